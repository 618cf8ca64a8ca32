import { createHash, randomBytes } from 'node:crypto'
import { UserError } from '#core/errors.ts'
import { canonicalJson } from '#core/json.ts'
import { decrypt, encrypt } from '../encryption.ts'

/*
 * Envelope encryption of sealed sets: a random key for each set, which is itself encrypted by the key of the setting SEALED_KEY.
 * Changing that key touches the small wrapped keys alone. What a text belongs to is authenticated with it.
 */

const KEY_BYTES = 32

/** What a ciphertext belongs to. */
export interface Belonging {
  readonly repositoryId: number
  readonly model: string
  /** What the set is called. */
  readonly set: string
}

/** The key of the setting, and the one before it while it is being replaced. */
export interface MasterKeys {
  readonly current: Uint8Array
  readonly old: Uint8Array | null
}

/** A set's own key, encrypted; base64. */
export interface WrappedKey {
  /** Which key it was encrypted by. */
  readonly by: string
  readonly key: string
}

/** A new key for one set. */
export function newDataKey(): Uint8Array {
  return randomBytes(KEY_BYTES)
}

/** A name for a master key that tells nothing of it. */
export function nameOfKey(key: Uint8Array): string {
  return createHash('sha256').update('holdout sealed key\n').update(key).digest('hex').slice(0, 16)
}

export function wrapKey(dataKey: Uint8Array, { current }: MasterKeys, belonging: Belonging): WrappedKey {
  return { by: nameOfKey(current), key: close(dataKey, current, { ...belonging, part: 'key' }) }
}

/**
 * A set's own key.
 *
 * @throws UserError where neither setting holds the key that encrypted it, or it was changed.
 */
export function unwrapKey({ by, key }: WrappedKey, { current, old }: MasterKeys, belonging: Belonging): Uint8Array {
  const master = [current, old].find((each) => each !== null && nameOfKey(each) === by)
  if (!master) {
    throw new UserError(
      `the sealed set of ${belonging.model} is encrypted by another key (${by}); set SEALED_KEY or SEALED_KEY_OLD to it, or upload the set again`,
    )
  }
  return open(key, master, { ...belonging, part: 'key' })
}

/** Parts of a set that are encrypted apart: labels are decrypted later than the rest. */
export type SealedPart = 'frame' | 'labels'

export function sealText(text: string, dataKey: Uint8Array, place: Belonging & { readonly part: SealedPart }): string {
  return close(Buffer.from(text), dataKey, place)
}

/** @throws UserError where it was changed, or belongs elsewhere. */
export function openText(
  sealed: string,
  dataKey: Uint8Array,
  place: Belonging & { readonly part: SealedPart },
): string {
  return open(sealed, dataKey, place).toString('utf8')
}

type Place = Belonging & { readonly part: SealedPart | 'key' }

// In base64. A random IV suits: no key encrypts more than two texts, or, the master key, a few sets.
function close(plain: Uint8Array, key: Uint8Array, place: Place): string {
  return encrypt(plain, key, canonicalJson(place)).toString('base64')
}

function open(sealed: string, key: Uint8Array, place: Place): Buffer {
  try {
    return decrypt(Buffer.from(sealed, 'base64'), key, canonicalJson(place))
  } catch (cause) {
    throw new UserError(
      `the sealed set of ${place.model} was changed in the database, or belongs to another; restore it, or upload it again`,
      { cause },
    )
  }
}
