/*
 * Globs of the policy. Whoever opens a pull request chooses the names that they are held against, and the app evaluates policies of
 * strangers: a regular expression made of a glob can take years over one name, so none is made (docs/adr/0025).
 */

/** One place of a name: which character may stand there. */
type Place = { readonly kind: 'many' } | { readonly kind: 'one'; readonly accepts: (character: string) => boolean }

/** One folder or file name of a pattern; `deep` is `**`, any number of them. */
type Name = { readonly kind: 'deep' } | { readonly kind: 'name'; readonly places: readonly Place[] }

/** A glob that was read: a path matches when one of its patterns does. */
export interface Glob {
  readonly patterns: readonly (readonly Name[])[]
}

/** In UTF-16 code units. */
export const GLOB_MAX_LENGTH = 200

/** Patterns that the braces of one glob may stand for. */
const MAX_PATTERNS = 32

/**
 * Reads a glob: `*` and `?` within a name, `**` for any number of folders, `[abc]`, `[a-z]` and `[!a]` for one character, `{a,b}` for one
 * or the other, `\` before a character that stands for itself.
 *
 * @returns what to write instead, where it is none.
 */
export function parseGlob(text: string): Glob | string {
  if (text === '') return 'an empty glob matches nothing; write ** for every file'
  if (text.length > GLOB_MAX_LENGTH)
    return `has ${text.length} characters; write several globs of at most ${GLOB_MAX_LENGTH}`
  const stranger = strangerIn(text)
  if (stranger) return stranger
  const expanded = expand(text)
  if (typeof expanded === 'string') return expanded
  const patterns: Name[][] = []
  for (const pattern of expanded) {
    const names = namesOf(pattern)
    if (typeof names === 'string') return names
    patterns.push(names)
  }
  return { patterns }
}

/** Whether a glob covers a path, at most in the length of the one times that of the other. A leading dot is a character like others. */
export function globMatches({ patterns }: Glob, path: string): boolean {
  const names = path.split('/').map((name) => [...name])
  return patterns.some((pattern) => wildcardMatches(pattern, names, NAMES))
}

/** What other tools' globs have and ours do not: read in silence, it would cover other files than its writer believes. */
function strangerIn(text: string): string | null {
  if (text.startsWith('!')) return 'no glob takes files away again; name what is meant, without !'
  const plain = text.replace(/\\./gs, '')
  const mark = /[()|]/.exec(plain)?.[0]
  if (mark) return `is a glob, no regular expression: write {a,b} for one or the other, or \\${mark} for the character`
  if (/[^/{},]\*\*|\*\*[^/{},]/.test(plain)) return '** stands alone between slashes: write **/*.py, or * within a name'
  if (/[\]}]\+/.test(plain))
    return 'a + repeats nothing; write * for any number of characters, or \\+ for the character'
  return null
}

/** The patterns that the braces stand for. */
function expand(text: string): readonly string[] | string {
  let open = [text]
  const patterns: string[] = []
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const braces = innermostBraces(next)
    if (typeof braces === 'string') return braces
    if (braces) open = [...open, ...braces.choices.map((choice) => `${braces.before}${choice}${braces.after}`)]
    else patterns.push(next)
    if (open.length + patterns.length > MAX_PATTERNS) {
      return `its braces stand for more than ${MAX_PATTERNS} patterns; write several globs`
    }
  }
  return patterns
}

interface Braces {
  readonly before: string
  readonly choices: readonly string[]
  readonly after: string
}

/** The first braces that hold no others; null where there are none. */
function innermostBraces(text: string): Braces | null | string {
  let start = -1
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (character === '\\') at++
    else if (character === '{') start = at
    else if (character === '}') {
      if (start < 0) return 'has a } without {; write \\} for the character'
      const inside = text.slice(start + 1, at)
      const choices = inside.split(/(?<!\\),/)
      if (choices.length < 2) return `{${inside}} leaves no choice; write {a,b}, or \\{ for the character`
      return { before: text.slice(0, start), choices, after: text.slice(at + 1) }
    }
  }
  return start < 0 ? null : 'has a { without }; write \\{ for the character'
}

