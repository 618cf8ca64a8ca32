import { randomUUID } from 'node:crypto'
import { stringify } from 'csv-stringify/sync'
import { digestLines } from '#core/digest.ts'
import { UserError } from '#core/errors.ts'
import type { Ledger } from '#core/gate/ledger.ts'
import { labelColumns, readSealedSet } from '#core/gate/sealed-rows.ts'
import type { ModelPolicy } from '#core/policy.ts'
import { sealedPolicyOf } from '#core/reuse-policy.ts'
import { MAX_SEALED_ROWS } from '#core/sealed-predictions.ts'
import { readTable } from '#tables/read.ts'
import type { TableFile } from '#tables/table-file.ts'
import { auditIn } from '../store/audit.ts'
import type { Sql } from '../store/database.ts'
import { sealedQuestionsIn } from '../store/sealed-questions.ts'
import { type SetOwner, type StoredSet, sealedSetsIn } from '../store/sealed-sets.ts'
import { finish } from './ask.ts'
import { nameOfKey, unwrapKey, wrapKey } from './envelope.ts'
import { belongingOf, keysOf, lockRows, openFrame, openSet, type Vault } from './vault.ts'

/** A maintainer, already known to be one. */
export interface Maintainer {
  readonly login: string
}

/**
 * Takes the labels of a new sealed set. Its code and lifetime are those of the policy now, and stay: what a verdict costs must be fixed before
 * the set is asked.
 *
 * @throws UserError for a file that cannot be read, a set that is in use already, and rows that were asked about before.
 */
export async function uploadSet(
  file: TableFile,
  { owner, model, by }: { readonly owner: SetOwner; readonly model: ModelPolicy; readonly by: Maintainer },
  vault: Vault,
): Promise<StoredSet> {
  const keys = keysOf(vault)
  if (model.reuse.mode === 'open') {
    throw new UserError(
      `the policy on the default branch asks no sealed set of ${owner.model}; merge reuse: {mode: two-tier} first, since it fixes what a verdict costs`,
    )
  }
  const set = readSealedSet(await readTable(file, () => labelColumns(model)), model)
  if (set.ids.length > MAX_SEALED_ROWS) {
    throw new UserError(`${file.source}: has ${set.ids.length} rows; a sealed set has at most ${MAX_SEALED_ROWS}`)
  }
  const idsDigest = digestLines([...set.ids].sort())
  await requireNewRows(set.ids, { idsDigest, owner }, vault)
  const { code, lifetime_prs: lifetime } = sealedPolicyOf(model.reuse)
  // Made of chance and ids, so that it tells nothing of a label.
  const digest = digestLines([randomUUID(), ...set.ids])
  const { repositoryId, model: name } = owner
  const stored = { digest, repositoryId, model: name, rows: set.ids.length, terms: { code, lifetime }, idsDigest }
  return vault.database.transaction(async (sql) => {
    await lockOwner(sql, owner)
    const sets = sealedSetsIn(sql)
    if (await sets.inUse(owner)) {
      throw new UserError(`a sealed set of ${name} is in use; retire it first, which closes its record for good`)
    }
    await sets.insert({ ...stored, uploadedBy: by.login }, lockRows(set, belongingOf(stored), keys))
    await record(sql, stored, { kind: 'sealed-set-uploaded', by, details: { rows: stored.rows } })
    const inserted = await sets.inUse(owner)
    if (!inserted) throw new Error('the set that was just inserted is not there')
    return inserted
  })
}

// Whoever has learned from the verdicts on some rows has learned of these rows: a new record for them would promise what is not so.
async function requireNewRows(
  ids: readonly string[],
  { idsDigest, owner }: { readonly idsDigest: string; readonly owner: SetOwner },
  vault: Vault,
): Promise<void> {
  const wanted = new Set(ids)
  for (const earlier of await sealedSetsIn(vault.database).all(owner)) {
    const { queries } = await sealedQuestionsIn(vault.database).ledger(earlier)
    if (queries.length === 0) continue
    const known = earlier.content ? openFrame(earlier, vault).ids.filter((id) => wanted.has(id)).length : 0
    const shared = known > 0 ? known : earlier.idsDigest === idsDigest ? ids.length : 0
    if (shared === 0) continue
    throw new UserError(
      `${shared} of these examples were in the sealed set of ${earlier.uploadedAt.toISOString().slice(0, 10)}, which was asked ${queries.length} questions; a new set needs new examples, under ids of their own`,
    )
  }
}

// Of two uploads at once the second one then sees the first.
async function lockOwner(sql: Sql, { repositoryId, model }: SetOwner): Promise<void> {
  await sql.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`sealed ${repositoryId} ${model}`])
}

