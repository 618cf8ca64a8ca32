import { html, type Markup } from '#core/report/html/markup.ts'
import type { ReadableRepository } from '../access.ts'
import { formToken } from '../page.ts'
import { hrefOf } from '../places.ts'
import type { Viewer } from '../viewer.ts'

/** Asks an administrator whether everything that is known of a repository shall go. */
export function deletionBody(repository: ReadableRepository, viewer: Viewer, isMistyped: boolean): readonly Markup[] {
  const name = `${repository.owner}/${repository.name}`
  const again = isMistyped
    ? [html`<p role="alert"><span class="mark fail">✗ not deleted</span> The name was another one. Write ${name}.</p>`]
    : []
  return [
    html`<p>This deletes the history, the test-set records and the audit log of <strong>${name}</strong> from this app, for everybody and for good. Nothing at GitHub changes: checks, comments, tags and releases stay, and the next run begins a new history. That you did it is written into the new audit log.</p>`,
    ...again,
    html`<form method="post" action="${hrefOf(repository, 'deletion')}">${formToken(viewer)}<p class="field"><label for="name">Write <strong>${name}</strong> to confirm</label><input id="name" name="name" autocomplete="off" required></p><p><button class="danger" type="submit">Delete the data of this repository</button></p></form>`,
  ]
}
