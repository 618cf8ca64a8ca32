import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { digestOf } from '#core/digest.ts'
import { arrange, evidenceIn, gate, MODEL, NOW, POLICY, policyOf, predictionsOf } from './fixture.ts'
import { resultsOfEachTest } from './results.ts'

const results = resultsOfEachTest()

const LAPTOP = { baseline: 'baseline.csv' }
const SAME = predictionsOf(100)
const BETTER = predictionsOf(50)
const WORSE = predictionsOf(200)
const MAYBE = predictionsOf(106)

describe('on a laptop', () => {
  test.each([
    ['better', BETTER, 'pass', undefined],
    ['the same', SAME, 'pass', undefined],
    ['worse', WORSE, 'block', 'negative'],
    ['hardly worse', MAYBE, 'inconclusive', undefined],
  ])('a model that is %s', async (_, candidate, verdict, failure) => {
    const workspace = arrange({ '.github/holdout.yml': POLICY, 'candidate.csv': candidate, 'baseline.csv': SAME })
    const result = await gate(LAPTOP)
    expect(result.failure?.kind).toBe(failure)
    const text = readFileSync(join(workspace, 'holdout-evidence.json'), 'utf8')
    expect(result.outputs).toEqual({
      verdict,
      admissible: verdict !== 'block',
      'evidence-path': 'holdout-evidence.json',
      'evidence-digest': digestOf(text),
      'report-path': 'holdout-report.md',
    })
    expect(readFileSync(join(workspace, 'holdout-report.md'), 'utf8')).toBe(`${result.summary}\n`)
    expect(evidenceIn(workspace)).toMatchObject({
      model: MODEL,
      run: null,
      verdict,
      policy: { digest: digestOf(POLICY), source: 'checkout', ref: null },
      candidate: { predictions_digest: digestOf(candidate), n: 1000 },
      baseline: { kind: 'file', name: 'the file baseline.csv', predictions_digest: digestOf(SAME) },
      commits: { reference_rule: 'file' },
      created_at: NOW.toISOString(),
    })
    expect(results().archives.size).toBe(0)
  })

  test('writes the report as one HTML file where one is asked for, and the evidence names what changed', async () => {
    const workspace = arrange({ '.github/holdout.yml': POLICY, 'candidate.csv': WORSE, 'baseline.csv': SAME })
    const result = await gate({ ...LAPTOP, 'html-path': 'report/gate.html' })
    expect(result.outputs['html-path']).toBe('report/gate.html')
    const page = readFileSync(join(workspace, 'report/gate.html'), 'utf8')
    expect(page).toContain(`<h1>Gate of ${MODEL}</h1>`)
    // A hundred more of the thousand rows are wrong than before.
    const { changed } = evidenceIn(workspace)
    expect(changed).toMatchObject({ worse: 100, better: 0, other: 0 })
    expect(page).toContain(`<code>${changed?.examples[0]?.id}</code>`)
    expect(result.summary).toContain('Examples whose prediction changed: 100 got worse, 0 got better')
    expect(result.summary).toContain('50 more are in the predictions.')
  })

  test.each<['block' | 'inconclusive' | 'never', string, string | undefined]>([
    ['block', WORSE, 'negative'],
    ['inconclusive', WORSE, 'negative'],
    ['never', WORSE, undefined],
    ['block', MAYBE, undefined],
    ['inconclusive', MAYBE, 'negative'],
    ['never', MAYBE, undefined],
    ['inconclusive', BETTER, undefined],
    ['never', predictionsOf(0, { rows: 900 }), 'unusable'],
    ['block', predictionsOf(0, { rows: 1100 }), 'unusable'],
    // A new evaluation set is for people to accept: with the app the step stays green.
    ['never', predictionsOf(0, { rows: 1100 }), undefined],
  ])('fail-on %s', async (failOn, candidate, failure) => {
    arrange({ '.github/holdout.yml': POLICY, 'candidate.csv': candidate, 'baseline.csv': SAME })
    expect((await gate({ ...LAPTOP, 'fail-on': failOn })).failure?.kind).toBe(failure)
  })

  test('an anchor may be a file', async () => {
    const files = { 'candidate.csv': SAME, 'baseline.csv': MAYBE, 'anchor.csv': predictionsOf(20) }
    const workspace = arrange({ '.github/holdout.yml': POLICY, ...files })
    const result = await gate({ ...LAPTOP, anchor: 'anchor.csv' })
    expect(result.outputs.verdict).toBe('block')
    expect(result.failure?.message).toMatch(/cumulative limit of 0.02 since the last release/)
    expect(evidenceIn(workspace).anchor?.kind).toBe('file')
  })

  test('an anchor without what a metric needs is left out with a note, never in the way', async () => {
    const policy = POLICY.replace('binary', 'multiclass')
      .replace('{score: score}', '{}')
      .replace('accuracy', 'log_loss')
      .replace('max_drop', 'max_rise')
    const probabilities = 'example_id,label,prediction,prob_a,prob_b\n1,a,a,0.9,0.1\n2,b,b,0.2,0.8\n'
    const bare = 'example_id,label,prediction\n1,a,a\n2,b,b\n'
    const files = { 'candidate.csv': probabilities, 'baseline.csv': probabilities.replace('0.9,0.1', '0.8,0.2') }
    const workspace = arrange({ '.github/holdout.yml': policy, ...files, 'anchor.csv': bare })
    const result = await gate({ ...LAPTOP, anchor: 'anchor.csv' })
    expect(result.outputs.verdict).not.toBe('error')
    expect(evidenceIn(workspace)).toMatchObject({
      anchor: null,
      anchor_note: expect.stringMatching(/anchor.csv: .*needs a column prob_/),
    })
    await gate({ ...LAPTOP, candidate: 'anchor.csv' })
    expect(evidenceIn(workspace).problems).toEqual([
      { code: 'invalid-predictions', message: expect.stringMatching(/^anchor.csv: .*needs a column prob_/) },
    ])
  })

  test('without a baseline is an error that says why, unless the policy lets floors decide', async () => {
    const workspace = arrange({
      '.github/holdout.yml': POLICY,
      'candidate.csv': SAME,
      'floors.yml': policyOf('accuracy: {floor: 0.8}', '    baseline_missing: floors\n'),
    })
    const result = await gate({})
    expect(result.failure).toEqual({
      kind: 'unusable',
      message: expect.stringMatching(/no verdict, no-baseline; outside GitHub, .* only a file can be compared with/),
    })
    expect(evidenceIn(workspace).verdict).toBe('error')
    expect((await gate({ policy: 'floors.yml' })).outputs.verdict).toBe('pass')
    expect(evidenceIn(workspace).baseline_missing).toBe('offline')
  })

  test('a policy whose baseline is a file wants the input that names it, whatever the floors', async () => {
    const rule = 'accuracy: {max_drop: 0.01, floor: 0.1}'
    const workspace = arrange({
      '.github/holdout.yml': policyOf(rule, '    baseline: file\n    baseline_missing: floors\n'),
      ...{ 'candidate.csv': BETTER, 'baseline.csv': SAME },
    })
    expect((await gate({})).failure?.message).toMatch(/no-baseline; .* is a file: name it in the input 'baseline'/)
    expect(evidenceIn(workspace).baseline_missing).toBe('lost')
    expect((await gate(LAPTOP)).outputs.verdict).toBe('pass')
  })

  test('a baseline need not have the columns of slices that the policy has only now', async () => {
    const old = SAME.split('\n')
      .map((line) => line.split(',').slice(0, 4).join(','))
      .join('\n')
    const sliced = policyOf('accuracy: {max_drop: 0.01}', '    slices: {by: [origin]}\n')
    const workspace = arrange({ '.github/holdout.yml': sliced, 'candidate.csv': BETTER, 'baseline.csv': old })
    expect((await gate(LAPTOP)).outputs.verdict).toBe('pass')
    expect(evidenceIn(workspace).records.map(({ slice }) => slice?.value)).toEqual([undefined, 'jfk', 'lax'])
  })

  test.each([
    ['no policy', {}, {}, /\.github\/holdout\.yml: cannot be read; write a policy there/],
    ['a policy that cannot be read', { '.github/holdout.yml': 'version: 2' }, {}, /\.github\/holdout\.yml:1:1: /],
    ['no candidate', { '.github/holdout.yml': POLICY }, {}, /input 'candidate': candidate\.csv cannot be read/],
    ['a candidate outside', { '.github/holdout.yml': POLICY }, { candidate: '../x.csv' }, /outside the workspace/],
    [
      'a model that is none',
      { '.github/holdout.yml': POLICY },
      { 'model-name': 'ham' },
      /the policy has no model 'ham'; it has flight-delay/,
    ],
    [
      'evidence outside',
      { '.github/holdout.yml': POLICY, 'candidate.csv': SAME, 'baseline.csv': SAME },
      { ...LAPTOP, 'evidence-path': '../e.json' },
      /outside the workspace/,
    ],
  ])('%s is refused in one line', async (_, files, inputs, message) => {
    arrange(files)
    await expect(gate(inputs)).rejects.toMatchObject({ name: 'UserError', message: expect.stringMatching(message) })
  })

  test.each([
    ['a baseline that is not there', LAPTOP, {}, 'baseline', /input 'baseline': baseline\.csv cannot be read/],
    [
      'a baseline with a score that is none',
      LAPTOP,
      { 'baseline.csv': SAME.replace('0.9', '0,9') },
      'baseline',
      /Invalid Record Length/,
    ],
    [
      'a baseline without the labels',
      LAPTOP,
      { 'baseline.csv': SAME.replace('label', 'truth') },
      'baseline',
      /baseline\.csv: has no column "label"/,
    ],
    [
      'an anchor that is not there',
      { ...LAPTOP, anchor: 'anchor.csv' },
      { 'baseline.csv': SAME },
      'anchor',
      /input 'anchor': anchor\.csv cannot be read/,
    ],
  ])('%s fails with evidence, report and outputs, whatever the floors', async (_, inputs, files, side, message) => {
    const policy = policyOf('accuracy: {max_drop: 0.01, floor: 0.5}', '    baseline_missing: floors\n')
    const workspace = arrange({ '.github/holdout.yml': policy, 'candidate.csv': BETTER, ...files })
    const { outputs, summary, failure } = await gate({ ...inputs, 'fail-on': 'never' })
    expect(outputs).toMatchObject({ verdict: 'error', admissible: false, 'evidence-path': 'holdout-evidence.json' })
    expect(failure).toEqual({ kind: 'unusable', message: expect.stringMatching(message) })
    expect(summary).toMatch(message)
    const evidence = evidenceIn(workspace)
    expect(evidence).toMatchObject({ [side]: null, verdict: 'error' })
    expect(evidence.problems).toEqual([{ code: `unusable-${side}`, message: expect.stringMatching(message) }])
  })

  test.each([
    ['a duplicate id', SAME.replace('id-7,', 'id-8,'), 'invalid-predictions', /row 9: example_id "id-8" stands twice/],
    [
      'EG01: NaN in a score',
      SAME.replace('0.9', 'NaN'),
      'invalid-predictions',
      /score is "NaN"; write a finite number/,
    ],
    ['an empty file', '', 'invalid-predictions', /is empty; write a header/],
    ['a header alone', 'example_id,label,prediction,score\n', 'invalid-predictions', /has no rows/],
    [
      'a row that is too short',
      SAME.replace('id-7,1,0,0.1,lax', 'id-7,1,0'),
      'invalid-predictions',
      /Invalid Record Length/,
    ],
    ['a column twice', SAME.replace('origin', 'score'), 'invalid-predictions', /header has "score" twice/],
    [
      'bytes that are no text',
      'example_id,label\n\uFFFD',
      'invalid-predictions',
      /has no column|Invalid Record Length/,
    ],
    [
      'rows that went missing',
      predictionsOf(100, { rows: 900 }),
      'unmatched-ids',
      /100 ids of baseline.csv are not in candidate.csv/,
    ],
    ['another evaluation set', SAME.replace('id-7,1', 'id-7,0'), 'new-evaluation-set', /1 have another label/],
  ])('%s is written into the evidence, and the gate stays shut', async (_, candidate, code, message) => {
    const workspace = arrange({ '.github/holdout.yml': POLICY, 'candidate.csv': candidate, 'baseline.csv': SAME })
    const result = await gate(LAPTOP)
    expect(result).toMatchObject({ outputs: { verdict: 'error', admissible: false }, failure: { kind: 'unusable' } })
    const { problems, verdict } = evidenceIn(workspace)
    expect(verdict).toBe('error')
    expect(problems).toEqual([{ code, message: expect.stringMatching(message) }])
    expect(result.summary).toContain(`no verdict, ${code}`)
  })
})