/**
 * Takes a set out of use: what waits is answered, then nothing is asked any more. Its labels may be published from then on.
 *
 * @throws UserError where there is none in use.
 */
export async function retireSet(owner: SetOwner, by: Maintainer, vault: Vault): Promise<void> {
  const set = await inUse(owner, vault)
  await finish(set, vault)
  await vault.database.transaction(async (sql) => {
    const locked = await sealedSetsIn(sql).lock(set.digest)
    if (!locked || locked.retiredAt) return
    if (await sealedQuestionsIn(sql).open(set.digest))
      throw new UserError('a question was reserved just now; retire the set again')
    await sealedSetsIn(sql).retire(set.digest)
    await record(sql, set, { kind: 'sealed-set-retired', by, details: {} })
  })
}

/** Deletes rows and keys of every set of a model, in use or not. That they were, and what they said, stays on record. */
export async function eraseSets(owner: SetOwner, by: Maintainer, vault: Vault): Promise<number> {
  return vault.database.transaction(async (sql) => {
    const sets = (await sealedSetsIn(sql).all(owner)).filter(({ content }) => content !== null)
    for (const set of sets) {
      await sealedSetsIn(sql).lock(set.digest)
      await sealedSetsIn(sql).erase(set.digest)
      await sql.query('DELETE FROM sealed_questions WHERE set_digest = $1 AND verdict IS NULL', [set.digest])
      await record(sql, set, { kind: 'sealed-set-deleted', by, details: { rows: set.rows } })
    }
    return sets.length
  })
}

/**
 * The labels of the newest set, as CSV.
 *
 * @throws UserError where there is none, or it was deleted.
 */
export async function exportLabels(
  owner: SetOwner,
  { by, model }: { readonly by: Maintainer; readonly model: ModelPolicy },
  vault: Vault,
): Promise<string> {
  const set = await newest(owner, vault)
  const { ids, labels } = await openSet(set, vault)
  await record(vault.database, set, { kind: 'sealed-labels-exported', by, details: { rows: set.rows } })
  const rows = ids.map((id, row) => [id, labels.values[labels.codes[row] ?? 0] ?? ''])
  return stringify([[model.data.id, model.data.label], ...rows])
}

/**
 * The record of the newest set.
 *
 * @throws UserError where there is none.
 */
export async function exportLedger(owner: SetOwner, by: Maintainer, vault: Vault): Promise<Ledger> {
  const set = await newest(owner, vault)
  const ledger = await sealedQuestionsIn(vault.database).ledger(set)
  await record(vault.database, set, {
    kind: 'sealed-ledger-exported',
    by,
    details: { questions: ledger.queries.length },
  })
  return ledger
}

/** What came of encrypting keys anew: sets done, and why others could not be. */
export interface Rewrapped {
  readonly done: number
  readonly faults: readonly string[]
}

/** Encrypts anew every set's own key that another master key than the present one encrypts. */
export async function rewrapKeys({ keys, database }: Vault): Promise<Rewrapped> {
  if (!keys) return { done: 0, faults: [] }
  let done = 0
  const faults: string[] = []
  for (const set of await sealedSetsIn(database).wrappedByOthers(nameOfKey(keys.current))) {
    if (!set.content) continue
    const belonging = belongingOf(set)
    try {
      const wrapped = wrapKey(unwrapKey(set.content.wrapped, keys, belonging), keys, belonging)
      await database.transaction(async (sql) => {
        await sealedSetsIn(sql).rewrap(set.digest, wrapped)
        await record(sql, set, { kind: 'sealed-key-rotated', by: null, details: {} })
      })
      done++
    } catch (thrown) {
      if (!(thrown instanceof UserError)) throw thrown
      faults.push(thrown.message)
    }
  }
  return { done, faults }
}

/** The newest set of a model, in use or not. */
async function newest(owner: SetOwner, { database }: Vault): Promise<StoredSet> {
  const [set] = await sealedSetsIn(database).all(owner)
  if (set) return set
  throw new UserError(`no sealed set of ${owner.model} was uploaded`)
}

async function inUse(owner: SetOwner, { database }: Vault): Promise<StoredSet> {
  const set = await sealedSetsIn(database).inUse(owner)
  if (set) return set
  throw new UserError(`no sealed set of ${owner.model} is in use`)
}

interface Happened {
  readonly kind: string
  readonly by: Maintainer | null
  readonly details: Readonly<Record<string, number>>
}

async function record(
  sql: Pick<Sql, 'query'>,
  { repositoryId, model, digest }: Pick<StoredSet, 'repositoryId' | 'model' | 'digest'>,
  { kind, by, details }: Happened,
): Promise<void> {
  await auditIn(sql).record({
    repositoryId,
    kind,
    actor: by?.login ?? null,
    details: { model, set: digest, ...details },
  })
}
