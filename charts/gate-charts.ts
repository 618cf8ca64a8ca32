import type { GateCharts } from '#core/report/html/gate-charts.ts'
import { differences } from './differences.ts'

/** What the page of a gate is drawn with. */
export const gateCharts: GateCharts = { differences }
