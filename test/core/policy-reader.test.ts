import { describe, expect, test } from 'vitest'
import { digestOf } from '#core/digest.ts'
import { UserError } from '#core/errors.ts'
import { modelPolicy, POLICY_PATH, readPolicy } from '#core/policy-reader.ts'
import { HOSTILE_STRINGS } from '../actions/corpus.ts'

const SMALLEST = `version: 1
models:
  spam:
    workflow: .github/workflows/model.yml
    task: binary
    metrics: {accuracy: {max_drop: 0.01}}
`

const read = (text: string) => readPolicy(text, 'holdout.yml')
const spam = (text: string) => modelPolicy(read(text).policy).model

/** The smallest policy with other metrics, on line 7, and more lines of the model behind it. */
function withMetrics(metrics: string, more = '', task = 'binary'): string {
  const lines = ['version: 1', 'models:', '  spam:', '    workflow: .github/workflows/model.yml', `    task: ${task}`]
  return [...lines, '    data: {score: score}', `    metrics: ${metrics}`, more].join('\n')
}

function refused(text: string): string {
  try {
    read(text)
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(UserError)
    return (thrown as Error).message
  }
  throw new Error(`was accepted: ${text}`)
}

describe('a policy that is right', () => {
  test('gets the defaults that the documentation names', () => {
    const { policy, digest } = read(SMALLEST)
    expect(digest).toBe(digestOf(SMALLEST))
    expect(policy).toEqual({
      version: 1,
      app: null,
      models: {
        spam: {
          workflow: '.github/workflows/model.yml',
          paths: ['**'],
          task: 'binary',
          data: {
            ...{ id: 'example_id', label: 'label', prediction: 'prediction', score: null },
            ...{ positive: null, threshold: null, weight: null, group: null, query: null, seed: null },
            ...{ series: null, time: null, horizon: 1, scale: null, lower: null, upper: null },
          },
          baseline: 'reference',
          baseline_missing: 'error',
          baseline_max_distance: 50,
          anchor: { ref: 'latest-release', cumulative: 2, expected_prs: 50 },
          rates: { alpha_block: 0.01, alpha_pass: 0.05 },
          estimand: 'artifact',
          metrics: { accuracy: { max_drop: 0.01, gate: true } },
          tests: { resamples: 10_000, seed: 20240607, midp: false },
          on_inconclusive: 'warn',
          easeml: null,
          reuse: { mode: 'open' },
          publish_predictions: true,
          register: { registry: 'git', stages: [] },
        },
      },
      protected: ['.github/**'],
      overrides: { permission: 'maintain', expires: '14d' },
      deadlines: { start: '15m', finish: '6h' },
    })
  })

  test('keeps what it says', () => {
    const model = spam(
      withMetrics(
        '{roc_auc: {max_drop: 0.005, floor: 0.7}, log_loss: {max_rise: 0.01, ceiling: 0.6}, f1: {max_drop: .02, gate: false}}',
        '    slices: {by: [origin, carrier]}\n    on_inconclusive: block\n    rates: {alpha_block: 0.05}',
      ),
    )
    expect(model.slices).toEqual({ by: ['origin', 'carrier'], tolerance: 3, min_n: 200, require_pass: false })
    expect(model.metrics.f1).toEqual({ max_drop: 0.02, gate: false })
    expect(model).toMatchObject({ on_inconclusive: 'block', rates: { alpha_block: 0.05, alpha_pass: 0.05 } })
  })

  test.each([
    ['late', 'late'],
    ['1', '1'],
    ['true', 'true'],
    ['"01"', '01'],
  ])('reads the positive label %s as it stands in a file', (written, label) => {
    expect(spam(SMALLEST.replace('    metrics', `    data: {positive: ${written}}\n    metrics`)).data.positive).toBe(
      label,
    )
  })

  test('has one place in a repository', () => {
    expect(POLICY_PATH).toBe('.github/holdout.yml')
  })
})

