import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import type { Store } from '../store/store.ts'
import { rewrapKeys } from './sets.ts'
import type { Vault } from './vault.ts'

/** The sealed sets of this store; at the start, what another master key encrypts is encrypted anew by the present one. */
export async function openVault(
  { database }: Pick<Store, 'database'>,
  { SEALED_KEY: current, SEALED_KEY_OLD: old }: Pick<Config, 'SEALED_KEY' | 'SEALED_KEY_OLD'>,
  log: Logger,
): Promise<Vault> {
  const vault = { database, keys: current ? { current, old: old ?? null } : null }
  const { done, faults } = await rewrapKeys(vault)
  if (done > 0) log.info({ sets: done }, 'sealed sets are encrypted by the new SEALED_KEY')
  for (const fault of faults) log.error({ fault }, 'a sealed set cannot be opened')
  return vault
}
