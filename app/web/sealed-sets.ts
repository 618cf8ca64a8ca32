import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { writeDocument } from '#core/document.ts'
import { UserError } from '#core/errors.ts'
import { ledger as ledgerDocument } from '#core/gate/ledger.ts'
import { eraseSets, exportLabels, exportLedger, retireSet, uploadSet } from '../sealed/sets.ts'
import type { Vault } from '../sealed/vault.ts'
import { Denied, type Keeper, type Keepers } from './keeper.ts'
import { API_PREFIX, type Part, part, type SiteEnv } from './site.ts'

/** A file of labels. */
const MAX_UPLOAD_BYTES = 32 * 1024 * 1024

const BASE = `${API_PREFIX}:owner/:name/models/:model/sealed-set`

/**
 * Sealed sets for programs such as curl, by the person's own token of GitHub: no cookie is looked at, so no other site can send these
 * requests. Answers are JSON, but for labels.
 */
export function sealedSets(keepers: Keepers, vault: Vault): Part {
  const routes = part()
  const limit = bodyLimit({ maxSize: MAX_UPLOAD_BYTES })
  routes.put(`${BASE}/:file{[A-Za-z0-9_-][A-Za-z0-9._-]*}`, limit, (context) =>
    kept(context, keepers, async ({ login, owner, policy }) => {
      const file = context.req.param('file') ?? ''
      const bytes = new Uint8Array(await context.req.arrayBuffer())
      const set = await uploadSet({ source: file, name: file, bytes }, { owner, model: policy, by: { login } }, vault)
      return context.json({ set: set.digest, rows: set.rows }, 201)
    }),
  )
  routes.get(`${BASE}/labels.csv`, (context) =>
    kept(context, keepers, async ({ login, owner, policy }) => {
      const labels = await exportLabels(owner, { by: { login }, model: policy }, vault)
      return context.body(labels, 200, { 'content-type': 'text/csv; charset=utf-8' })
    }),
  )
  routes.get(`${BASE}/ledger.json`, (context) =>
    kept(context, keepers, async ({ login, owner }) => {
      const { text } = writeDocument(ledgerDocument, await exportLedger(owner, { login }, vault))
      return context.body(text, 200, { 'content-type': 'application/json; charset=utf-8' })
    }),
  )
  routes.post(`${BASE}/retire`, (context) =>
    kept(context, keepers, async ({ login, owner }) => {
      await retireSet(owner, { login }, vault)
      return context.json({ status: 'retired' })
    }),
  )
  routes.delete(`${BASE}/`, (context) =>
    kept(context, keepers, async ({ login, owner }) => {
      return context.json({ status: 'deleted', sets: await eraseSets(owner, { login }, vault) })
    }),
  )
  return routes
}

async function kept(
  context: Context<SiteEnv>,
  keepers: Keepers,
  work: (keeper: Keeper) => Promise<Response>,
): Promise<Response> {
  const requestId = context.get('requestId')
  try {
    const token = /^Bearer ([\w.-]{1,500})$/.exec(context.req.header('authorization') ?? '')?.[1]
    if (!token) throw new Denied(401, 'send your own token of GitHub: Authorization: Bearer ...')
    const { owner = '', name = '', model = '' } = context.req.param()
    return await work(await keepers(token, { owner, name, model }))
  } catch (thrown) {
    if (thrown instanceof Denied) return context.json({ error: thrown.message, request_id: requestId }, thrown.status)
    if (thrown instanceof UserError) return context.json({ error: thrown.message, request_id: requestId }, 422)
    throw thrown
  }
}
