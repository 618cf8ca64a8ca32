import { decide } from '#core/gate/decide.ts'
import type { Decision } from '#core/gate/decision.ts'
import type { ModelPolicy } from '#core/policy.ts'
import { mcnemarExact } from '#core/statistics/mcnemar.ts'
import { tangoNonInferiority } from '#core/statistics/tango.ts'
import { accuracy, digest, evidenceOf, origin, proportions } from '../core/gate/fixture.ts'
import type { Gate, Proposed } from './stream.ts'

/*
 * Our gate and the simple ones it is compared with, on streams of pull requests. One point is tolerated, every level is .05.
 */

const ALPHA = 0.05
const TOLERANCE = 0.01

/** Gates that people write themselves. */
export const simpleGates = {
  'any drop blocks': ({ wins, losses }) => blocked(losses > wins),
  'drop over 1 point blocks': (proposed) => blocked(proposed.losses - proposed.wins > TOLERANCE * rowsOf(proposed)),
  'exact McNemar blocks': (proposed) => blocked(mcnemarExact(proposed).p <= ALPHA),
  'non-inferiority required': ({ wins, losses, ...proposed }) =>
    blocked(tangoNonInferiority({ wins, losses, n: rowsOf(proposed) }, TOLERANCE).p > ALPHA),
} as const satisfies Readonly<Record<string, Gate>>

function blocked(isBlocked: boolean) {
  return { blocked: isBlocked, merged: !isBlocked }
}

function rowsOf({ model: { rows } }: Pick<Proposed, 'model'>): number {
  return rows.both + rows.anchorOnly + rows.currentOnly + rows.neither
}

/** The product. `anchored`: against the last release as well, which is the first model of the stream. */
export function holdout(policy: ModelPolicy, anchored: boolean): Gate {
  return (proposed) => {
    const { admissible, rows } = verdictOn(proposed, policy, anchored)
    return {
      blocked: rows.some((row) => row.regression?.shown === true && row.verdict === 'block'),
      merged: admissible,
    }
  }
}

function verdictOn({ model, wins, losses }: Proposed, policy: ModelPolicy, anchored: boolean): Decision {
  const { both, anchorOnly, currentOnly } = model.rows
  const n = rowsOf({ model })
  const flips = { n, wins, losses, bothRight: both + currentOnly - wins }
  if (!anchored) return decide({ model: policy, evidence: evidenceOf([accuracy(flips)]) })
  const anchor = proportions({ n, wins: currentOnly, losses: anchorOnly, bothRight: both })
  const evidence = evidenceOf([accuracy(flips, { anchor })], {
    anchor: origin({ predictions_digest: digest('anchor') }),
  })
  return decide({ model: policy, evidence })
}
