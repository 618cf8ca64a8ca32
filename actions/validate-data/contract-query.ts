import type { Measure } from '#core/data/checks.ts'
import type { Found } from '#core/data/judge.ts'
import type { Scope } from '#core/data/located.ts'
import { filledQuery } from '#core/data/queries.ts'
import type { Loaded } from './run-checks.ts'
import { firstLine } from './scan.ts'

/**
 * Runs a query of the contract and takes its one number. The engine itself sees to it that the query only reads, and ends it
 * when its time is up; whatever goes wrong makes the check an error.
 */
export async function contractQuery(
  { query, field }: Extract<Measure, { kind: 'query' }>,
  { engine, plan, limit }: Loaded & { readonly scope: Scope },
  rows: number,
): Promise<Found> {
  const text = filledQuery(query, { object: plan.name, property: field?.column ?? null }, engine.dialect)
  try {
    const answer = await engine.readOnly(text, limit)
    const [[value] = []] = answer
    if (answer.length !== 1 || answer[0]?.length !== 1) {
      const [many, wide] = [answer.length, answer[0]?.length ?? 0]
      return { kind: 'error', why: `the query gives ${many} rows of ${wide} columns; select one number` }
    }
    const number =
      typeof value === 'boolean' ? Number(value) : value === null || value === '' ? Number.NaN : Number(value)
    if (!Number.isFinite(number))
      return { kind: 'error', why: `the query gives ${String(value).slice(0, 100)}; select one number` }
    return { kind: 'count', rows, count: number, examples: [] }
  } catch (thrown) {
    return { kind: 'error', why: `the query was refused: ${firstLine(thrown)}` }
  }
}
