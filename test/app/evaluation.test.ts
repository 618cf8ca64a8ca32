import { describe, expect, test } from 'vitest'
import { digestOf } from '#core/digest.ts'
import { evidenceRun, useEvaluator } from './evaluate.ts'
import { BASE, evidenceArchive, makeEvidence, OUTCOMES, POLICY } from './evidence.ts'
import { pull, pullRun } from './github.ts'

const app = useEvaluator()

describe('from the push to the verdict', () => {
  test('queued at once, in progress with the run, then the verdict and one comment', async () => {
    expect(await app.run(app.github)).toEqual([
      'create check queued null: flight-delay: waiting for its workflow to start',
    ])
    app.github.runs = [pullRun({ status: 'in_progress', conclusion: null })]
    expect(await app.run(app.github)).toEqual(['update check in_progress null: flight-delay: its workflow is running'])
    app.finished()
    expect(await app.run(app.github)).toEqual([
      'update check completed success: flight-delay: pass, no worse on the gated metric',
      'comment on 5',
    ])
    expect(app.github.check()?.detailsUrl).toBe('https://github.com/acme/flight-delay/actions/runs/30433642')
    expect(app.github.comments[0]?.body).toContain('no worse on the gated metric')
    const bytes = app.github.artifacts[42]?.[0]?.bytes ?? Buffer.alloc(0)
    const footer = `/artifacts/4200) · artifact 4200, \`${digestOf(bytes)}\``
    expect(app.github.comments[0]?.body).toContain(
      `[evidence](https://github.com/acme/flight-delay/actions/runs/30433642${footer}`,
    )
    expect(app.github.check()?.summary).toContain(footer)
  })

  test('a second look writes nothing', async () => {
    app.finished(app.blocked())
    expect(await app.run(app.github)).toHaveLength(2)
    expect(await app.run(app.github)).toEqual([])
  })

  test('a shown regression is a failure, whatever verdict the evidence claims', async () => {
    app.finished(app.blocked())
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ status: 'completed', conclusion: 'failure' })
    expect(app.github.check()?.title).toMatch(/^flight-delay: block, accuracy drops by 0\.040/)
  })

  test('a re-run waits again on a new check, since a conclusion is never taken back', async () => {
    app.finished(app.blocked())
    await app.run(app.github)
    app.github.runs = [pullRun({ run_attempt: 2, status: 'in_progress', conclusion: null })]
    expect(await app.run(app.github)).toEqual(['create check in_progress null: flight-delay: its workflow is running'])
    app.github.runs = [pullRun({ run_attempt: 2 })]
    app.github.artifacts[42]?.push({
      name: 'holdout-evidence-flight-delay-2',
      bytes: evidenceArchive(makeEvidence({ run: { ...evidenceRun(), run_attempt: 2 } })),
    })
    expect(await app.run(app.github)).toEqual([
      'update check completed success: flight-delay: pass, no worse on the gated metric',
      'edit comment on 5',
    ])
  })

  test('a pull request that touches no model needs no evidence', async () => {
    app.github.pulls = [pull({ files: [{ filename: 'README.md' }] })]
    expect(await app.run(app.github)).toEqual(['create check completed success: no model touched'])
  })

  test('a file that was moved away from a model touches it', async () => {
    app.github.pulls = [pull({ files: [{ filename: 'lib/a.ts', previous_filename: 'src/a.ts' }] })]
    await app.run(app.github)
    expect(app.github.check()?.status).toBe('queued')
  })

  test('a check with hundreds of rows is one request that GitHub takes, without annotations (R22)', async () => {
    const [record] = makeEvidence({}, OUTCOMES.block).records
    const slices = Array.from({ length: 500 }, (_, at) => ({
      column: 'origin',
      value: `airport ${at} ${'x'.repeat(60)}`,
    }))
    app.github.policies[BASE] = POLICY.replace(
      '    task: binary',
      '    slices: {by: [origin], min_n: 200}\n    task: binary',
    )
    const records = record ? [record, ...slices.map((slice) => ({ ...record, slice }))] : []
    app.finished(evidenceArchive(makeEvidence({ records })))
    expect((await app.run(app.github)).filter((line) => line.includes('check'))).toHaveLength(1)
    const { summary = '', text = '', conclusion } = app.github.check() ?? {}
    expect([conclusion, summary.length > 10_000]).toEqual(['failure', true])
    expect(Math.max(summary.length, text.length)).toBeLessThanOrEqual(60_000)
  })

  test('several models: worst over those touched', async () => {
    const second = POLICY.replace(
      'protected:',
      '  other:\n    workflow: .github/workflows/other.yml\n    task: binary\n    metrics: {accuracy: {max_drop: 0.01}}\nprotected:',
    )
    app.github.policies[BASE] = second
    app.finished()
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ status: 'queued', title: 'other: waiting for its workflow to start' })
    const other = { id: 43, path: '.github/workflows/other.yml' }
    app.github.runs.push(pullRun(other))
    const foreign = makeEvidence(
      { model: 'other', run: { ...evidenceRun(), run_id: 43, workflow: other.path } },
      OUTCOMES.block,
    )
    app.github.artifacts[43] = [{ name: 'holdout-evidence-other-1', bytes: evidenceArchive(foreign) }]
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ conclusion: 'failure', title: expect.stringMatching(/^other: block/) })
    expect(app.github.comments[0]?.body).toContain('flight-delay: pass')
  })
})

describe('deadlines', () => {
  test('no run within deadlines.start is action_required, and the look at it was asked for', async () => {
    await app.run(app.github, {}, '2026-11-21T10:00:00Z')
    expect(app.later).toMatchObject([{ name: 'start ', at: new Date('2026-11-21T10:15:00Z') }])
    expect(await app.run(app.github, {}, '2026-11-21T10:14:59Z')).toEqual([])
    expect(await app.run(app.github, {}, '2026-11-21T10:15:00Z')).toEqual(
      [
        'update check completed action_required: flight-delay: no run of .github/workflows/model.yml started within 15m',
        'comment on 5',
      ].map((line) => expect.stringContaining(line)),
    )
  })

  test('no end within deadlines.finish is timed_out; an end after it still counts', async () => {
    app.github.runs = [pullRun({ status: 'in_progress', conclusion: null })]
    await app.run(app.github, {}, '2026-11-21T10:00:00Z')
    expect(app.later).toMatchObject([{ name: 'finish 42.1', at: new Date('2026-11-21T16:00:00Z') }])
    await app.run(app.github, {}, '2026-11-21T16:00:01Z')
    expect(app.github.check()).toMatchObject({ conclusion: 'timed_out' })
    app.finished()
    await app.run(app.github, {}, '2026-11-21T17:00:00Z')
    expect(app.github.check()).toMatchObject({ conclusion: 'success' })
  })
})
