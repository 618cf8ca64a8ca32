import type { SetupFacts } from './facts.ts'

/** A page at GitHub where a finding can be put right. */
export interface Link {
  readonly name: string
  readonly href: string
}

/** GitHub answers a longer request line with 414; browsers and proxies between allow as much. */
const MAX_ADDRESS = 8_000

type Where = Pick<SetupFacts, 'server' | 'owner' | 'repo' | 'branch'>

/** The new-file page, filled in; with the name alone where the text would make the address too long. */
export function newFile(where: Where, { path, text }: { readonly path: string; readonly text: string }): Link {
  const empty = `${repository(where)}/new/${encodePath(where.branch)}?filename=${encodeURIComponent(path)}`
  const filled = `${empty}&value=${encodeURIComponent(text)}`
  return { name: `Add ${path}`, href: filled.length <= MAX_ADDRESS ? filled : empty }
}

export function editFile(where: Where, path: string): Link {
  return { name: `Edit ${path}`, href: `${repository(where)}/edit/${encodePath(where.branch)}/${encodePath(path)}` }
}

export function settings(where: Where, page: 'branches' | 'rules'): Link {
  const name = page === 'branches' ? 'Branch protection' : 'Rulesets'
  return { name, href: `${repository(where)}/settings/${page}` }
}

function repository({ server, owner, repo }: Where): string {
  return `${server}/${encodeURIComponent(owner)}/${encodeURIComponent(repo)}`
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/')
}
