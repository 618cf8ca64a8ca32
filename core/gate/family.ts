import { weightedHolm } from '../statistics/multiplicity.ts'
import type { Draft } from './draft.ts'

/** Adjusted p-values of one draft's hypotheses, and the level its regression would be tested at on its own. */
export interface Adjusted {
  readonly regression: number
  readonly limit: number
  /** alpha_block times the hypothesis' weight: the level before Holm hands on what others did not use. */
  readonly level: number
}

interface Hypothesis {
  readonly draft: number
  readonly part: 'regression' | 'limit'
  readonly p: number
  readonly overall: boolean
}

/**
 * Adjusts every block test of a verdict together, by weighted Holm (Holm, Scandinavian Journal of Statistics 6 (1979),
 * section 3). Half the weight goes to overall metrics and limits, half to slices and fairness, so that a new slice never hides
 * the headline; where there is only one kind it has all the weight. A number without rows has no p-value and is no part of it.
 *
 * @returns one entry for each draft, in order; drafts that cannot block get adjusted p-values of 1.
 */
export function adjustFamily(drafts: readonly Draft[], alphaBlock: number): Adjusted[] {
  const family = drafts.flatMap(hypotheses)
  const counts = { overall: family.filter((item) => item.overall).length, slices: 0 }
  counts.slices = family.length - counts.overall
  const share = counts.overall > 0 && counts.slices > 0 ? 0.5 : 1
  const weightOf = (item: Hypothesis) => share / (item.overall ? counts.overall : counts.slices)
  const adjusted = weightedHolm(family.map((item) => ({ p: item.p, weight: weightOf(item) })))
  const result = drafts.map(() => ({ regression: 1, limit: 1, level: alphaBlock }))
  for (const [index, item] of family.entries()) {
    const entry = result[item.draft]
    if (!entry) continue
    entry[item.part] = adjusted[index] ?? 1
    if (item.part === 'regression') entry.level = alphaBlock * weightOf(item)
  }
  return result
}

function hypotheses({ gates, contrast, tolerance, limit, part }: Draft, draft: number): Hypothesis[] {
  if (!gates.block) return []
  const overall = part === 'overall'
  const found: Hypothesis[] = []
  if (contrast && tolerance !== undefined) found.push({ draft, part: 'regression', p: contrast.regression, overall })
  if (limit && limit.test.broken !== null) found.push({ draft, part: 'limit', p: limit.test.broken, overall })
  return found
}
