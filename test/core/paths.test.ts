import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { matching, touchedModels, touchedProtected } from '#core/paths.ts'
import { readPolicy } from '#core/policy-reader.ts'

const { policy } = readPolicy(
  `version: 1
models:
  everything:
    workflow: .github/workflows/a.yml
    task: binary
    metrics: {accuracy: {max_drop: 0.01}}
  some:
    workflow: .github/workflows/b.yml
    paths: [src/**, 'data/*.csv']
    task: binary
    metrics: {accuracy: {max_drop: 0.01}}
protected: [.github/**, evaluation/**]
`,
  'holdout.yml',
)

describe('globs', () => {
  test.each([
    ['**', '.github/workflows/model.yml', true],
    ['src/**', 'src/a/.hidden', true],
    ['src/**', 'source/a', false],
    ['data/*.csv', 'data/a.csv', true],
    ['data/*.csv', 'data/deep/a.csv', false],
    ['.github/**', '.github/holdout.yml', true],
    ['.github/**', 'x/.github/holdout.yml', false],
    ['docs', 'docs/readme.md', false],
    ['Src/**', 'src/a', false],
  ])('%s on %s: %s', (glob, path, expected) => {
    expect(matching([glob], [path]).length > 0).toBe(expected)
  })
})

describe('no file name that git allows slips through a glob', () => {
  // Git forbids an empty name, `.`, `..`, `.git`, `/` and NUL; everything else may stand in one, line breaks included.
  const name = fc
    .string({ unit: 'binary', minLength: 1, maxLength: 12 })
    .filter((text) => !/[/\0]/.test(text) && text !== '.' && text !== '..')
  const special = fc.constantFrom(
    'a\nb',
    'a\u2028b',
    '\r',
    'a\\b',
    '!x',
    '#',
    '...',
    '.github',
    '{a,b}',
    '[x]',
    '*',
    ' ',
  )
  const path = fc.array(fc.oneof(name, special), { minLength: 1, maxLength: 4 }).map((names) => names.join('/'))

  test('** covers every path, and folder/** everything below it', () => {
    fc.assert(
      fc.property(path, (each) => {
        expect(matching(['**'], [each])).toEqual([each])
        expect(matching(['evaluation/**'], [`evaluation/${each}`])).toEqual([`evaluation/${each}`])
      }),
      { numRuns: 2000 },
    )
  })
})

describe('what a change touches', () => {
  const files = (...paths: string[]) => ({ paths, complete: true })

  test('is a model whose paths match, by an old or a new name', () => {
    expect(touchedModels(policy, files('README.md'))).toEqual(['everything'])
    expect(touchedModels(policy, files('lib/new.ts', 'src/old.ts'))).toEqual(['everything', 'some'])
    expect(touchedModels(policy, files())).toEqual([])
  })

  test('is everything when GitHub cut the list', () => {
    const cut = { paths: ['README.md'], complete: false }
    expect(touchedModels(policy, cut)).toEqual(['everything', 'some'])
    expect(touchedProtected(policy, cut)).toEqual(['.github/**', 'evaluation/**'])
    expect(touchedProtected({ ...policy, protected: [] }, cut)).toEqual([])
  })

  test('is a protected path by its name', () => {
    expect(touchedProtected(policy, files('src/a.ts', 'evaluation/score.ts'))).toEqual(['evaluation/score.ts'])
    expect(touchedProtected(policy, files('src/a.ts'))).toEqual([])
  })
})
