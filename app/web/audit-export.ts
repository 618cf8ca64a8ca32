import { stringify } from 'csv-stringify/sync'
import type { Audit, AuditEntry, AuditQuery } from '../store/audit.ts'

const PAGE = 500

const COLUMNS = ['number', 'at', 'kind', 'actor', 'pull', 'sha', 'details'] as const

/** A format that the log can be taken away in; `text` is called page by page, so that no log is ever in memory whole. */
export interface ExportFormat {
  readonly type: string
  readonly begin: string
  readonly end: string
  text(entries: readonly AuditEntry[], isFirst: boolean): string
}

export const EXPORTS: Readonly<Record<'json' | 'csv', ExportFormat>> = {
  json: {
    type: 'application/json; charset=utf-8',
    begin: '[',
    end: ']\n',
    text: (entries, isFirst) =>
      entries.map((entry, index) => `${isFirst && index === 0 ? '\n' : ',\n'}${JSON.stringify(entry)}`).join(''),
  },
  csv: {
    type: 'text/csv; charset=utf-8',
    begin: stringify([COLUMNS]),
    end: '',
    // A cell that a spreadsheet would calculate gets an apostrophe: others choose the words in here.
    text: (entries) => stringify(entries.map(cellsOf), { escape_formulas: true }),
  },
}

function cellsOf({ number, at, kind, actor, pull, sha, details }: AuditEntry): readonly (string | number)[] {
  return [number, at.toISOString(), kind, actor ?? '', pull ?? '', sha ?? '', JSON.stringify(details)]
}

/** The entries of a query as a file, newest first. */
export async function* exported(
  audit: Audit,
  query: Omit<AuditQuery, 'limit' | 'before'>,
  format: ExportFormat,
): AsyncGenerator<string> {
  yield format.begin
  let before: number | undefined
  let isFirst = true
  do {
    const { entries, next } = await audit.read({ ...query, limit: PAGE, before })
    if (entries.length > 0) yield format.text(entries, isFirst)
    isFirst = false
    before = next ?? undefined
  } while (before !== undefined)
  yield format.end
}
