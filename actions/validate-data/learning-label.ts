import { classesQuery, type Label, labelOf } from '#core/data/leakage-label.ts'
import type { Quest, Subject } from './learning.ts'
import { columnScans, countColumns, measureColumns } from './learning-columns.ts'

/** The label of the policy, or why there is none. */
export interface AskedLabel {
  readonly label: Label | null
  /** Rows of each class. */
  readonly rows: readonly number[]
  readonly problem: string
}

/** What the policy's label is in these data; null where the policy names none. */
export async function askLabel(subject: Subject, { dataset, positive }: Quest): Promise<AskedLabel | null> {
  const name = dataset?.label
  if (name === undefined) return null
  const { engine, table, features } = subject
  const feature = features.find(({ bound }) => bound.column.name === name)
  if (!feature) return none(`no column ${name}, which the policy's dataset.label names`)
  const side = { engine, table: table.sql, features: [feature], classes: [] }
  const counted = await countColumns(side, columnScans(side, await measureColumns(side), new Map()))
  const tally = counted.get(name)?.tally
  const label = tally ? labelOf(feature, tally, positive) : `${name} was not counted`
  if (typeof label === 'string') return none(label)
  const [rows = []] = await engine.query(classesQuery(table.sql, label))
  return { label, rows: rows.map(Number), problem: '' }
}

function none(problem: string): AskedLabel {
  return { label: null, rows: [], problem }
}
