import type { Measure } from '#core/data/checks.ts'
import type { Located } from '#core/data/located.ts'
import { ecmaPattern } from '#core/data/pattern.ts'
import { conditions, distinctQuery, EXAMPLE_LENGTH, MAX_EXAMPLES } from '#core/data/queries.ts'
import { hasFault } from '#core/data/value-fault.ts'
import type { Engine } from './engines/engine.ts'
import { patternWorker } from './pattern-worker.ts'

interface Doubt {
  readonly measure: Extract<Measure, { kind: 'values' }>
  /** Milliseconds that a pattern may take. */
  readonly limit: number
}

/**
 * Looks at the distinct values that the engine could not judge, in JavaScript.
 *
 * @returns the faulty rows, and the most frequent faulty values.
 * @throws PatternTimeout where a pattern takes longer than it may.
 */
export async function unsureValues(
  engine: Engine,
  located: Located,
  { measure, limit }: Doubt,
): Promise<{ count: number; examples: string[] }> {
  const { fault, field } = measure
  const { unsure } = conditions(located, measure)
  const pattern = fault.kind === 'invalid' ? fault.pattern : null
  const worker = pattern === null ? null : patternWorker(ecmaPattern(pattern), limit)
  const faulty: { text: string; count: number }[] = []
  let total = 0
  try {
    for await (const portion of engine.stream(distinctQuery(located, unsure ?? 'false'))) {
      const texts = portion.map(([text]) => String(text).slice(1))
      const matched = await worker?.matches(texts)
      for (const [index, [, n]] of portion.entries()) {
        const text = texts[index] ?? ''
        if (matched ? matched[index] : !hasFault(text, field, fault)) continue
        total += Number(n)
        faulty.push({ text: Array.from(text).slice(0, EXAMPLE_LENGTH).join(''), count: Number(n) })
      }
      faulty.sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1)).splice(MAX_EXAMPLES)
    }
    return { count: total, examples: faulty.map(({ text }) => text) }
  } finally {
    await worker?.close()
  }
}
