import { createHash } from 'node:crypto'
import { html, type Markup, write } from '#core/report/html/markup.ts'
import { STYLE } from '#core/report/html/style.ts'
import { SITE_STYLE } from './style.ts'
import type { Viewer } from './viewer.ts'

/** The one style sheet: that of our reports, and what only a site needs. */
export const STYLE_SHEET = `${STYLE}${SITE_STYLE}`

/** Named after its content, so that a browser may keep it for good. */
export const STYLE_PATH = `/assets/${createHash('sha256').update(STYLE_SHEET).digest('hex').slice(0, 16)}.css`

/** A way up from a page: its name and its address. */
export interface Crumb {
  readonly name: string
  readonly href: string
}

/** What stands on a page of somebody who is signed in. */
export interface SitePage {
  readonly title: string
  readonly viewer: Viewer
  /** From the start down to the page above this one. */
  readonly trail: readonly Crumb[]
  readonly body: readonly Markup[]
}

/** A whole page: the way to it, who is signed in, and its content. No script, no image, no address but our own. */
export function sitePage({ title, viewer, trail, body }: SitePage): string {
  const way = [{ name: 'Holdout', href: '/' }, ...trail]
  const crumbs = way.map(({ name, href }) => html`<li><a href="${href}">${name}</a></li>`)
  const out = html`<form method="post" action="/signout">${formToken(viewer)}<button type="submit">Sign out</button></form>`
  const head = html`<header class="site"><nav aria-label="Where you are"><ol>${crumbs}</ol></nav><p class="who">Signed in as <strong>${viewer.login}</strong></p>${out}</header>`
  return whole(title, html`${head}<main id="content"><h1>${title}</h1>${body}</main>`)
}

/** The hidden field that every form must have. */
export function formToken(viewer: Viewer): Markup {
  return html`<input type="hidden" name="token" value="${viewer.formToken}">`
}

/** What a page says that has no more to say than one thing. */
export interface Saying {
  readonly title: string
  readonly text: string
  /** A way on. */
  readonly link?: Crumb
  readonly note?: string
}

/** A page for everybody: an error, or the door. */
export function sayingPage({ title, text, link, note }: Saying): string {
  const way = link ? html`<p><a class="button" href="${link.href}">${link.name}</a></p>` : null
  const small = note ? html`<p class="note">${note}</p>` : null
  return whole(title, html`<main id="content"><h1>${title}</h1><p>${text}</p>${way}${small}</main>`)
}

function whole(title: string, body: Markup): string {
  const head = html`<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${title} · Holdout</title><link rel="stylesheet" href="${STYLE_PATH}">`
  const skip = html`<a class="skip" href="#content">Skip to the content</a>`
  return `<!doctype html>\n<html lang="en"><head>${write(head)}</head><body>${write(skip)}${write(body)}</body></html>\n`
}