describe('EG19, T30: a number that is none', () => {
  test.each([
    '""',
    '" "',
    '0,95',
    '95%',
    '"95%"',
    '"0.01"',
    '0x1',
    '0o7',
    '.9.',
    '1e999',
    '-1e999',
    '.inf',
    '-.inf',
    '.nan',
    '1_000',
    'true',
    'null',
    '~',
    '[0.01]',
    '{a: 1}',
    '0',
    '-0.01',
    '١',
  ])('is refused as a tolerance: %s', (value) => {
    expect(refused(withMetrics(`{log_loss: {max_rise: ${value}}}`))).toMatch(/^holdout\.yml:7:\d+: [^\n]+$/)
  })

  test('names the place of the value and what to write', () => {
    expect(refused(withMetrics('{log_loss: {max_rise: 1%}}'))).toBe(
      'holdout.yml:7:26: models.spam.metrics.log_loss.max_rise: Invalid input: expected number, received string; write a plain number, without quotes, percent sign or comma',
    )
    expect(refused(withMetrics('{log_loss: {max_rise: 0x1}}'))).toBe(
      'holdout.yml:7:36: 0x1 is not decimal; write the number in plain digits',
    )
  })
})

describe('EG36: an unknown key names the nearest known one, with line and column', () => {
  const at = (path: string, line: number, text: string) => [path, line, text] as const
  test.each([
    at('the policy', 7, `${SMALLEST}deadline: {}`),
    at('deadlines', 8, `${SMALLEST}deadlines:\n  finnish: 1h`),
    at('overrides', 8, `${SMALLEST}overrides:\n  permision: admin`),
    at('a model', 8, withMetrics('{accuracy: {max_drop: 0.01}}', '    slice: {by: [a]}')),
    at('a metric', 7, withMetrics('{accuracy: {max_dorp: 0.01}}')),
    at('slices', 8, withMetrics('{accuracy: {max_drop: 0.01}}', '    slices: {by: [a], tolerence: 3}')),
    at('rates', 8, withMetrics('{accuracy: {max_drop: 0.01}}', '    rates: {alpha_blok: 0.1}')),
    at('anchor', 8, withMetrics('{accuracy: {max_drop: 0.01}}', '    anchor: {cumulativ: 2}')),
    at('register', 8, withMetrics('{accuracy: {max_drop: 0.01}}', '    register: {stage: [a]}')),
    at('deploy', 8, withMetrics('{accuracy: {max_drop: 0.01}}', '    deploy: {target: local, serv: x}')),
    at('dataset', 8, withMetrics('{accuracy: {max_drop: 0.01}}', '    dataset: {contracts: x}')),
    at('reuse', 8, withMetrics('{accuracy: {max_drop: 0.01}}', '    reuse: {mod: open}')),
    at('data', 6, SMALLEST.replace('    metrics', '    data: {scores: s}\n    metrics')),
  ])('in %s', (_, line, text) => {
    expect(refused(text)).toMatch(
      new RegExp(`^holdout\\.yml:${line}:\\d+: .*unknown key "\\w+"; did you mean "\\w+"\\?$`),
    )
  })

  test('in full', () => {
    expect(refused(withMetrics('{accuracy: {max_dorp: 0.01}}'))).toBe(
      'holdout.yml:7:26: models.spam.metrics.accuracy: unknown key "max_dorp"; did you mean "max_drop"?',
    )
    expect(refused(`${SMALLEST}zzz: 1`)).toBe(
      'holdout.yml:7:1: unknown key "zzz"; known are version, app, models, protected, overrides, deadlines',
    )
  })

  test('of a promise that is not kept yet', () => {
    expect(refused(withMetrics('{accuracy: {max_drop: 0.01}}', '    waive: []'))).toMatch(/unknown key/)
  })
})

