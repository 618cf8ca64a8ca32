import type { DataCharts } from '#core/report/html/data-charts.ts'
import { categories } from './categories.ts'
import { histogram } from './histogram.ts'
import { intervals } from './intervals.ts'

/** What the page of a data report is drawn with. */
export const dataCharts: DataCharts = { histogram, categories, intervals }
