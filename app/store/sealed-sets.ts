import type { Digest } from '#core/digest.ts'
import type { Code } from '#core/gate/ledger.ts'
import type { Sql } from './database.ts'

/** A model of a repository, whose sealed sets follow one after the other. */
export interface SetOwner {
  readonly repositoryId: number
  readonly model: string
}

/** What is known of a sealed set beside its rows. */
export interface SetRecord extends SetOwner {
  /** What the set is called; it tells nothing of its labels. */
  readonly digest: Digest
  readonly rows: number
  /** Fixed before the set is asked for the first time. */
  readonly terms: { readonly code: Code; readonly lifetime: number | null }
  /** Of the sorted ids alone, so that the same rows are known again when everything else is gone. */
  readonly idsDigest: Digest
  readonly uploadedBy: string
  readonly uploadedAt: Date
  readonly retiredAt: Date | null
}

/** A sealed set as it is kept. Nothing of its rows is readable without its key. */
export interface StoredSet extends SetRecord {
  /** Null once the rows were deleted. */
  readonly content: SealedContent | null
}

/** A sealed set as a page lists it. */
export interface ListedSet extends SetRecord {
  /** Whether its rows were deleted. */
  readonly isErased: boolean
}

/** Encrypted, base64. */
export interface SealedContent {
  readonly wrapped: { readonly by: string; readonly key: string }
  /** Ids and distinct labels. */
  readonly frame: string
}

export interface SealedSetTable {
  insert(
    set: Omit<StoredSet, 'content' | 'uploadedAt' | 'retiredAt'>,
    content: SealedContent & { readonly labels: string },
  ): Promise<void>
  /** The set in use; locked where it is asked for inside a transaction that will write. */
  inUse(owner: SetOwner): Promise<StoredSet | null>
  /** Waits until nobody else has the set locked, and locks it until the transaction ends. */
  lock(digest: Digest): Promise<StoredSet | null>
  /** Every set that was ever uploaded for a model, newest first. */
  all(owner: SetOwner): Promise<readonly StoredSet[]>
  /** The same without their rows, which may be many megabytes. */
  list(owner: SetOwner): Promise<readonly ListedSet[]>
  labels(digest: Digest): Promise<string | null>
  retire(digest: Digest): Promise<void>
  /** Deletes rows and key; that there was a set, and what it was asked, stays. */
  erase(digest: Digest): Promise<void>
  /** Sets whose key was encrypted by another master key. */
  wrappedByOthers(name: string): Promise<readonly StoredSet[]>
  rewrap(digest: Digest, wrapped: SealedContent['wrapped']): Promise<void>
}

interface RecordRow {
  readonly digest: Digest
  readonly repository_id: string | number
  readonly model: string
  readonly rows: number
  readonly code: Code
  readonly lifetime: number | null
  readonly ids_digest: Digest
  readonly uploaded_by: string
  readonly uploaded_at: Date
  readonly retired_at: Date | null
}

interface Row extends RecordRow {
  readonly wrapped_by: string | null
  readonly wrapped_key: string | null
  readonly frame: string | null
}

const RECORD = 'digest, repository_id, model, rows, code, lifetime, ids_digest, uploaded_by, uploaded_at, retired_at'
// Everything but the labels, which are fetched by themselves.
const COLUMNS = `${RECORD}, wrapped_by, wrapped_key, frame`
const OF_OWNER = 'WHERE repository_id = $1 AND model = $2 ORDER BY uploaded_at DESC, digest'

/** @param sql the database, or a transaction. */
export function sealedSetsIn(sql: Pick<Sql, 'query'>): SealedSetTable {
  const select = async (rest: string, values: readonly unknown[]) =>
    (await sql.query<Row>(`SELECT ${COLUMNS} FROM sealed_sets ${rest}`, values)).rows.map(setOf)
  const first = (sets: readonly StoredSet[]) => sets[0] ?? null
  return {
    insert: async (set, { wrapped, frame, labels }) => {
      await sql.query(
        `INSERT INTO sealed_sets (digest, repository_id, model, rows, code, lifetime, ids_digest, wrapped_by, wrapped_key,
           frame, labels, uploaded_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
        [
          ...[set.digest, set.repositoryId, set.model, set.rows, JSON.stringify(set.terms.code), set.terms.lifetime],
          ...[set.idsDigest, wrapped.by, wrapped.key, frame, labels, set.uploadedBy],
        ],
      )
    },
    inUse: async ({ repositoryId, model }) =>
      first(await select('WHERE repository_id = $1 AND model = $2 AND retired_at IS NULL', [repositoryId, model])),
    lock: async (digest) => first(await select('WHERE digest = $1 FOR UPDATE', [digest])),
    all: ({ repositoryId, model }) => select(OF_OWNER, [repositoryId, model]),
    list: async ({ repositoryId, model }) => {
      const { rows } = await sql.query<RecordRow & { erased: boolean }>(
        `SELECT ${RECORD}, wrapped_key IS NULL AS erased FROM sealed_sets ${OF_OWNER}`,
        [repositoryId, model],
      )
      return rows.map((row) => ({ ...recordOf(row), isErased: row.erased }))
    },
    labels: async (digest) => {
      const query = 'SELECT labels FROM sealed_sets WHERE digest = $1'
      return (await sql.query<{ labels: string | null }>(query, [digest])).rows[0]?.labels ?? null
    },
    retire: async (digest) => {
      await sql.query('UPDATE sealed_sets SET retired_at = coalesce(retired_at, now()) WHERE digest = $1', [digest])
    },
    erase: async (digest) => {
      await sql.query(
        `UPDATE sealed_sets SET retired_at = coalesce(retired_at, now()), wrapped_by = NULL, wrapped_key = NULL,
           frame = NULL, labels = NULL WHERE digest = $1`,
        [digest],
      )
    },
    wrappedByOthers: (name) => select('WHERE wrapped_by <> $1', [name]),
    rewrap: async (digest, { by, key }) => {
      await sql.query('UPDATE sealed_sets SET wrapped_by = $2, wrapped_key = $3 WHERE digest = $1', [digest, by, key])
    },
  }
}

function setOf(row: Row): StoredSet {
  const { wrapped_by: by, wrapped_key: key, frame } = row
  const content = by === null || key === null || frame === null ? null : { wrapped: { by, key }, frame }
  return { ...recordOf(row), content }
}

function recordOf(row: RecordRow): SetRecord {
  return {
    digest: row.digest,
    repositoryId: Number(row.repository_id),
    model: row.model,
    rows: row.rows,
    terms: { code: row.code, lifetime: row.lifetime },
    idsDigest: row.ids_digest,
    uploadedBy: row.uploaded_by,
    uploadedAt: row.uploaded_at,
    retiredAt: row.retired_at,
  }
}
