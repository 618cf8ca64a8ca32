import { describe, expect, test } from 'vitest'
import { UserError } from '#core/errors.ts'
import { Inputs } from '../../../actions/train/inputs.ts'
import { readParams } from '../../../actions/train/params.ts'
import { planTraining } from '../../../actions/train/plan.ts'
import { HOSTILE_STRINGS } from '../corpus.ts'

function parse(inputs: Record<string, string>) {
  return Inputs.safeParse({ run: 'true', predictions: 'p.csv', ...inputs })
}

test('the defaults of a bare call', () => {
  expect(parse({}).data).toEqual({
    run: 'true',
    predictions: 'p.csv',
    'working-directory': '.',
    'timeout-minutes': 350,
    'run-path': 'holdout-run.json',
    policy: '.github/holdout.yml',
  })
})

test('seeds come by comma, space or line', () => {
  expect(parse({ seeds: '1, 2\n3 4294967295' }).data?.seeds).toEqual([1, 2, 3, 4294967295])
})

const REFUSED: Record<string, string[]> = {
  run: ['   ', '\n\t\n', 'a\0b', 'x'.repeat(10_001)],
  'timeout-minutes': ['0', '-1', '1e9', 'NaN', '6h', '0.0001', '4321', '1.5', '+5', ' 5', '0x10', '05', 'Infinity'],
  seeds: ['-1', '18446744073709551616', '4294967296', 'abc', '1.5', '1e3', ',', ' ', '0x1', '01', '1,,a'],
  metrics: ['-rf', 'm.txt', '--output=/tmp/x.json.exe', 'a\0.json'],
  predictions: ['p.pkl', '-x.csv', 'p.csv.gz'],
  replay: ['r.csv'],
  model: ['ok\n-rf', '--help'],
  inputs: ['-x'],
  'run-path': ['run.txt'],
  'working-directory': ['-x'],
}

describe('TR16, TR19, TR24 and T13: what an input cannot mean is refused', () => {
  for (const [input, values] of Object.entries(REFUSED)) {
    test.each(values)(`${input}: %j`, (value) => {
      const issues = parse({ [input]: value }).error?.issues ?? []
      expect(issues.map((issue) => issue.path[0])).toContain(input)
    })
  }
})

describe('S01 to S48 as the name of a model', () => {
  test.each([...HOSTILE_STRINGS, 'A', 'a.b', 'a/b', '-a', 'a-'].map((text) => [text]))('%.40j is refused', (name) => {
    expect(parse({ 'model-name': name }).error?.issues[0]?.path).toEqual(['model-name'])
  })
})

describe('S01 to S48 as any other input: refused in one line, or taken for what they say', () => {
  const others = Object.keys(Inputs.shape).filter((name) => name !== 'model-name' && name !== 'run')

  test.each(others)('as %s', async (input) => {
    for (const text of HOSTILE_STRINGS) {
      const parsed = parse({ 'model-name': 'm', [input]: text.trim() })
      const problem = parsed.success
        ? await planTraining(parsed.data).then(
            () => null,
            (thrown: unknown) => thrown,
          )
        : null
      if (problem !== null) expect(problem, text.slice(0, 40)).toBeInstanceOf(UserError)
      if (problem instanceof UserError) expect(problem.message, text.slice(0, 40)).not.toMatch(/[\n\r]/)
    }
  })
})

describe('params', () => {
  test('are a YAML mapping, flattened', () => {
    expect(readParams('epochs: 3\ntree: {depth: 4, split: gini}\nshuffle: true')).toEqual({
      epochs: 3,
      'tree.depth': 4,
      'tree.split': 'gini',
      shuffle: true,
    })
    expect(readParams('{"a": 0.5}')).toEqual({ a: 0.5 })
    expect(readParams(undefined)).toEqual({})
  })

  test.each([
    'a: [1]',
    'a: null',
    'a:',
    'a: .inf',
    'just text',
    '- a',
    'a: 1\na: 2',
    'a: 1\n b: 2',
    'a: !!js/function x',
  ])('refuse %j', (text) => {
    expect(() => readParams(text)).toThrow(UserError)
    expect(() => readParams(text)).toThrow(/^params/)
  })
})
