import fc from 'fast-check'
import { marked, type Token } from 'marked'
import { expect, test } from 'vitest'
import { dataSummary } from '#core/data/summary.ts'
import type { DataCheck, DataReport } from '#core/data-report.ts'
import { HOSTILE_STRINGS } from '../../actions/corpus.ts'

const DIGEST = `sha256:${'0'.repeat(64)}`

function check(text: string, result: DataCheck['result'] = 'fail'): DataCheck {
  const said = text.slice(0, 400)
  return { id: said, result, expected: said, found: said, rows: 10, failed_rows: 3, examples: [said, said], line: 7 }
}

function report(checks: DataCheck[], text = 'flights'): DataReport {
  return {
    schema: 'holdout.data-report/1',
    model: 'flight-delay',
    run: null,
    outcome: checks.some(({ result }) => result === 'fail') ? 'fail' : 'warn',
    contract: { path: text, digest: DIGEST, id: text, version: text },
    engine: 'duckdb v1.5.5',
    checks,
    datasets: [{ name: text, rows: 10, columns: [], files: [], digest: DIGEST }],
    created_at: '2024-01-01T00:00:00Z',
  }
}

test('one line, what does not hold with its share, and the rest folded', () => {
  const checks: DataCheck[] = [
    { ...check('t.v:nullValues', 'warn'), failed_rows: 10, examples: [] },
    {
      ...check('t.v:required'),
      expected: 'no rows without v',
      found: '1 of 1,000 rows (0.1 %)',
      rows: 1000,
      failed_rows: 1,
    },
    { ...check('t.v:present', 'pass'), examples: [] },
  ]
  expect(dataSummary(report(checks))).toMatchInlineSnapshot(`
    "### ❌ Data of \`flight-delay\`: 1 of 3 checks fail, first t.v:required (1 of 1,000 rows (0.1 %))

    |  | check | expected | found | share of rows | for example | line |
    | --- | --- | --- | --- | --- | --- | --- |
    | ❌ fail | \`t.v:required\` | \`no rows without v\` | \`1 of 1,000 rows (0.1 %)\` | \`█░░░░░░░░░\` | \`t.v:required\`, \`t.v:required\` | 7 |
    | 🟡 warn | \`t.v:nullValues\` | \`t.v:nullValues\` | \`t.v:nullValues\` | \`██████████\` |  | 7 |

    <details><summary>1 checks hold</summary>

    | check | expected | found |
    | --- | --- | --- |
    | \`t.v:present\` | \`t.v:present\` | \`t.v:present\` |

    </details>

    <details><summary>What was checked</summary>

    | what | value |
    | --- | --- |
    | contract | \`flights\` \`flights flights\` |
    | engine | \`duckdb v1.5.5\` |
    | \`flights\` | 10 rows in 0 files, \`sha256:000000000000000000000000000000000000000000000000000000000…\` |

    </details>"
  `)
})

/** Every token of a Markdown text, in depth. */
function tokens(markdown: string): Token[] {
  const found: Token[] = []
  marked.walkTokens(marked.lexer(markdown), (token) => void found.push(token))
  return found
}

function requireHarmless(markdown: string): void {
  for (const token of tokens(markdown)) {
    expect(['link', 'image', 'del', 'blockquote', 'code'], token.raw).not.toContain(token.type)
    if (token.type === 'html')
      expect(token.raw.trim()).toMatch(/^<\/?(details|summary)>(<summary>[\w, ]+<\/summary>)?$/)
    if (token.type === 'table') for (const row of token.rows) expect(row).toHaveLength(token.header.length)
    if (token.type === 'text' && !('tokens' in token && token.tokens)) expect(token.raw).not.toMatch(/@\w/)
  }
}

test.each(HOSTILE_STRINGS.map((text) => [text.slice(0, 40), text]))('%j does nothing in a summary', (_, text) => {
  requireHarmless(dataSummary(report([check(text), check(text, 'pass')], text)))
})

test('no text of the data does anything in a summary', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => requireHarmless(dataSummary(report([check(text)], text)))),
  )
})
