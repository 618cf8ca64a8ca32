import { z } from 'zod'
import type { Digest } from '#core/digest.ts'
import { UserError } from '#core/errors.ts'
import { type Ledger, levelsAt, reserve, type SealedVerdict } from '#core/gate/ledger.ts'
import { demandsOf, sealedModel } from '#core/gate/sealed.ts'
import { decideSealed } from '#core/gate/sealed-decision.ts'
import { type Aligned, aligned, answersDigest, disagreementOf, questionPolicyDigest } from '#core/gate/sealed-rows.ts'
import { ModelPolicy } from '#core/policy.ts'
import type { SealedPredictions } from '#core/sealed-predictions.ts'
import { auditIn } from '../store/audit.ts'
import type { RunAttempt } from '../store/results.ts'
import { type Circumstances, type NewQuestion, sealedQuestionsIn } from '../store/sealed-questions.ts'
import { type SetOwner, type StoredSet, sealedSetsIn } from '../store/sealed-sets.ts'
import { openFrame, openSet, type Vault } from './vault.ts'

/*
 * A question to a sealed set. Everything that could lead to another answer is written down and committed before a label is decrypted: which
 * predictions, which policy, and so which level. From there on whoever comes along finishes it, and finds the same answer; only then is
 * anything told. A crash between any two steps therefore costs nothing and tells nothing.
 */

export interface SealedFile {
  /** Names the document in errors. */
  readonly source: string
  readonly found: SealedPredictions
}

export interface Asking extends SetOwner {
  readonly policy: ModelPolicy
  /** Who asks. */
  readonly run: RunAttempt
  /** Fetched only where the question was not asked before. */
  readonly candidate: () => Promise<SealedFile>
  /** With what to call it: a run and its commit. */
  readonly baseline: () => Promise<SealedFile & { readonly name: string }>
}

export type Asked =
  /** `ledger` ends with this question. */
  | (Circumstances & {
      readonly kind: 'answered'
      readonly rows: number
      readonly verdict: SealedVerdict
      readonly ledger: Ledger
    })
  /** Both models predict the same on every example: no worse, whatever the labels are, and nothing was asked. */
  | { readonly kind: 'same'; readonly rows: number }
  /** The level that is left could not answer it; it was not asked. */
  | (Circumstances & {
      readonly kind: 'exhausted'
      readonly rows: number
      readonly resolvable: number | null
      readonly ledger: Ledger
    })
  /** There is no set that could be asked, and why. */
  | { readonly kind: 'unready'; readonly reason: string }

/** So many other questions are finished first before the queue gets this one back. */
const MAX_OTHERS = 20

/**
 * Asks the sealed set that is in use.
 *
 * @throws UserError for predictions that do not fit the set; it quotes no label.
 */
export async function ask(asking: Asking, vault: Vault): Promise<Asked> {
  const set = await sealedSetsIn(vault.database).inUse(asking)
  if (!set)
    return { kind: 'unready', reason: `no sealed set of ${asking.model} was uploaded to the app; a maintainer has to` }
  const policy = questionPolicyDigest(asking.policy)
  const before = await sealedQuestionsIn(vault.database).askedBy(set.digest, asking.run, policy)
  if (before !== null) return answer(set, before, vault)
  try {
    openFrame(set, vault)
  } catch (thrown) {
    if (thrown instanceof UserError) return { kind: 'unready', reason: thrown.message }
    throw thrown
  }
  return askAnew(set, { ...asking, digest: policy }, vault)
}

async function askAnew(set: StoredSet, asking: Asking & { readonly digest: Digest }, vault: Vault): Promise<Asked> {
  const frame = openFrame(set, vault)
  const model = sealedModel(asking.policy)
  const candidate = aligned(frame, await asking.candidate(), model)
  const found = await asking.baseline()
  const baseline = aligned(frame, found, model)
  const question = { candidate: answersDigest(candidate), baseline: answersDigest(baseline), policy: asking.digest }
  if (question.candidate === question.baseline) return { kind: 'same', rows: set.rows }
  const circumstances = { disagreement: disagreementOf(candidate, baseline), against: found.name }
  const wish = {
    model,
    question,
    run: asking.run,
    ...circumstances,
    material: writeMaterial(model, candidate, baseline),
  }
  for (let others = 0; others < MAX_OTHERS; others++) {
    const reserved = await reserveIn(set, wish, vault)
    if (reserved.kind === 'reserved') return answer(set, reserved.number, vault)
    if (reserved.kind === 'exhausted') return { ...reserved, ...circumstances, rows: set.rows }
    if (reserved.kind === 'retired')
      return { kind: 'unready', reason: `the sealed set of ${set.model} was retired just now` }
    await finish(set, vault)
  }
  throw new Error('the sealed set is asked too much at once; asking again later')
}

