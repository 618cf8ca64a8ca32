import { z } from 'zod'
import { Code } from './gate/ledger.ts'

/** The set whose labels only the app holds: when it is asked, and what that costs. */
export const SealedPolicy = z.strictObject({
  query_on: z
    .enum(['merge_group', 'pull_request'])
    .default('merge_group')
    .describe(
      'When the sealed set is asked: in the merge queue, or on every push to a pull request. Under `ledger` on both, since nothing else decides.',
    ),
  code: Code.prefault({}).describe(
    'Share of the error rates that each verdict costs; at most 1 together. Fixed when a set is uploaded.',
  ),
  lifetime_prs: z
    .int()
    .min(1)
    .max(100_000)
    .nullable()
    .default(300)
    .describe(
      'Questions that share the error rates as well; null: the rates are those of each question. Fixed when a set is uploaded.',
    ),
})
export type SealedPolicy = z.infer<typeof SealedPolicy>

/** How often one held-out set may be asked, and what it may tell. */
export const ReusePolicy = z.strictObject({
  mode: z
    .enum(['open', 'ledger', 'two-tier'])
    .describe(
      '`open`: the same held-out rows may be asked again and again. `two-tier`: an open set first, then a sealed one whose labels only the app holds and whose questions it counts. `ledger`: a sealed set alone; no label is open, and a loss can be shown on no metric by name.',
    ),
  sealed: SealedPolicy.optional().describe('Of the set whose labels nobody but the app sees.'),
  disclosure: z
    .literal('verdict', { error: 'must be verdict: any number beside it tells more than the ledger counts' })
    .optional()
    .describe('What an answer of the sealed set tells.'),
  on_exhausted: z
    .enum(['warn', 'block'])
    .optional()
    .describe(
      'What becomes of a change that the sealed set can no longer judge: `warn` lets it merge. Default: warn, of `ledger` block.',
    ),
})
export type ReusePolicy = z.infer<typeof ReusePolicy>

/** Whether a sealed set decides alone: then no label is open, and a run measures nothing. */
export function decidesAlone({ mode }: Pick<ReusePolicy, 'mode'>): boolean {
  return mode === 'ledger'
}

/** What the policy says of its sealed set, written out. */
export function sealedPolicyOf({ sealed }: ReusePolicy): SealedPolicy {
  return sealed ?? SealedPolicy.parse({})
}
