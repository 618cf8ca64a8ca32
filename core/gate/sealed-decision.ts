import type { Digest } from '../digest.ts'
import { UserError } from '../errors.ts'
import type { ModelPolicy } from '../policy.ts'
import { compare } from './compare.ts'
import { decide } from './decide.ts'
import { evidenceInMemory } from './evidence-in-memory.ts'
import type { Levels, SealedVerdict } from './ledger.ts'
import { checkPredictions } from './predictions.ts'
import { atLevels, sealedVerdictOf } from './sealed.ts'
import type { SealedSet } from './sealed-rows.ts'
import type { Categories } from './table.ts'

/** Everything that a reserved question is decided on. */
export interface SealedCase {
  readonly set: SealedSet
  /** Of the set: what it is called, no digest of its labels. */
  readonly evaluationSet: Digest
  /** In the order of the set. */
  readonly candidate: { readonly predictions: Categories; readonly digest: Digest }
  readonly baseline: { readonly predictions: Categories; readonly digest: Digest }
}

/**
 * The one word that a sealed set says: the whole decision of the gate on its rows, at these levels. Evidence is made in memory and
 * forgotten. What cannot be decided is inconclusive; why is not told, since every message about rows can quote a label.
 *
 * @throws Error without a cause where our own code fails.
 */
export function decideSealed(model: ModelPolicy, levels: Levels, question: SealedCase): SealedVerdict {
  try {
    return sealedVerdictOf(decision(atLevels(model, levels), question))
  } catch (thrown) {
    if (thrown instanceof UserError) return 'inconclusive'
    throw new Error(
      'a question to a sealed set could not be decided; its error is not shown, since it could quote a label',
    )
  }
}

function decision(model: ModelPolicy, { set, evaluationSet, candidate, baseline }: SealedCase) {
  const read = ({ predictions }: SealedCase['candidate']) => {
    const columns = new Map([
      [model.data.id, set.ids],
      [model.data.label, textsOf(set.labels)],
      [model.data.prediction, textsOf(predictions)],
    ])
    return checkPredictions(
      { source: 'the sealed set', rows: set.ids.length, names: [...columns.keys()], columns },
      model,
    )
  }
  const { records, problems } = compare(model, { candidate: read(candidate), baseline: read(baseline), anchor: null })
  const evidence = evidenceInMemory(
    { records: [...records], problems: [...problems] },
    { candidate: candidate.digest, baseline: baseline.digest, set: evaluationSet, n: set.ids.length },
  )
  return decide({ model, evidence })
}

function textsOf({ values, codes }: Categories): string[] {
  return Array.from(codes, (code) => values[code] ?? '')
}
