import type { Finding } from '../data-report.ts'

const ID_LENGTH = 500
const TEXT_LENGTH = 1000
const EXAMPLE_LENGTH = 300

export interface Subject {
  readonly kind: Finding['kind']
  readonly schema: string
  /** Null for the whole object. */
  readonly column: string | null
}

/** A finding with its id, `<schema>.<column>:<kind>` or `<schema>:<kind>`, and texts of bounded length. */
export function findingOf(
  subject: Subject,
  said: Pick<Finding, 'result' | 'expected' | 'found'>,
  examples: readonly string[] = [],
): Finding {
  const { kind, schema, column } = subject
  return {
    id: cut(`${column === null ? schema : `${schema}.${column}`}:${kind}`, ID_LENGTH),
    kind,
    result: said.result,
    expected: cut(said.expected, TEXT_LENGTH),
    found: cut(said.found, TEXT_LENGTH),
    examples: examples.slice(0, 10).map((example) => cut(example, EXAMPLE_LENGTH)),
  }
}

/** At most so many UTF-16 units, never through the middle of a character. */
export function cut(text: string, length: number): string {
  const whole = text.toWellFormed()
  return whole.length <= length ? whole : `${whole.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}

/** A share in percent, to three digits. */
export function percent(part: number, whole: number): string {
  if (whole === 0) return '0 %'
  const share = (100 * part) / whole
  return `${share !== 0 && share < 0.01 ? 'under 0.01' : Number(share.toPrecision(3))} %`
}

/** `a, b and 3 more`. */
export function listed(names: readonly string[], shown = 8): string {
  const more = names.length - shown
  return more > 0 ? `${names.slice(0, shown).join(', ')} and ${more} more` : names.join(', ')
}
