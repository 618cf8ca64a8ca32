import { STYLE_PATH, STYLE_SHEET } from './page.ts'
import { type Part, part } from './site.ts'

/** What pages load from us: one style sheet. */
export function assets(): Part {
  return part().get(STYLE_PATH, (context) => {
    context.header('cache-control', 'public, max-age=31536000, immutable')
    return context.body(STYLE_SHEET, 200, { 'content-type': 'text/css; charset=utf-8' })
  })
}