type Wish = Omit<NewQuestion, 'number'> & { readonly model: ModelPolicy }

// The lock on the set's row makes questions serial, over any number of replicas.
async function reserveIn({ digest }: StoredSet, { model, ...wish }: Wish, { database }: Vault) {
  return database.transaction(async (sql) => {
    const set = await sealedSetsIn(sql).lock(digest)
    if (!set || set.retiredAt) return { kind: 'retired' } as const
    const questions = sealedQuestionsIn(sql)
    const ledger = await questions.ledger(set)
    const demands = demandsOf(model, { n: set.rows, disagreement: wish.disagreement })
    const reservation = reserve(ledger, wish.question, { rates: model.rates, demands })
    if (reservation.kind === 'busy') return { kind: 'busy' } as const
    if (reservation.kind === 'exhausted') return { ...reservation, ledger }
    const known = await questions.numberOf(digest, wish.question)
    if (known !== null) return { kind: 'reserved', number: known } as const
    const number = ledger.queries.length + 1
    await questions.reserve(digest, { ...wish, number })
    return { kind: 'reserved', number } as const
  })
}

async function answer(set: StoredSet, number: number, vault: Vault): Promise<Asked> {
  await finish(set, vault)
  const asked = await sealedQuestionsIn(vault.database).read(set, number)
  if (!asked?.verdict) throw new Error(`question ${number} of a sealed set has no verdict after it was finished`)
  return { kind: 'answered', rows: set.rows, ...asked, verdict: asked.verdict }
}

/**
 * Answers the question that is reserved, whoever asked it; nothing where there is none. Two that do it at once find the same answer, and
 * the first one's stays.
 */
export async function finish(set: StoredSet, vault: Vault): Promise<void> {
  const questions = sealedQuestionsIn(vault.database)
  const open = await questions.open(set.digest)
  if (!open) return
  const { model, candidate, baseline } = readMaterial(open.material)
  const levels = levelsAt(await questions.ledger(set, open.number), model.rates)
  const verdict = decideSealed(model, levels, {
    set: await openSet(set, vault),
    evaluationSet: set.digest,
    candidate: { predictions: candidate, digest: open.question.candidate },
    baseline: { predictions: baseline, digest: open.question.baseline },
  })
  await vault.database.transaction(async (sql) => {
    await sealedSetsIn(sql).lock(set.digest)
    if ((await sealedQuestionsIn(sql).open(set.digest))?.number !== open.number) return
    await sealedQuestionsIn(sql).disclose(set.digest, open.number, verdict)
    const details = { model: set.model, set: set.digest, question: open.number, verdict }
    await auditIn(sql).record({
      repositoryId: set.repositoryId,
      kind: 'sealed-question-answered',
      actor: null,
      details,
    })
  })
}

const Answers = z.object({ values: z.array(z.string()), codes: z.array(z.int()) })
const Material = z.object({ model: ModelPolicy, candidate: Answers, baseline: Answers })

function writeMaterial(model: ModelPolicy, candidate: Aligned, baseline: Aligned): string {
  const plain = ({ predictions: { values, codes } }: Aligned) => ({ values, codes: [...codes] })
  return JSON.stringify({ model, candidate: plain(candidate), baseline: plain(baseline) })
}

function readMaterial(text: string) {
  const { model, candidate, baseline } = Material.parse(JSON.parse(text))
  const coded = ({ values, codes }: z.infer<typeof Answers>) => ({ values, codes: Int32Array.from(codes) })
  return { model, candidate: coded(candidate), baseline: coded(baseline) }
}