describe('EG34: keys that cannot hold together', () => {
  const ACCURACY = '{accuracy: {max_drop: 0.01}}'
  const gap = (keys: string) => withMetrics(ACCURACY, `    fairness: {by: sex, metric: ${keys}}`)
  const seeded = (text: string) => text.replace(/data: \{.*\}/, 'data: {seed: s}')

  test.each([
    [
      'a recipe without seeds',
      withMetrics(ACCURACY, '    estimand: recipe'),
      /estimand: .*name their column in data\.seed/,
    ],
    ['seeds without a recipe', seeded(withMetrics(ACCURACY)), /data\.seed: .*write estimand: recipe/],
    [
      'releases without predictions as baseline',
      withMetrics(ACCURACY, '    baseline: latest-release\n    publish_predictions: false'),
      /baseline: releases carry no predictions/,
    ],
    [
      'the tolerance of slices that there are none of',
      withMetrics('{accuracy: {max_drop: 0.01, slice_tolerance: 2}}'),
      /slice_tolerance: there are no slices/,
    ],
    ['a slice twice', withMetrics(ACCURACY, '    slices: {by: [origin, origin]}'), /slices\.by: "origin" stands twice/],
    ['a gap without a limit', gap('equalized_odds_difference'), /fairness: write max_rise/],
    ['the drop of a difference', gap('demographic_parity_difference, max_drop: 0.1'), /write max_rise, not max_drop/],
    ['the rise of a ratio', gap('demographic_parity_ratio, max_rise: 0.1'), /write max_drop, not max_rise/],
    ['a gap that is none', gap('calibration, max_rise: 0.1'), /fairness\.metric: /],
    [
      'a gap where nothing is positive',
      gap('equalized_odds_difference, max_rise: 0.1').replace('binary', 'multiclass'),
      /fairness: groups are compared where there is a positive label/,
    ],
    [
      'a gap over seeds',
      `${seeded(gap('equalized_odds_difference, max_rise: 0.1'))}\n    estimand: recipe`,
      /fairness: a gap between groups is not measured over seeds/,
    ],
    ['too few resamples', withMetrics(ACCURACY, '    tests: {resamples: 10}'), /tests\.resamples: /],
  ])('%s', (_, text, message) => {
    expect(refused(text)).toMatch(message)
  })
})

describe('rules that cannot hold together', () => {
  test.each([
    [
      'EG22: a rise where higher is better',
      '{accuracy: {max_rise: 0.01}}',
      'accuracy: higher is better here: write max_drop, not max_rise',
    ],
    [
      'a drop where lower is better',
      '{log_loss: {max_drop: 0.01}}',
      'log_loss: lower is better here: write max_rise, not max_drop',
    ],
    ['EG34: both', '{accuracy: {max_drop: 0.01, max_rise: 0.01}}', 'write max_drop, not max_rise'],
    ['a ceiling where higher is better', '{accuracy: {ceiling: 0.9}}', 'write floor, not ceiling'],
    ['a floor where lower is better', '{log_loss: {floor: 0.1}}', 'write ceiling, not floor'],
    ['no limit at all', '{accuracy: {}}', 'is gated without a limit; write max_drop or floor, or gate: false'],
    ['no limit where lower is better', '{log_loss: {}}', 'write max_rise or ceiling, or gate: false'],
    ['EG12: an empty name', '{"": {max_drop: 0.01}}', 'expected string to have >=1 characters'],
    ['EG12: a name of 10 KB', `{${'a'.repeat(10_000)}: {max_drop: 0.01}}`, 'expected string to have <=64 characters'],
    [
      'EG12: a name that is markup',
      '{"<b>|`": {column: c, max_drop: 0.01}}',
      'name it by letters, digits, and . _ @ -',
    ],
    ['nothing gated', '{accuracy: {max_drop: 0.01, gate: false}}', 'metrics: no metric is gated'],
    ['no metrics', '{}', 'metrics: no metric is gated'],
    ['an unknown metric', '{acuracy: {max_drop: 0.01}}', 'acuracy: unknown metric; did you mean "accuracy"?'],
    ['T31: a homoglyph', '{\u0430ccuracy: {max_drop: 0.01}}', 'unknown metric; did you mean "accuracy"?'],
    [
      'a difference of a number without rows',
      '{perplexity: {max_rise: 1}}',
      'perplexity: is no metric of ours; a number of the run record has no rows and so no test: write floor, ceiling or max_ratio',
    ],
    ['EG22: no direction for a number', '{loss: {}}', 'loss: unknown metric'],
    ['EG34: a floor and a ratio', '{qps: {floor: 10, max_ratio: 1.1}}', 'write one of the two'],
    ['EG34: a ratio beside a test', '{accuracy: {max_ratio: 1.1}}', 'write max_drop or max_rise, not max_ratio'],
    ['a jump of a number', '{qps: {floor: 10, suspicious_gain: 5}}', 'has no rows, so no suspicious_gain'],
    [
      'a metric of another task',
      '{mae: {max_rise: 1}}',
      'mae: is a metric for regression or forecasting, the task is binary',
    ],
    [
      'an average where there is none',
      '{accuracy: {max_drop: 0.01, average: macro}}',
      'has no average; remove the key',
    ],
    ['a floor outside the range', '{accuracy: {floor: 70}}', "floor 70 is outside the metric's range 0 to 1"],
    ['a negative ceiling', '{log_loss: {ceiling: -1}}', "ceiling -1 is outside the metric's range 0 to infinity"],
    ['a tolerance in points', '{accuracy: {max_drop: 1}}', "tolerance 1 is as wide as the metric's whole range"],
  ])('%s', (_, metrics, message) => {
    expect(refused(withMetrics(metrics))).toMatch(/^holdout\.yml:7:\d+: models\.spam\.metrics/)
    expect(refused(withMetrics(metrics))).toContain(message)
  })

  test('a metric that needs scores without a score column', () => {
    for (const metric of ['roc_auc: {max_drop: 0.01}', 'log_loss: {max_rise: 0.01}', 'brier: {ceiling: 0.2}']) {
      const text = SMALLEST.replace('accuracy: {max_drop: 0.01}', metric)
      expect(refused(text)).toMatch(
        /^holdout\.yml:6:15: models\.spam\.metrics\.\w+: needs scores; name their column in data\.score$/,
      )
    }
  })

  test('an average that a multiclass task needs', () => {
    expect(refused(withMetrics('{f1: {max_drop: 0.01}}', '', 'multiclass'))).toMatch(
      /needs average: macro, micro or weighted/,
    )
    expect(refused(withMetrics('{f1: {max_drop: 0.01, average: binary}}', '', 'multiclass'))).toMatch(/needs average/)
    expect(spam(withMetrics('{f1: {max_drop: 0.01, average: macro}}', '', 'multiclass')).metrics.f1?.average).toBe(
      'macro',
    )
  })

  test('floors in place of a baseline, without a floor', () => {
    const more = '    baseline_missing: floors'
    expect(refused(withMetrics('{accuracy: {max_drop: 0.01}}', more))).toBe(
      'holdout.yml:8:5: models.spam.baseline_missing: "floors" needs a floor or ceiling on a gated metric',
    )
    const ungated = '{accuracy: {max_drop: 0.01}, f1: {floor: 0.1, gate: false}}'
    expect(refused(withMetrics(ungated, more))).toMatch(/"floors" needs a floor/)
    expect(spam(withMetrics('{accuracy: {floor: 0.5}}', more)).baseline_missing).toBe('floors')
  })

  test('the second of two models is found too', () => {
    const second = SMALLEST.split('\n').slice(2).join('\n').replace('spam', 'ham').replace('0.01', '7')
    expect(refused(SMALLEST + second)).toMatch(/^holdout\.yml:10:\d+: models\.ham\.metrics\.accuracy: tolerance 7/)
  })
})

