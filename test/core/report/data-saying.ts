import type { DataReport } from '#core/data-report.ts'
import { digestOf } from '#core/digest.ts'
import {
  makeCategories,
  makeCheck,
  makeDataset,
  makeDrift,
  makeFinding,
  makeGroup,
  makeNumbers,
  makeReport,
} from './data-fixture.ts'

/** A report that says one text wherever a report can hold a text of others. */
export function saying(text: string): DataReport {
  const said = text.slice(0, 400)
  const check = makeCheck({
    id: said,
    result: 'fail',
    expected: said,
    found: said,
    failed_rows: 3,
    examples: [said, said],
  })
  const finding = makeFinding({ id: said, result: 'fail', expected: said, found: said, examples: [said] })
  const origin = makeCategories(text)
  return makeReport({
    outcome: 'fail',
    contract: { path: text, digest: digestOf(''), id: text, version: text },
    policy: { digest: digestOf(''), source: 'base-branch', ref: said.slice(0, 300) },
    engine: text,
    checks: [
      { ...check, places: [{ file: said, line: 3 }] },
      { ...check, result: 'pass' },
    ],
    findings: [finding, { ...finding, result: 'pass' }],
    unchecked: [{ kind: 'custom', subject: said, text: said, line: null }],
    contract_changes: [
      { subject: said, kind: 'breaking', text: said, line: null },
      { subject: said, kind: 'compatible', text: said, line: 4 },
    ],
    reference: { name: said.slice(0, 300), rows: 1, digest: digestOf('') },
    datasets: [
      makeDataset({
        name: text,
        columns: [{ name: text, type: text, nulls: 1 }],
        files: [{ path: text, size: 1, digest: digestOf('') }],
        profile: [
          makeNumbers(text),
          { ...origin, categories: origin.categories && { ...origin.categories, values: Array(8).fill(said) } },
        ],
        drift: [makeDrift(text)],
        groups: [makeGroup(said, { column: text })],
      }),
    ],
  })
}
