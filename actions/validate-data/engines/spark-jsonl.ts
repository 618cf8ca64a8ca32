import { memberOf } from '#core/data/dialect-spark.ts'
import type { Table } from './engine.ts'
import { countedTable, groupsOf, type Loading, nothing, selection } from './spark-rows.ts'
import type { FileGroup } from './spark-session.ts'
import { jsonTexts } from './text/json-text.ts'

// Without the mark that may stand before the first.
const RECORD = "regexp_replace(f0, '^\\ufeff', '')"

/** What stands under the keys of a record: texts, and what they are. One that Spark cannot read, although we could, ends the query. */
const MAPS = {
  where: "regexp_like(f0, '[^ \\t\\r]')",
  values: ['string', 'variant'].map(
    (type, index) =>
      `coalesce(from_json(${RECORD}, 'map<string,${type}>'), raise_error('Spark cannot read a record of the JSON')) AS m${index}`,
  ),
}

/** JSON Lines, judged record by record as for DuckDB. Blank lines hold no record. */
export async function loadJsonl(loading: Loading): Promise<Table> {
  const { session, dataset, table, scratch } = loading
  const { texts, columns, unreadable } = await jsonTexts(dataset, scratch)
  const groups = groupsOf(texts, () => null).map(
    (group): FileGroup => ({
      format: 'text',
      files: group.map(({ path }) => path),
      width: 1,
      options: { lineSep: '\n', wholetext: 'false' },
      first: MAPS,
      select: selection(columns, group[0]?.file, (name) => memberOf('m0', 'm1', name)),
    }),
  )
  await session.view(table, groups, nothing(columns))
  const rows = texts.reduce((sum, text) => sum + text.rows, 0)
  return countedTable(loading, { columns, lackedBy: new Map(), unreadable, rows })
}
