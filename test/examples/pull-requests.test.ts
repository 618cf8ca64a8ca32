import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import picomatch from 'picomatch'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPolicy } from '#core/policy-reader.ts'

const examples = join(import.meta.dirname, '../../examples')
const [better, bug, small, loosened, evaluation, larger, late] = readdirSync(join(examples, 'pull-requests')).filter(
  (name) => /^\d-/.test(name),
)
let repository: string

/** Runs git without the settings of whoever runs the tests. */
function git(...args: string[]): string {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' }
  return execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t', ...args], {
    cwd: repository,
    env,
    encoding: 'utf8',
  })
}

/** Opens a branch with the change of one folder, named like it. */
function branch(name: string | undefined, from: string): void {
  git('switch', '-q', '-c', String(name), from)
  git('apply', '--index', join(examples, 'pull-requests', String(name), 'change.patch'))
  git('commit', '-q', '-m', String(name))
}

function changed(from: string, to: string | undefined): string[] {
  return git('diff', '--name-only', from, String(to)).trim().split('\n')
}

function show(name: string | undefined, path: string): string {
  return git('show', `${name}:${path}`)
}

beforeAll(() => {
  repository = mkdtempSync(join(tmpdir(), 'holdout-example-'))
  const installed = /[\\/](node_modules|model|output|\.holdout)$/
  cpSync(join(examples, 'flight-delay'), repository, { recursive: true, filter: (path) => !installed.test(path) })
  git('init', '-q', '-b', 'main')
  git('add', '.')
  git('commit', '-q', '-m', 'main')
  branch(better, 'main')
  branch(bug, 'main')
  for (const name of [small, loosened, evaluation, larger]) branch(name, String(better))
  branch(late, String(larger))
})

afterAll(() => rmSync(repository, { recursive: true, force: true }))

describe('the seven pull requests', () => {
  it('each have a title and a text', () => {
    for (const name of [better, bug, small, loosened, evaluation, larger, late]) {
      const text = readFileSync(join(examples, 'pull-requests', String(name), 'pull-request.md'), 'utf8')
      expect(text).toMatch(/^# \S.{10,70}\n\n\S/)
    }
  })

  it('touch protected files only where the story says so', () => {
    const { policy } = readPolicy(show('main', '.github/holdout.yml'), 'main')
    const isProtected = picomatch([...policy.protected], { dot: true })
    const touched = (from: string, to?: string) => changed(from, to).filter((path) => isProtected(path))
    expect(touched('main', better)).toEqual([])
    expect(touched('main', bug)).toEqual([])
    expect(touched(String(better), small)).toEqual([])
    expect(touched(String(better), loosened)).toEqual(['.github/holdout.yml'])
    expect(touched(String(better), evaluation)).toEqual(['evaluation/metrics.ts'])
    expect(touched(String(better), larger)).toEqual(['evaluation/score.ts'])
    expect(touched(String(larger), late)).toEqual(['.github/workflows/model.yml', 'evaluation/score.ts'])
  })

  it('include a bug of one letter', () => {
    const words = git('diff', '--word-diff=porcelain', '--word-diff-regex=.', 'main', String(bug)).split('\n')
    expect(words.filter((line) => /^[-+](?![-+])/.test(line))).toEqual(['-H', '+I'])
  })

  it('include a policy that is valid and would let the bug pass', () => {
    const { policy } = readPolicy(show(loosened, '.github/holdout.yml'), 'pull request 4')
    const model = policy.models['flight-delay']
    expect(model?.metrics.roc_auc?.max_drop).toBe(0.06)
    expect(model?.slices).toBeUndefined()
    expect(show(loosened, 'features.ts')).toContain("strftime(date, '%I')")
  })

  it('never train on a held-out flight', () => {
    for (const [name, held] of [
      ['main', 'main'],
      [small, small],
      [larger, larger],
      [small, larger],
    ]) {
      const rule = /'id % (\d+) = (\d+)'/
      const [, trainStep, trainRest] = show(name, 'train.ts').match(rule)?.map(Number) ?? []
      const [, testStep, testRest] = show(held, 'evaluation/score.ts').match(rule)?.map(Number) ?? []
      // The training step divides the held-out step, so one held-out row speaks for all of them.
      expect(Number(testStep) % Number(trainStep)).toBe(0)
      expect(Number(testRest) % Number(trainStep)).not.toBe(trainRest)
    }
  })

  it('include flights in kilometres, in lower case, and two without a delay', () => {
    const [header, ...rows] = show(late, 'data/late-reports.csv').trim().split('\n')
    const flights = rows.map((row) => row.split(','))
    expect([header, flights.length]).toEqual(['date,delay,distance,origin,destination', 40])
    expect(flights.filter(([, delay]) => delay === '')).toHaveLength(2)
    expect(flights.every(([, , , origin, destination]) => /^[a-z]{3}[a-z]{3}$/.test(`${origin}${destination}`))).toBe(
      true,
    )
    expect(Math.max(...flights.map(([, , distance]) => Number(distance)))).toBe(Math.round(4502 * 1.609344))
  })

  it('let the small change be brought up to date with the larger held-out set', () => {
    expect(git('merge-tree', '--write-tree', String(small), String(larger))).toMatch(/^[0-9a-f]{40}\n$/)
  })

  it('do not conflict: the bug could be merged after the improvement, were it not for the check', () => {
    expect(git('merge-tree', '--write-tree', String(better), String(bug))).toMatch(/^[0-9a-f]{40}\n$/)
  })
})
