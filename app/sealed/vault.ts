import type { Digest } from '#core/digest.ts'
import { UserError } from '#core/errors.ts'
import type { SealedFrame, SealedSet } from '#core/gate/sealed-rows.ts'
import type { Database } from '../store/database.ts'
import { type StoredSet, sealedSetsIn } from '../store/sealed-sets.ts'
import { type Belonging, type MasterKeys, newDataKey, openText, sealText, unwrapKey, wrapKey } from './envelope.ts'

/** The store of sealed sets and what opens it. */
export interface Vault {
  readonly database: Database
  /** Null where the setting SEALED_KEY is missing: then there are no sealed sets. */
  readonly keys: MasterKeys | null
}

/** @throws UserError where the app has no key. */
export function keysOf({ keys }: Vault): MasterKeys {
  if (keys) return keys
  throw new UserError('the app has no SEALED_KEY, so it cannot keep labels; whoever runs it has to set one')
}

/** The rows of a set, encrypted under a key of its own. */
export function lockRows(set: SealedSet, belonging: Belonging, keys: MasterKeys) {
  const dataKey = newDataKey()
  const frame: SealedFrame = { ids: set.ids, classes: [...set.labels.values].sort() }
  const { values, codes } = set.labels
  return {
    wrapped: wrapKey(dataKey, keys, belonging),
    frame: sealText(JSON.stringify(frame), dataKey, { ...belonging, part: 'frame' }),
    labels: sealText(JSON.stringify({ values, codes: [...codes] }), dataKey, { ...belonging, part: 'labels' }),
  }
}

/**
 * What is known of a set without its labels.
 *
 * @throws UserError where it cannot be decrypted, or was deleted.
 */
export function openFrame(set: StoredSet, vault: Vault): SealedFrame {
  const { wrapped, frame } = contentOf(set)
  const belonging = belongingOf(set)
  return JSON.parse(openText(frame, unwrapKey(wrapped, keysOf(vault), belonging), { ...belonging, part: 'frame' }))
}

/**
 * A set with its labels.
 *
 * @throws UserError as `openFrame` does.
 */
export async function openSet(set: StoredSet, vault: Vault): Promise<SealedSet> {
  const { ids } = openFrame(set, vault)
  const belonging = belongingOf(set)
  const dataKey = unwrapKey(contentOf(set).wrapped, keysOf(vault), belonging)
  const sealed = (await sealedSetsIn(vault.database).labels(set.digest)) ?? ''
  const { values, codes } = JSON.parse(openText(sealed, dataKey, { ...belonging, part: 'labels' }))
  return { ids, labels: { values, codes: Int32Array.from(codes) } }
}

function contentOf({ content, model }: StoredSet) {
  if (content) return content
  throw new UserError(`the rows of this sealed set of ${model} were deleted; upload another set`)
}

export function belongingOf({
  repositoryId,
  model,
  digest,
}: {
  repositoryId: number
  model: string
  digest: Digest
}): Belonging {
  return { repositoryId, model, set: digest }
}
