import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { arrange, run } from '../actions/register/fixture.ts'
import { FakeGitHub } from '../github/fake-github.ts'

// `.ci/run` installs GTO 1.10.1 and names it in GTO_BIN.
test('GTO reads the versions and stages that register writes, trailer and all', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'holdout-register-gto-'))
  const git = (args: string[], input = '') => execFileSync('git', args, { cwd: folder, encoding: 'utf8', input }).trim()
  git(['init', '-q', '-b', 'main'])
  const github = new FakeGitHub()
  for (const [index, stage] of ['staging', 'production'].entries()) {
    const identity = ['-c', 'user.name=t', '-c', 'user.email=t@example.org']
    git([...identity, 'commit', '-q', '--allow-empty', '-m', `commit ${index}`])
    const files = { 'model/model.json': String(index) }
    arrange(github, { commit: git(['rev-parse', 'HEAD']), attempt: index + 1, files })
    await run(github, { stage })
  }
  // The very tag objects that GitHub would make of our requests.
  for (const [ref, id] of github.refs) {
    const tag = github.tags.get(id)
    if (!tag) throw new Error(`${ref} is not annotated`)
    const head = [`object ${tag.object}`, 'type commit', `tag ${ref.replace('refs/tags/', '')}`]
    const tagger = `tagger ${tag.tagger} ${Date.parse(tag.at) / 1000} +0000`
    git(['update-ref', ref, git(['mktag'], [...head, tagger, '', tag.message].join('\n'))])
  }
  const shown = execFileSync(process.env.GTO_BIN ?? 'gto', ['show', '--json'], { cwd: folder, encoding: 'utf8' })
  expect(JSON.parse(shown)).toEqual({
    'flight-delay': {
      version: 'v0.0.2',
      stage: { staging: 'v0.0.1', production: 'v0.0.2' },
      registered: true,
      active: true,
    },
  })
})