function namesOf(pattern: string): Name[] | string {
  const names: Name[] = []
  // A slash is never part of a class.
  for (const text of pattern.split('/')) {
    if (text === '**') {
      names.push({ kind: 'deep' })
      continue
    }
    if (text === '' || text === '.' || text === '..') {
      return 'a path begins at the root of the repository and names a file: write src/**, without ./ or / around it'
    }
    const places = placesOf(text)
    if (typeof places === 'string') return places
    names.push({ kind: 'name', places })
  }
  return names
}

function placesOf(text: string): Place[] | string {
  const places: Place[] = []
  const characters = [...text]
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at] ?? ''
    if (character === '*') places.push({ kind: 'many' })
    else if (character === '?') places.push({ kind: 'one', accepts: () => true })
    else if (character === '[') {
      const close = characters.indexOf(']', at + (/[!^]/.test(characters[at + 1] ?? '') ? 3 : 2))
      if (close < 0) return 'has a [ without ]; write \\[ for the character'
      const accepts = classOf(characters.slice(at + 1, close))
      if (typeof accepts === 'string') return accepts
      places.push({ kind: 'one', accepts })
      at = close
    } else {
      if (character === '\\') at++
      const meant = characters[at]
      if (meant === undefined) return 'ends with \\; write \\\\ for the character'
      places.push({ kind: 'one', accepts: (other) => other === meant })
    }
  }
  return places
}

function classOf(inside: readonly string[]): ((character: string) => boolean) | string {
  const isNegated = inside[0] === '!' || inside[0] === '^'
  const members = isNegated ? inside.slice(1) : inside
  if (members.includes('\\') || members.includes('[')) {
    return `[${inside.join('')}] is no class; write the characters themselves, for example [abc] or [a-z]`
  }
  const ranges: [number, number][] = []
  for (let at = 0; at < members.length; at++) {
    const from = codeOf(members[at])
    const isRange = members[at + 1] === '-' && at + 2 < members.length
    const to = isRange ? codeOf(members[at + 2]) : from
    if (to < from) return `[${inside.join('')}] runs backwards; write the smaller character first`
    ranges.push([from, to])
    if (isRange) at += 2
  }
  return (character) => {
    const code = codeOf(character)
    return ranges.some(([from, to]) => from <= code && code <= to) !== isNegated
  }
}

function codeOf(character: string | undefined): number {
  return character?.codePointAt(0) ?? 0
}

/** How the elements of a pattern stand to what they are held against. */
interface Elements<Element, Item> {
  readonly isAnyNumber: (element: Element) => boolean
  readonly accepts: (element: Element, item: Item) => boolean
}

const CHARACTERS: Elements<Place, string> = {
  isAnyNumber: ({ kind }) => kind === 'many',
  accepts: (place, character) => place.kind === 'one' && place.accepts(character),
}

const NAMES: Elements<Name, readonly string[]> = {
  isAnyNumber: ({ kind }) => kind === 'deep',
  accepts: (name, characters) => name.kind === 'name' && wildcardMatches(name.places, characters, CHARACTERS),
}

/**
 * Whether a pattern covers all items. Only the last wildcard is ever taken back: what an earlier one could take instead, the last one can
 * take as well. So each element meets each item once at most.
 */
function wildcardMatches<Element, Item>(
  pattern: readonly Element[],
  items: readonly Item[],
  { isAnyNumber, accepts }: Elements<Element, Item>,
): boolean {
  let [element, item] = [0, 0]
  let wildcard: { readonly element: number; item: number } | null = null
  while (item < items.length) {
    const here = pattern[element]
    const there = items[item] as Item
    if (here !== undefined && isAnyNumber(here)) {
      wildcard = { element, item }
      element++
    } else if (here !== undefined && accepts(here, there)) {
      element++
      item++
    } else if (wildcard) {
      wildcard.item++
      element = wildcard.element + 1
      item = wildcard.item
    } else return false
  }
  return pattern.slice(element).every(isAnyNumber)
}
