import type { Context } from 'hono'
import { namedRepository, type ReadableRepository } from './access.ts'
import type { Crumb } from './page.ts'
import type { SiteEnv } from './site.ts'

/** The address of a repository's page, or of one below it. */
export function hrefOf(
  { owner, name }: Pick<ReadableRepository, 'owner' | 'name'>,
  ...below: readonly (string | number)[]
): string {
  return `/repositories/${[owner, name, ...below].map((segment) => encodeURIComponent(segment)).join('/')}`
}

/** The way to a repository's page, and on to a model's. */
export function trailTo(repository: ReadableRepository, model?: string): readonly Crumb[] {
  const { owner, name } = repository
  const above = { name: `${owner}/${name}`, href: hrefOf(repository) }
  return model === undefined ? [above] : [above, { name: model, href: hrefOf(repository, 'models', model) }]
}

/** The repository of the address, where the viewer may read it; else null, whether it exists or not. */
export function repositoryAt(context: Context<SiteEnv>): ReadableRepository | null {
  const { owner = '', repo = '' } = context.req.param() as Record<string, string>
  return namedRepository(context.get('viewer').repositories, owner, repo)
}

/** A number in an address or a query, 1 or more; null for anything else. */
export function numberIn(text: string | undefined): number | null {
  return text !== undefined && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null
}
