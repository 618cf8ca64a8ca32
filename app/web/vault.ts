import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { decrypt, encrypt } from '../encryption.ts'

/** Keeps secrets of sessions: sealed ones can be stored, or handed out, without being read or changed by anybody. */
export interface Vault {
  /** @param purpose what the sealed text belongs to: it opens for the same one only. */
  seal(text: string, purpose: string): string
  /** @returns null for anything that this vault did not seal for the purpose. */
  open(sealed: string, purpose: string): string | null
  /** A text that only this vault can make of another one. */
  sign(text: string): string
}

/** A vault of AES-256-GCM and HMAC-SHA-256, its two keys derived by HKDF from one secret. */
export function vaultOf(secret: string): Vault {
  const derive = (use: string) => Buffer.from(hkdfSync('sha256', secret, 'holdout', use, 32))
  const sealing = derive('seal')
  const signing = derive('sign')
  return {
    seal: (text, purpose) => encrypt(Buffer.from(text), sealing, purpose).toString('base64url'),
    open: (sealed, purpose) => {
      try {
        return decrypt(Buffer.from(sealed, 'base64url'), sealing, purpose).toString('utf8')
      } catch {
        return null
      }
    },
    sign: (text) => createHmac('sha256', signing).update(text).digest('base64url'),
  }
}

/** Whether two texts are equal, in a time that does not tell where they differ. */
export function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
