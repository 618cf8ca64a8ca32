import { readFileSync, writeFileSync } from 'node:fs'
import { marked } from 'marked'
import { chromium } from 'playwright-core'
import { chromiumPath } from './chromium.ts'

/*
 * Draws a comment as GitHub shows it: `node scripts/picture.ts comment.md docs/images/comment.png`. The Markdown is what
 * the app wrote in the demo. Chromium is /usr/bin/chromium or what CHROMIUM_PATH names.
 */

const WIDTH = 1000

const STYLE = `
  * { box-sizing: border-box }
  body { margin: 0; padding: 16px; background: #fff; color: #1f2328; width: ${WIDTH}px;
    font: 14px/1.5 "Noto Sans", "DejaVu Sans", Helvetica, Arial, sans-serif }
  .comment { border: 1px solid #d1d9e0; border-radius: 6px }
  .head { padding: 8px 16px; background: #f6f8fa; border-bottom: 1px solid #d1d9e0; border-radius: 6px 6px 0 0; color: #59636e }
  .head b { color: #1f2328 }
  .bot { border: 1px solid #d1d9e0; border-radius: 2em; padding: 0 7px; font-size: 12px }
  .body { padding: 16px }
  .body > :first-child { margin-top: 0 }
  .body > :last-child { margin-bottom: 0 }
  h2 { font-size: 1.5em; border-bottom: 1px solid #d1d9e0; padding-bottom: .3em; margin: 0 0 16px }
  h3 { font-size: 1.25em; margin: 24px 0 16px }
  p, ul, table, details, blockquote { margin: 0 0 16px }
  table { border-collapse: collapse; display: block; overflow: auto }
  th, td { border: 1px solid #d1d9e0; padding: 6px 10px; white-space: nowrap }
  tr:nth-child(even) td { background: #f6f8fa }
  code { background: #818b981f; border-radius: 6px; padding: .2em .4em; white-space: pre;
    font: 85% "DejaVu Sans Mono", Menlo, Consolas, monospace }
  blockquote { border-left: .25em solid #d1d9e0; color: #59636e; padding: 0 1em; margin-left: 0 }
  a { color: #0969da; text-decoration: none }
`

async function draw(markdown: string): Promise<Buffer> {
  const executablePath = chromiumPath() ?? '/usr/bin/chromium'
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  try {
    // The comment quotes names from data: no script of it may run, and nothing may be fetched.
    const context = await browser.newContext({ javaScriptEnabled: false, offline: true, deviceScaleFactor: 2 })
    const page = await context.newPage()
    await page.setViewportSize({ width: WIDTH, height: 600 })
    await page.setContent(pageOf(markdown))
    return await page.locator('body').screenshot()
  } finally {
    await browser.close()
  }
}

function pageOf(markdown: string): string {
  const body = marked.parse(markdown, { gfm: true, async: false })
  const head = '<b>holdout</b> <span class="bot">bot</span> commented'
  return `<!doctype html><meta charset="utf-8"><style>${STYLE}</style><div class="comment"><div class="head">${head}</div><div class="body">${body}</div></div>`
}

const [source, target] = process.argv.slice(2)
if (source === undefined || target === undefined) {
  console.error('usage: node scripts/picture.ts <comment.md> <picture.png>')
  process.exitCode = 2
} else {
  writeFileSync(target, await draw(readFileSync(source, 'utf8')))
}
