import type { Store } from '../store/store.ts'

/** Why nothing can be done for an installation until somebody acts. */
export type ParkedFor = 'suspended' | 'permission-missing' | 'uninstalled'

/** Why nothing can be done in a repository. */
export type SetAsideFor = 'not-ours' | 'archived' | 'unavailable'

export interface KnownRepository {
  readonly id: number
  readonly owner: string
  readonly name: string
}

export interface SweptRepository extends KnownRepository {
  readonly installationId: number
}

/** Whether work may begin. */
export interface Standing {
  readonly parked: string | null
  readonly setAside: string | null
  /** GitHub's limit is used up until then, by our clock. */
  readonly limitedUntil: Date | null
}

/**
 * The installations and repositories of the app, and how they stand: what GitHub told by events and by refusals. Every replica reads
 * the same rows, so what one of them ran into stops the others too.
 */
export interface Known {
  /** Adds what an installation has, in one statement however many there are, and wakes it. */
  install(
    installation: { readonly id: number; readonly account: string },
    has: readonly KnownRepository[],
  ): Promise<void>
  add(installationId: number, repositories: readonly KnownRepository[]): Promise<void>
  remove(repositoryIds: readonly number[]): Promise<void>
  /** @returns whether it was not parked before. */
  park(installationId: number, reason: ParkedFor): Promise<boolean>
  wake(installationId: number): Promise<void>
  /** Null takes the repository back to work. */
  setAside(repositoryId: number, reason: SetAsideFor | null): Promise<void>
  standing(of: { readonly installationId: number; readonly repositoryId: number }): Promise<Standing>
  /** @returns since when the installation runs into limits without a success in between. */
  limited(installationId: number, span: { readonly now: Date; readonly until: Date }): Promise<Date>
  /** Work went well: the limit is over. */
  relieved(installationId: number): Promise<void>
  /** Those that were not swept for the longest time, the installations taking turns. */
  toSweep(before: Date, atMost: number): Promise<readonly SweptRepository[]>
  swept(repositoryId: number, at: Date): Promise<void>
  /** The repositories of an installation are looked at by the next sweep. */
  sweepSoon(installationId: number): Promise<void>
}

const ADD = `
  INSERT INTO repositories (id, installation_id, owner, name)
  SELECT r.id, $1, r.owner, r.name FROM jsonb_to_recordset($2::jsonb) AS r(id bigint, owner text, name text)
  ON CONFLICT (id) DO UPDATE SET installation_id = EXCLUDED.installation_id, owner = EXCLUDED.owner, name = EXCLUDED.name,
    set_aside = NULLIF(repositories.set_aside, 'not-ours')
  WHERE (repositories.installation_id, repositories.owner, repositories.name) IS DISTINCT FROM
    (EXCLUDED.installation_id, EXCLUDED.owner, EXCLUDED.name) OR repositories.set_aside = 'not-ours'`

export function knownIn({ database }: Pick<Store, 'database'>): Known {
  const add = async (installationId: number, repositories: readonly KnownRepository[]) => {
    if (repositories.length > 0) await database.query(ADD, [installationId, JSON.stringify(repositories)])
  }
  return {
    add,
    install: async ({ id, account }, repositories) => {
      await database.query(
        `INSERT INTO installations (id, account) VALUES ($1, $2)
         ON CONFLICT (id) DO UPDATE SET account = EXCLUDED.account, parked = NULL`,
        [id, account],
      )
      await add(id, repositories)
    },
    remove: async (ids) => {
      await database.query('DELETE FROM repositories WHERE id = ANY($1)', [ids])
      await database.query('DELETE FROM heads WHERE repository_id = ANY($1)', [ids])
    },
    park: async (id, reason) => {
      const { rows } = await database.query(
        `INSERT INTO installations (id, account, parked) VALUES ($1, '', $2)
         ON CONFLICT (id) DO UPDATE SET parked = $2 WHERE installations.parked IS DISTINCT FROM $2 RETURNING id`,
        [id, reason],
      )
      return rows.length > 0
    },
    wake: async (id) => {
      await database.query('UPDATE installations SET parked = NULL WHERE id = $1', [id])
    },
    setAside: async (id, reason) => {
      await database.query('UPDATE repositories SET set_aside = $2 WHERE id = $1', [id, reason])
    },
    standing: async ({ installationId, repositoryId }) => {
      const { rows } = await database.query<{
        parked: string | null
        limited_until: Date | null
        set_aside: string | null
      }>(
        `SELECT i.parked, i.limited_until, r.set_aside FROM (SELECT 1) one
         LEFT JOIN installations i ON i.id = $1 LEFT JOIN repositories r ON r.id = $2 AND r.installation_id = $1`,
        [installationId, repositoryId],
      )
      const [row] = rows
      return { parked: row?.parked ?? null, setAside: row?.set_aside ?? null, limitedUntil: row?.limited_until ?? null }
    },
    limited: async (id, { now, until }) => {
      const { rows } = await database.query<{ limited_since: Date }>(
        `INSERT INTO installations (id, account, limited_since, limited_until) VALUES ($1, '', $2, $3)
         ON CONFLICT (id) DO UPDATE SET limited_since = COALESCE(installations.limited_since, $2),
           limited_until = GREATEST(installations.limited_until, $3)
         RETURNING limited_since`,
        [id, now, until],
      )
      return rows[0]?.limited_since ?? now
    },
    relieved: async (id) => {
      await database.query(
        'UPDATE installations SET limited_since = NULL, limited_until = NULL WHERE id = $1 AND limited_since IS NOT NULL',
        [id],
      )
    },
    toSweep: async (before, atMost) => {
      const { rows } = await database.query<{ id: number; installation_id: number; owner: string; name: string }>(
        `SELECT id, installation_id, owner, name FROM (
           SELECT r.*, row_number() OVER (PARTITION BY r.installation_id ORDER BY r.swept_at NULLS FIRST, r.id) AS turn
           FROM repositories r LEFT JOIN installations i ON i.id = r.installation_id
           WHERE r.set_aside IS NULL AND i.parked IS NULL AND (i.limited_until IS NULL OR i.limited_until < $1)
             AND (r.swept_at IS NULL OR r.swept_at < $1)
         ) turns ORDER BY turn, swept_at NULLS FIRST, id LIMIT $2`,
        [before, atMost],
      )
      return rows.map(({ id, installation_id, owner, name }) => {
        return { id: Number(id), installationId: Number(installation_id), owner, name }
      })
    },
    swept: async (id, at) => {
      await database.query('UPDATE repositories SET swept_at = $2 WHERE id = $1', [id, at])
    },
    sweepSoon: async (id) => {
      await database.query('UPDATE repositories SET swept_at = NULL WHERE installation_id = $1', [id])
    },
  }
}
