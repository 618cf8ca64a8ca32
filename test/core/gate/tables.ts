import { checkPredictions, type Predictions } from '#core/gate/predictions.ts'
import type { Cell, Table } from '#core/gate/table.ts'
import type { ModelPolicy } from '#core/policy.ts'

/** A table from rows of cells; the first row names the columns. */
export function tableOf([names = [], ...rows]: readonly (readonly Cell[])[], source = 'candidate.csv'): Table {
  const columns = new Map(names.map((name, index) => [String(name), rows.map((row) => row[index] ?? null)]))
  return { source, rows: rows.length, names: [...columns.keys()], columns }
}

export function predictionsOf(
  model: ModelPolicy,
  rows: readonly (readonly Cell[])[],
  source = 'candidate.csv',
): Predictions {
  return checkPredictions(tableOf(rows, source), model)
}
