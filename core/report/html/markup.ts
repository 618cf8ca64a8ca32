const written = Symbol('markup')

/** HTML that `html` wrote. Nothing else can make one, so text of others has no way into a page but through its escaping. */
export interface Markup {
  readonly [written]: string
}

/** What may stand in a template: text (escaped), numbers, and finished markup; null is nothing. */
export type Part = string | number | Markup | readonly Markup[] | null

/**
 * A template of HTML. Every text that is put in is escaped for element content and for attributes in double quotes: the
 * only places where a template may have a gap. Characters that do not show, or turn the reading direction, become a dot.
 */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  let text = strings[0] ?? ''
  for (const [index, part] of parts.entries()) text += textOf(part) + (strings[index + 1] ?? '')
  return { [written]: text }
}

/** The finished page as text. */
export function write(markup: Markup): string {
  return markup[written]
}

/** A text cut to so many characters, for what others wrote at any length. */
export function short(text: string, characters: number): string {
  const kept = Array.from(text.slice(0, 4 * characters))
    .slice(0, characters)
    .join('')
  return kept.length < text.length ? `${kept}…` : kept
}

const INVISIBLE = /\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}|\p{Variation_Selector}|\p{Noncharacter_Code_Point}/gu

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function textOf(part: Part): string {
  if (part === null) return ''
  if (typeof part === 'number') return String(part)
  if (typeof part === 'string') {
    return part
      .toWellFormed()
      .replace(INVISIBLE, '·')
      .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
  }
  return isMarkup(part) ? part[written] : part.map((one) => one[written]).join('')
}

function isMarkup(part: Markup | readonly Markup[]): part is Markup {
  return written in part
}
