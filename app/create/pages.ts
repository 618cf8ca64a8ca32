import { html, type Markup, write } from '#core/report/html/markup.ts'

/** The one button: it posts the manifest to GitHub, which asks whether that is meant. */
export function startPage({ action, manifest }: { readonly action: string; readonly manifest: object }): string {
  return page(html`<h1>Register Holdout at GitHub</h1>
<p>The button takes you to GitHub with the app's permissions, events and addresses filled in. GitHub asks for its name and whether you mean it, and
sends you back here. Nothing is registered before.</p>
<form action="${action}" method="post"><input type="hidden" name="manifest" value="${JSON.stringify(manifest)}"><button>Register the app</button></form>`)
}

/** @param install where GitHub asks for the repositories to install the app on. */
export function donePage({ name, install }: { readonly name: string; readonly install: string }): string {
  return page(html`<h1>${name} is registered</h1>
<p>Its credentials are in a file on your machine; the terminal says where, and what comes next.</p>
<p><a href="${install}">Install it on repositories</a></p>`)
}

export function problemPage(problem: string): string {
  return page(html`<h1>Not registered</h1><p>${problem}</p><p><a href="/">Start again</a></p>`)
}

function page(content: Markup): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Register Holdout</title></head>
<body>${write(content)}</body></html>
`
}