describe('values out of range', () => {
  test.each([
    ['version 99', SMALLEST.replace('version: 1', 'version: 99'), /^holdout\.yml:1:1: version: /],
    ['no version', SMALLEST.replace('version: 1\n', ''), /version: /],
    ['a version as text', SMALLEST.replace('version: 1', 'version: "1"'), /version: /],
    ['no models', 'version: 1\nmodels: {}\n', /models: must name at least one model/],
    [
      'a model name that is none',
      SMALLEST.replace('spam', 'Spam_1'),
      /^holdout\.yml:3:3: models\.Spam_1: must be 1 to 64 lower-case/,
    ],
    [
      'a workflow outside its folder',
      SMALLEST.replace('.github/workflows/model.yml', 'model.yml'),
      /must be a path like \.github\/workflows\/model\.yml/,
    ],
    ['a workflow with a ref', SMALLEST.replace('model.yml', 'model.yml@main'), /must be a path/],
    ['a task that is none', SMALLEST.replace('binary', 'clustering'), /task: /],
    ['a rate of one', `${SMALLEST}    rates: {alpha_block: 1}`, /alpha_block: /],
    ['a rate of zero', `${SMALLEST}    rates: {alpha_pass: 0}`, /alpha_pass: /],
    ['a slice tolerance under one', `${SMALLEST}    slices: {by: [a], tolerance: 0.5}`, /tolerance: /],
    ['slices of nothing', `${SMALLEST}    slices: {by: []}`, /slices\.by: /],
    ['a deadline without a unit', `${SMALLEST}deadlines: {start: 15}`, /deadlines\.start: /],
    ['a deadline of nothing', `${SMALLEST}deadlines: {start: 0m}`, /must be a number and s, m, h or d/],
    ['a permission that is none', `${SMALLEST}overrides: {permission: read}`, /overrides\.permission: /],
    ['an empty column name', SMALLEST.replace('    metrics', '    data: {id: ""}\n    metrics'), /data\.id: /],
    ['a stage with a slash', `${SMALLEST}    register: {stages: [a/b]}`, /stages\.0: /],
    ['an app that is no id', `${SMALLEST}app: holdout`, /app: .*plain number/],
  ])('%s', (_, text, message) => {
    expect(refused(text)).toMatch(message)
    expect(refused(text)).toMatch(/^holdout\.yml:\d+:\d+: [^\n]+$/)
  })
})

