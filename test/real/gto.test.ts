import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import {
  formatTag,
  nextCounter,
  parseTag,
  type RegistryEvent,
  type RegistryTag,
  replayTags,
} from '#core/registry/tags.ts'

/*
 * The registry against GTO itself (1.10.1, https://github.com/iterative/gto), the program whose tags we write. `.ci/run`
 * installs it and names it in GTO_BIN.
 */

const MODEL = 'fraud'
const STAGES = ['staging', 'production']
const gtoBin = process.env.GTO_BIN ?? 'gto'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'holdout-gto-'))
  git('init', '-q', '-b', 'main')
})
afterEach(() => rmSync(folder, { recursive: true }))

const Shown = z.array(
  z.looseObject({
    version: z.string(),
    commit_hexsha: z.string(),
    is_active: z.boolean(),
    registrations: z.array(z.unknown()),
    stages: z.array(z.looseObject({ stage: z.string(), is_active: z.boolean() })),
  }),
)

describe('what our tags add up to is what GTO says', () => {
  test.each(Array.from({ length: 12 }, (_, index) => index + 1))('after a random history, seed %i', (seed) => {
    const events = writeHistory(randomNumbers(seed))
    const ours = replayTags(events)
    const theirs = Shown.parse(JSON.parse(gto('show', MODEL, '--json'))).filter(
      (version) => version.is_active && version.registrations.length > 0,
    )
    expect(ours.versions.map(({ version, commit }) => `${version} ${commit}`).sort()).toEqual(
      theirs.map((version) => `${version.version} ${version.commit_hexsha}`).sort(),
    )
    const summary = z
      .record(z.string(), z.looseObject({ stage: z.record(z.string(), z.string()) }))
      .parse(JSON.parse(gto('show', '--json')))
    expect(Object.fromEntries(ours.stages)).toEqual(summary[MODEL]?.stage ?? {})
  })
})

test('tags that GTO writes read as what they say', () => {
  commit(1)
  gto('register', MODEL, '--version', 'v1.0.0')
  gto('assign', MODEL, '--version', 'v1.0.0', '--stage', 'production')
  commit(2)
  gto('register', MODEL)
  gto('assign', MODEL, '--version', 'v1.0.1', '--stage', 'production')
  gto('deprecate', MODEL, 'v1.0.1', 'production')
  gto('deprecate', MODEL, 'v1.0.1')
  const names = git('tag', '--list').split('\n').filter(Boolean)
  expect(names.map((name) => parseTag(name)?.action.kind).sort()).toEqual([
    'assign',
    'assign',
    'deregister',
    'register',
    'register',
    'unassign',
  ])
  for (const name of names) expect(formatTag(parseTag(name) as RegistryTag)).toBe(name)
})

// The reason why register refuses it.
test('GTO reads nothing any more, of any model, once a commit with a stage carries two versions', () => {
  commit(1)
  tag('other@v1.0.0', 'HEAD', 1)
  tag('fraud@v1.0.0', 'HEAD', 1)
  tag('fraud@v1.1.0', 'HEAD', 2)
  tag('fraud#production#1', 'HEAD', 3)
  const { stdout, stderr } = spawnSync(gtoBin, ['show', '--json'], { cwd: folder, encoding: 'utf8' })
  expect(stdout).toBe('')
  expect(stderr).toContain('Multiple versions are not allowed')
})

/** Makes a few commits with versions, and then tags of every kind in random order, each a second after the one before. */
function writeHistory(random: () => number): RegistryEvent[] {
  const events: RegistryEvent[] = []
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T
  const add = (action: RegistryTag['action'], sha: string, counted: boolean) => {
    const second = events.length + 1
    const entry = { model: MODEL, action, counter: counted ? nextCounter(events) : null }
    events.push({ ...entry, commit: sha, at: timeOf(second) })
    tag(formatTag(entry), sha, second)
  }
  const versions = Array.from({ length: 2 + Math.floor(random() * 3) }, (_, index) => `v1.${index}.0`)
  const commits = versions.map((_, index) => commit(index))
  const registered: string[] = []
  for (const [index, version] of versions.entries()) {
    add({ kind: 'register', version }, commits[index] ?? '', false)
    registered.push(version)
    for (let step = 0; step < 3; step++) {
      const on = pick(registered)
      const sha = commits[versions.indexOf(on)] ?? ''
      const kind = pick(['assign', 'assign', 'unassign'] as const)
      add({ kind, stage: pick(STAGES) }, sha, true)
    }
  }
  const victim = pick(versions)
  if (random() < 0.5) add({ kind: 'deregister', version: victim }, commits[versions.indexOf(victim)] ?? '', false)
  return events
}

function commit(second: number): string {
  git('-c', 'user.name=t', '-c', 'user.email=t@example.org', 'commit', '-q', '--allow-empty', '-m', `commit ${second}`)
  return git('rev-parse', 'HEAD').trim()
}

function tag(name: string, sha: string, second: number): void {
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', 'tag', '-a', name, '-m', 'said', sha], {
    cwd: folder,
    env: { ...process.env, GIT_COMMITTER_DATE: timeOf(second) },
  })
}

function timeOf(second: number): string {
  return `2026-01-01T00:00:${String(second).padStart(2, '0')}Z`
}

function git(...options: string[]): string {
  return execFileSync('git', options, { cwd: folder, encoding: 'utf8' })
}

function gto(...options: string[]): string {
  const identity = {
    GIT_COMMITTER_NAME: 't',
    GIT_COMMITTER_EMAIL: 't@example.org',
    GIT_AUTHOR_NAME: 't',
    GIT_AUTHOR_EMAIL: 't@example.org',
  }
  return execFileSync(gtoBin, options, { cwd: folder, encoding: 'utf8', env: { ...process.env, ...identity } })
}

/** mulberry32, so that a failing history can be made again. */
function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
