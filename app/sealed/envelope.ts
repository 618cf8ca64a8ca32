import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { UserError } from '#core/errors.ts'
import { canonicalJson } from '#core/json.ts'

/*
 * Envelope encryption of sealed sets: AES-256-GCM (NIST SP 800-38D) with a random key for each set, which is itself encrypted by the key of
 * the setting SEALED_KEY. Changing that key touches the small wrapped keys alone. What a text belongs to is authenticated with it, so no
 * text can stand in the place of another.
 */

const ALGORITHM = 'aes-256-gcm'
const KEY_BYTES = 32
const IV_BYTES = 12
const TAG_BYTES = 16

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
  return { by: nameOfKey(current), key: encrypt(dataKey, current, { ...belonging, part: 'key' }) }
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
  return decrypt(key, master, { ...belonging, part: 'key' })
}

/** Parts of a set that are encrypted apart: labels are decrypted later than the rest. */
export type SealedPart = 'frame' | 'labels'

export function sealText(text: string, dataKey: Uint8Array, place: Belonging & { readonly part: SealedPart }): string {
  return encrypt(Buffer.from(text), dataKey, place)
}

/** @throws UserError where it was changed, or belongs elsewhere. */
export function openText(
  sealed: string,
  dataKey: Uint8Array,
  place: Belonging & { readonly part: SealedPart },
): string {
  return Buffer.from(decrypt(sealed, dataKey, place)).toString('utf8')
}

type Place = Belonging & { readonly part: SealedPart | 'key' }

// IV, ciphertext and tag, in base64. A random IV suits: no key encrypts more than two texts, or, the master key, a few sets.
function encrypt(plain: Uint8Array, key: Uint8Array, place: Place): string {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv(ALGORITHM, key, iv).setAAD(Buffer.from(canonicalJson(place)))
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]).toString('base64')
}

function decrypt(sealed: string, key: Uint8Array, place: Place): Uint8Array {
  const bytes = Buffer.from(sealed, 'base64')
  try {
    const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
    decipher.setAAD(Buffer.from(canonicalJson(place))).setAuthTag(bytes.subarray(-TAG_BYTES))
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()])
  } catch (cause) {
    throw new UserError(
      `the sealed set of ${place.model} was changed in the database, or belongs to another; restore it, or upload it again`,
      { cause },
    )
  }
}
