// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of GitHub, not of JavaScript
import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { holds, interpolate, type Scope } from '../../../local/runner/expressions.ts'

const scope: Scope = {
  contexts: {
    github: { event_name: 'push', event: { pull_request: { number: 7 } }, ref: 'refs/heads/main' },
    needs: { train: { result: 'success', outputs: { version: 'v1.0.0' } } },
    steps: { data: { outputs: { rows: '12' }, outcome: 'failure', conclusion: 'success' } },
    env: { NAME: 'flight' },
  },
  state: 'success',
}

describe('expressions', () => {
  it.each([
    ['v ${{ needs.train.outputs.version }}!', 'v v1.0.0!'],
    ["${{ github.event.pull_request.number || 'none' }}", '7'],
    ['${{ github.event.issue.number }}', ''],
    ["${{ steps.data.outputs.rows > 10 && 'many' || 'few' }}", 'many'],
    ["${{ format('{0}-{1}', env.NAME, '}}') }}", 'flight-}}'],
    ['${{ contains(fromJSON(\'["push"]\'), github.event_name) }}', 'true'],
    ['${{ toJSON(needs.train.outputs) }}', '{\n  "version": "v1.0.0"\n}'],
    ['no expression', 'no expression'],
  ])('%s is %s', (text, value) => {
    expect(interpolate(text, scope)).toBe(value)
  })

  it('hash the files that match, and answer nothing when none does', async () => {
    const workspace = await mkdtemp(join(tmpdir(), 'holdout-hash-'))
    await writeFile(join(workspace, 'package-lock.json'), '{}')
    const of = (pattern: string) => interpolate(`\${{ hashFiles('${pattern}') }}`, { ...scope, workspace })
    // The runner hashes the digests of the files: sha256(sha256('{}')).
    const inner = createHash('sha256').update('{}').digest()
    expect([of('**/package-lock.json'), of('*.none')]).toEqual([createHash('sha256').update(inner).digest('hex'), ''])
    await rm(workspace, { recursive: true })
  })

  it('are refused aloud with an unknown context, an unknown function or no end', () => {
    expect(() => interpolate('${{ matrix.os }}', scope)).toThrow(/matrix/)
    expect(() => interpolate('${{ sha256(env.NAME) }}', scope)).toThrow(/sha256/)
    expect(() => interpolate('${{ env.NAME }', scope)).toThrow(/not closed/)
  })
})

describe('if', () => {
  const failed: Scope = { ...scope, state: 'failure' }
  const cancelled: Scope = { ...scope, state: 'cancelled' }
  it.each([
    [undefined, true, false, false],
    ["github.event_name == 'push'", true, false, false],
    ["${{ github.event_name == 'push' }}", true, false, false],
    ['always()', true, true, true],
    ['failure()', false, true, false],
    ['cancelled()', false, false, true],
    ['!cancelled()', true, true, false],
    ["success() || steps.data.outcome == 'failure'", true, true, true],
    ["steps.data.conclusion == 'failure'", false, false, false],
    [false, false, false, false],
  ])('%s holds after success, failure and cancel: %s %s %s', (condition, afterSuccess, afterFailure, afterCancel) => {
    expect([scope, failed, cancelled].map((state) => holds(condition, state))).toEqual([
      afterSuccess,
      afterFailure,
      afterCancel,
    ])
  })

  it('that mixes text and expressions, which GitHub takes for true, is refused aloud', () => {
    expect(() => holds("${{ github.ref }} == 'refs/heads/main'", scope)).toThrow(/mixes text and expressions/)
  })
})
