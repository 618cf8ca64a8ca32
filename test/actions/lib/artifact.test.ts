import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { uploadArtifact } from '../../../actions/lib/artifact.ts'
import { readArchive } from '../../../github/archive.ts'
import { makeWorkspace } from '../action-process.ts'
import { type ResultsService, startResultsService } from '../results-service.ts'

let service: ResultsService
let root = ''

beforeEach(async () => {
  service = await startResultsService()
  root = makeWorkspace({ 'out/a.csv': 'id\n1\n' })
  for (const [name, value] of Object.entries(service.env)) vi.stubEnv(name, value)
  vi.stubEnv('GITHUB_SERVER_URL', 'https://github.com')
  vi.spyOn(process.stdout, 'write').mockImplementation(() => true)
})
afterEach(async () => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  await service[Symbol.asyncDispose]()
})

function upload(...files: string[]) {
  return uploadArtifact({ name: 'holdout-run-m-1', files, rootDirectory: root })
}

test('uploads exactly the files it is given, under their paths', async () => {
  writeFileSync(join(root, 'out/b.csv'), 'not asked for')
  const { id, digest } = await upload('out/a.csv')
  expect(id).toBe(1)
  expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/)
  const archive = await readArchive(service.archives.get('holdout-run-m-1') ?? Buffer.alloc(0), null)
  expect([...archive].map(([name, bytes]) => [name, Buffer.from(bytes).toString()])).toEqual([['out/a.csv', 'id\n1\n']])
})

test('R28: names the artifact when the run has one of that name already', async () => {
  await upload('out/a.csv')
  await expect(upload('out/a.csv')).rejects.toThrow(
    /^artifact holdout-run-m-1: this run attempt has one of that name already/,
  )
})

describe('T21: what must not be published', () => {
  test.each(['.env', '.git/config', 'out/.netrc', 'out/.ssh/id'])('refuses the hidden file %s', async (path) => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), 'x')
    await expect(upload('out/a.csv', path)).rejects.toThrow(/hidden files are never uploaded/)
    expect(service.archives.size).toBe(0)
  })

  // Put together here, so that no scanner takes this file for a leak.
  test.each([
    ['a GitHub token', `token: gh${'s_'}${'a1B2'.repeat(9)}`],
    ['a GitHub token', `gh${'p_'}${'a1B2'.repeat(9)}`],
    ['a GitHub token', `github_${'pat_'}${'a1B2'.repeat(10)}`],
    ['a GitHub token', `AUTHORIZATION: basic ${Buffer.from('x-access-token:ghs').toString('base64')}AAAA`],
    ['an AWS access key', `AK${'IA'}IOSFODNN7EXAMPLE`],
    ['a private key', `-----BEGIN RSA ${'PRIVATE'} KEY-----`],
    ['a private key', `{"key": "-----BEGIN ${'PRIVATE'} KEY-----\\nMII"}`],
  ])('refuses a file with %s: %#', async (what, text) => {
    writeFileSync(join(root, 'out/b.csv'), `${'x,1\n'.repeat(1000)}${text}\n`)
    await expect(upload('out/a.csv', 'out/b.csv')).rejects.toThrow(`out/b.csv: holds what looks like ${what}`)
    expect(service.archives.size).toBe(0)
  })

  test.each(['../secret', '/etc/passwd', 'link', 'out', 'missing'])('refuses %s', async (path) => {
    symlinkSync('/etc/passwd', join(root, 'link'))
    await expect(upload(path)).rejects.toThrow(/outside the workspace|not a regular file|cannot be read|hidden/)
  })

  test('lets words through that only resemble a token', async () => {
    writeFileSync(join(root, 'out/b.csv'), 'ghs_short, AKIA is a prefix, PRIVATE KEY')
    await expect(upload('out/b.csv')).resolves.toMatchObject({ id: 1 })
  })
})

test('refuses GitHub Enterprise Server, and a runner without the service, by name', async () => {
  vi.stubEnv('GITHUB_SERVER_URL', 'https://git.example.com')
  await expect(upload('out/a.csv')).rejects.toThrow(/GitHub Enterprise Server \(git.example.com\)/)
  vi.stubEnv('GITHUB_SERVER_URL', '')
  vi.stubEnv('ACTIONS_RUNTIME_TOKEN', '')
  await expect(upload('out/a.csv')).rejects.toThrow(/offers no artifact service/)
})