describe('T28: YAML that does more than hold values', () => {
  const bomb = [
    'a: &a [x, x, x, x, x, x, x, x, x]',
    ...'bcdefghij'
      .split('')
      .map((key, index) => `${key}: &${key} [${Array(9).fill(`*${'abcdefghi'[index]}`).join(',')}]`),
  ].join('\n')

  test.each([
    ['an alias bomb', bomb, /holdout\.yml:1:\d+: anchors and aliases are not allowed/],
    ['one harmless anchor', SMALLEST.replace('binary', '&task binary'), /^holdout\.yml:5:\d+: anchors and aliases/],
    ['a merge key', `${SMALLEST}<<: {app: 1}`, /unknown key "<<"/],
    [
      'a custom tag',
      SMALLEST.replace('version: 1', 'version: !!js/function "x"'),
      /^holdout\.yml:1:10: Unresolved tag/,
    ],
    ['a local tag', SMALLEST.replace('binary', '!task binary'), /Unresolved tag/],
    ['a key that stands twice', `${SMALLEST}version: 1`, /^holdout\.yml:7:1: Map keys must be unique/],
    ['a nested key that stands twice', withMetrics('{accuracy: {floor: 0.9, floor: 0.1}}'), /Map keys must be unique/],
    ['the same key in other quotes', withMetrics('{accuracy: {floor: 0.9, "floor": 0.1}}'), /Map keys must be unique/],
    [
      '__proto__ among the metrics',
      withMetrics('{accuracy: {floor: 0.9}, __proto__: {floor: 0.1}}'),
      /the key __proto__ is not allowed/,
    ],
    ['constructor as a model', SMALLEST.replace('spam', 'constructor'), /the key constructor is not allowed/],
    ['a key that is a list', `${SMALLEST}? [a, b]\n: 1`, /a key must be one word/],
    ['two documents', `${SMALLEST}---\n${SMALLEST}`, /^holdout\.yml:7:1: a second document begins; write one$/],
    ['more than 64 KiB', `${SMALLEST}#${'x'.repeat(64 * 1024)}`, /larger than 65536 bytes/],
    ['nesting that overflows a stack', `a: ${'['.repeat(30_000)}`, /nested too deeply/],
    ['nothing', '', /expected object/],
    ['a list', '- version: 1', /expected object/],
    ['a tab', 'version:\n\t1', /[Tt]ab/],
  ])('%s', (_, text, message) => {
    expect(refused(text)).toMatch(message)
    expect(refused(text)).toMatch(/^holdout\.yml[^\n]*$/)
  })

  test('none of the strings that attackers write is a policy', () => {
    for (const text of HOSTILE_STRINGS) expect(() => read(text)).toThrow(UserError)
  })
})

describe('the policy of one model', () => {
  const two = read(SMALLEST + SMALLEST.split('\n').slice(2).join('\n').replace('spam', 'ham')).policy

  test('is the only one where no name is given', () => {
    expect(modelPolicy(read(SMALLEST).policy).name).toBe('spam')
    expect(modelPolicy(two, 'ham').name).toBe('ham')
  })

  test('must be named where there are several', () => {
    expect(() => modelPolicy(two)).toThrow(/several models; set the input 'model-name' to one of spam, ham/)
  })

  test.each(['eggs', 'toString', '__proto__'])('must exist: %s', (name) => {
    expect(() => modelPolicy(two, name)).toThrow(`the policy has no model '${name}'; it has spam, ham`)
  })
})
