import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import picomatch from 'picomatch'
import { describe, expect, test } from 'vitest'
import { globMatches, parseGlob } from '#core/glob.ts'
import { readPolicy } from '#core/policy-reader.ts'

function covers(glob: string, path: string): boolean {
  const read = parseGlob(glob)
  if (typeof read === 'string') throw new Error(`${glob}: ${read}`)
  return globMatches(read, path)
}

describe('a glob covers what picomatch, which others use, says it covers', () => {
  const letter = fc.constantFrom('a', 'b', 'c', '.', '-')
  const word = fc.array(letter, { minLength: 1, maxLength: 4 }).map((letters) => letters.join(''))
  const name = word.filter((text) => text !== '.' && text !== '..')
  const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join('/'))
  const piece = fc.oneof(
    { weight: 4, arbitrary: letter },
    fc.constantFrom('*', '?', '[ab]', '[^a]', '[a-c]', '{a,bc}', '{b*,c?}', '{a,{b,c}}', '\\*', '\\a'),
  )
  const part = fc.oneof(
    { weight: 1, arbitrary: fc.constant('**') },
    {
      weight: 3,
      arbitrary: fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join('').replace(/\*+/g, '*')),
    },
  )
  const glob = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'))

  test('in all that both know', () => {
    let matched = 0
    fc.assert(
      fc.property(glob, path, (pattern, file) => {
        fc.pre(typeof parseGlob(pattern) !== 'string')
        // picomatch lets a/** cover a, and */** not: here it always does.
        const expected = picomatch([pattern, pattern.replace(/(\/\*\*)+$/, '')], {
          dot: true,
          windows: false,
          flags: 's',
        })(file)
        if (expected) matched++
        expect(covers(pattern, file)).toBe(expected)
      }),
      { numRuns: 10_000, seed: 1 },
    )
    expect(matched).toBeGreaterThan(500)
  })
})

test('[!a] is every character but a, as in a shell', () => {
  expect([covers('[!a]', 'b'), covers('[!a]', 'a'), covers('[!a]', '!')]).toEqual([true, false, true])
})

describe('what is no glob of ours is refused with what to write (T62)', () => {
  const refused = [
    ['(a+)+$', 'write {a,b} for one or the other, or \\( for the character'],
    ['@(src|lib)/**', 'write {a,b} for one or the other'],
    ['[a-z]+', 'write * for any number of characters'],
    ['{a,b}+', 'write * for any number of characters'],
    ['!docs/**', 'without !'],
    ['**.py', 'write **/*.py'],
    ['a'.repeat(5000), 'has 5000 characters; write several globs of at most 200'],
    ['{a,b}'.repeat(40), 'more than 32 patterns; write several globs'],
    ['{1..100000}', 'write {a,b}'],
    ['{a,b', 'write \\{ for the character'],
    ['a}', 'write \\} for the character'],
    ['[a', 'write \\[ for the character'],
    ['[z-a]', 'write the smaller character first'],
    ['[[:alpha:]]', 'for example [abc] or [a-z]'],
    ['a\\', 'write \\\\ for the character'],
    ['./src/**', 'write src/**, without ./'],
    ['src/', 'write src/**'],
    ['', 'write ** for every file'],
  ] as const
  test.each(refused.map(([text, remedy]) => [text.slice(0, 20), text, remedy] as const))('%s', (_, text, remedy) => {
    expect(parseGlob(text)).toContain(remedy)
    expect(() => readPolicy(policy([text]), 'holdout.yml')).toThrow(remedy)
  })

  test('more than a hundred globs', () => {
    expect(() => readPolicy(policy(Array(101).fill('src/**')), 'holdout.yml')).toThrow('name folders instead of files')
  })

  test('a mark behind a backslash stands for itself', () => {
    expect(covers('app/\\(group\\)/*', 'app/(group)/page.ts')).toBe(true)
    expect(covers('\\!x', '!x')).toBe(true)
  })
})

function policy(globs: readonly string[]): string {
  const model = {
    workflow: '.github/workflows/a.yml',
    task: 'binary',
    metrics: { accuracy: { max_drop: 0.01 } },
    paths: globs,
  }
  return JSON.stringify({ version: 1, models: { m: model } })
}

// A loop that does not end can only be stopped from outside. A regular expression made of the first glob takes longer than the sun shines.
test('a name that was made for it keeps nobody waiting: the work is the length of the glob times that of the name (T62)', () => {
  const program = `
    import { globMatches, parseGlob } from '#core/glob.ts'
    const globs = ['*a'.repeat(90) + 'b', '**/a/'.repeat(39) + 'b', '**/*a*a*a*b/'.repeat(15) + 'c', '{a*,*a}{a*,*a}{a*,*a}b']
    const paths = ['a'.repeat(4096), 'a/'.repeat(2048) + 'c', ('a'.repeat(250) + '/').repeat(16) + 'd']
    for (const glob of globs.map(parseGlob)) for (const path of paths) process.stdout.write(String(globMatches(glob, path)) + ' ')
  `
  const options = { cwd: process.cwd(), encoding: 'utf8', timeout: 60_000, killSignal: 'SIGKILL' } as const
  const { stdout, stderr, signal } = spawnSync(process.execPath, ['--input-type=module', '-e', program], options)
  expect({ stdout, signal }, stderr).toEqual({ stdout: 'false '.repeat(12), signal: null })
}, 90_000)
