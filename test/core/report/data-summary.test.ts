import fc from 'fast-check'
import { marked, type Token } from 'marked'
import { describe, expect, test } from 'vitest'
import { dataSummary } from '#core/report/data-summary.ts'
import { HOSTILE_STRINGS } from '../../actions/corpus.ts'
import { brokenFlights, makeCheck, makeReport } from './data-fixture.ts'
import { saying } from './data-saying.ts'

describe('the summary of data', () => {
  test('is one line, what does not hold with its share, findings, the contract, and the rest folded', () => {
    expect(dataSummary(brokenFlights())).toMatchInlineSnapshot(`
      "### ❌ Data of \`flight-delay\`: 2 of 5 checks and 1 of 3 findings fail, first flights.distance:maximum (12 of 12,000 rows (0.1 %))

      |  | check | expected | found | for example | where |
      | --- | --- | --- | --- | --- | --- |
      | ❌ fail | \`flights.distance:maximum\` | no rows where distance is not &lt;= 5000 | \`█░░░░░░░░░\` 12 of 12,000 rows (0.1 %) | \`9999\`, \`12000\`, \`8021\` | \`data/flights.csv:17\`, \`data/flights.csv:203\`, contract, line 34 |
      | ❌ fail | \`flights.tail_number:pattern\` | no rows where tail_number does not match ^N\\[0-9A-Z\\]{1,5}&dollar; | \`█░░░░░░░░░\` 431 of 12,000 rows (3.59 %) | _masked_ | contract, line 41 |
      | 🟡 warn | \`flights.origin:nullValues\` | no rows without delay | \`█░░░░░░░░░\` 9 of 12,000 rows |  | contract, line 27 |

      |  | finding | expected | found | for example |
      | --- | --- | --- | --- | --- |
      | ❌ fail | \`flights.arrival_delay:leaking-feature\` | no feature tells the label by itself (AUC under 0.95) | arrival_delay alone tells late with an AUC of 0.998 |  |
      | 🟡 warn | \`flights.distance:drift\` | distance is distributed as in the reference | p under 1e-9 after adjusting, Wasserstein distance 0.41 sd (limit 0.1) |  |

      **1 change of the contract breaks what held before**; also read by \`fuel-burn\`:

      - \`flights.carrier\`: required was added (line 30)

      <details><summary>1 compatible change of the contract</summary>

      - \`flights.weather\`: the field was added (line 60)

      </details>

      <details><summary>1 rule of the contract was not run</summary>

      | of | kind | rule |
      | --- | --- | --- |
      | \`flights.delay\` | text | Delays come from the tower, not the gate. (line 52) |

      </details>

      <details><summary>2 checks hold, 1 search for drift, leakage or bias found nothing</summary>

      | check | expected | found |
      | --- | --- | --- |
      | \`flights:rowCount\` | at least 1,000 rows | 12,000 rows |
      | \`flights.delay:required\` | no rows without delay | 0 of 12,000 rows |
      | \`flights:duplicate-rows\` | distance is distributed as in the reference | no row stands twice |

      </details>

      <details><summary>What was checked</summary>

      | what | value |
      | --- | --- |
      | contract | \`data/flights.odcs.yaml\` \`flights 1.2.0\` |
      | engine | \`duckdb v1.5.5\` |
      | \`flights\` | 12,000 rows in 1 file, \`sha256:c8cf489ed229d3a214f17b2a755287289ef1fd56a807c65012dfb39e8…\` |
      | reference | \`v1.4.0 of flight-delay\`, 11,900 rows |

      </details>"
    `)
  })

  test('is short when everything holds', () => {
    expect(dataSummary(makeReport())).toMatchInlineSnapshot(`
      "### ✅ Data of \`flight-delay\`: 1 check holds

      <details><summary>1 check holds</summary>

      | check | expected | found |
      | --- | --- | --- |
      | \`flights.delay:required\` | no rows without delay | 0 of 12,000 rows |

      </details>

      <details><summary>What was checked</summary>

      | what | value |
      | --- | --- |
      | contract | \`data/flights.odcs.yaml\` \`flights 1.2.0\` |
      | engine | \`duckdb v1.5.5\` |
      | \`flights\` | 12,000 rows in 1 file, \`sha256:c8cf489ed229d3a214f17b2a755287289ef1fd56a807c65012dfb39e8…\` |

      </details>"
    `)
  })

  test('says that the values of a classified column are left out', () => {
    const text = dataSummary(brokenFlights())
    expect(text.split('\n').find((line) => line.includes('tail_number:pattern'))).toContain('| _masked_ |')
  })

  test('names who else reads a contract that breaks, breaking changes first', () => {
    const text = dataSummary(brokenFlights())
    expect(text).toContain('**1 change of the contract breaks what held before**; also read by `fuel-burn`')
    expect(text.indexOf('required was added')).toBeLessThan(text.indexOf('the field was added'))
  })

  test('lists the worst of 10,000 checks and counts the others, far under 1 MiB', () => {
    const checks = Array.from({ length: 10_000 }, (_, index) =>
      makeCheck({
        id: `flights.column_${index}:pattern`,
        result: index === 9_999 ? 'error' : index % 2 === 0 ? 'fail' : 'pass',
        expected: 'e'.repeat(1000),
        found: 'f'.repeat(1000),
        examples: Array(10).fill('x'.repeat(300)),
      }),
    )
    const text = dataSummary(makeReport({ outcome: 'error', checks }))
    expect(new TextEncoder().encode(text).length).toBeLessThan(500_000)
    expect(text.split('\n').find((line) => line.startsWith('| ❌'))).toContain('column_9999')
    expect(text).toContain('4,801 more are in the report file.')
  })
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
    if (token.type === 'text' && !('tokens' in token && token.tokens)) expect(token.raw).not.toMatch(/@\w|\$/)
  }
}

test.each(HOSTILE_STRINGS.map((text) => [text.slice(0, 40), text]))('%j does nothing in a summary', (_, text) => {
  requireHarmless(dataSummary(saying(text)))
})

test('no text of the data does anything in a summary', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => requireHarmless(dataSummary(saying(text)))))
})
