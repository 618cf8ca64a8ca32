import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../root.ts'
import { table } from '../tables.ts'
import { ROWS } from './rows.ts'

/** A title that names a row. */
export interface Proof {
  /** Path from the root. */
  readonly file: string
  readonly title: string
}

const STRING = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g
const ID = '(?:AP|EG|TR|T|R|S)\\d+'
/** `... (R4, AP19)` anywhere in a title, or `T10, T30: ...` and `T10 and T30: ...` at its start. */
const NAMED = new RegExp(`\\((${ID}(?:(?:, | and )${ID})*)\\)|^(${ID}(?:(?:, | and )${ID})*):`, 'g')

/** The tests that name a row in their titles, by row. */
export function proofs(): ReadonlyMap<string, readonly Proof[]> {
  const found = new Map<string, Proof[]>()
  for (const file of testFiles()) {
    for (const [literal] of readFileSync(join(root, file), 'utf8').matchAll(STRING)) {
      const title = literal.slice(1, -1)
      for (const id of idsIn(title)) found.set(id, [...(found.get(id) ?? []), { file, title }])
    }
  }
  return found
}

function idsIn(title: string): readonly string[] {
  const named = [...title.matchAll(NAMED)].map(([, inside, before]) => inside ?? before ?? '')
  return [...new Set(named.flatMap((list) => list.split(/, | and /)))]
}

function testFiles(): readonly string[] {
  const files = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
  const paths = files.map((file) => `test/${file.replaceAll('\\', '/')}`)
  return paths.filter((path) => path.endsWith('.test.ts')).sort()
}

/** The rows that neither a test nor anything else holds. */
export function openRows(): readonly string[] {
  const found = proofs()
  return ROWS.filter(({ id, instead }) => instead === undefined && !found.has(id)).map(({ id }) => id)
}

/** Every row and the tests that prove it, as a table with links from test/app. */
export function proofTable(): string {
  const found = proofs()
  const rows = ROWS.map(({ id, what, instead }) => {
    const files = [...new Set((found.get(id) ?? []).map(({ file }) => file))]
    const links = files.map((file) => `[${nameOf(file)}](${linkTo(file)})`)
    return [id, what, instead ?? (links.join(', ') || '**open**')]
  })
  return table(['row', 'what must hold', 'proved by'], rows)
}

function nameOf(file: string): string {
  return file.replace(/^test\//, '').replace(/(\.slow|\.e2e)?\.test\.ts$/, '')
}

function linkTo(file: string): string {
  return file.startsWith('test/app/') ? file.slice('test/app/'.length) : file.replace(/^test/, '..')
}
