import { marked } from 'marked'
import type { World } from './world.ts'

/**
 * A pull request's page as GitHub would show the app's comment; for `--keep`. The comment is ours and escaped by the report,
 * so it is rendered as it is.
 */
export async function pullRequestPage(world: World, number: number): Promise<string | undefined> {
  const { github, as } = world
  const repository = { owner: github.owner, repo: github.repo }
  const pull = await as('dana')
    .rest.pulls.get({ ...repository, pull_number: number })
    .catch(() => null)
  if (!pull) return undefined
  const { data: comments } = await as('dana').rest.issues.listComments({ ...repository, issue_number: number })
  const bodies = await Promise.all(comments.map((comment) => marked.parse(comment.body ?? '', { gfm: true })))
  return page(`#${number} ${pull.data.title}`, bodies.map((body) => `<article>${body}</article>`).join('\n'))
}

/** HTML around a part, with a stylesheet near GitHub's. */
export function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${text(title)}</title><style>${STYLE}</style></head><body><h1>${text(title)}</h1>${body}</body></html>`
}

function text(value: string): string {
  return value.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}

const STYLE = `body{font:14px/1.5 system-ui,sans-serif;max-width:980px;margin:2rem auto;padding:0 1rem;color:#1f2328;background:#fff}
article{border:1px solid #d1d9e0;border-radius:6px;padding:16px;margin:1rem 0}table{border-collapse:collapse;display:block;overflow:auto}
th,td{border:1px solid #d1d9e0;padding:6px 13px}code{background:#818b981f;border-radius:6px;padding:.2em .4em;font:85% ui-monospace,monospace;white-space:pre}
blockquote{border-left:.25em solid #d1d9e0;color:#59636e;margin:0 0 1rem;padding:0 1em}
@media(prefers-color-scheme:dark){body{background:#0d1117;color:#f0f6fc}article,th,td{border-color:#3d444d}a{color:#4493f8}}`
