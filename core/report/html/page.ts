import { sha256 } from '@noble/hashes/sha2.js'
import { html, type Markup, write } from './markup.ts'
import { STYLE } from './style.ts'

/**
 * A whole page in one file that works from a disk without a network: no script, no image, no font, one style sheet that
 * the page's own policy allows by its hash, and nothing else. Should text of others ever become an element, the browser
 * still refuses to run, load or send anything.
 */
export function page({ title, body }: { readonly title: string; readonly body: Markup }): string {
  const head = html`<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy()}">`
  const view = html`<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">`
  const start = `<!doctype html>\n<html lang="en"><head>${write(head)}${write(view)}${write(html`<title>${title}</title>`)}`
  return `${start}<style>${STYLE}</style></head><body>${write(body)}</body></html>\n`
}

function policy(): string {
  const hash = btoa(String.fromCharCode(...sha256(new TextEncoder().encode(STYLE))))
  return `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`
}
