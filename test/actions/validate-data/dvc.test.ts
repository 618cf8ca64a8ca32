import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readIn, sourceIn, workspaceOf } from './reading.ts'

// Made by dvc 3.67.1, see make.sh beside it.
const FIXTURE = join(import.meta.dirname, '../../fixtures/dvc/workspace')

function tracked(): string {
  const root = mkdtempSync(join(tmpdir(), 'holdout-dvc-'))
  cpSync(FIXTURE, root, { recursive: true })
  return root
}

describe('data that DVC tracks', () => {
  test.each(['data/table.csv', 'data/windows.csv', 'data/made.csv', 'data/folder/**/*.csv', 'data/folder/Z.jsonl'])(
    '%s is what DVC recorded',
    async (pattern) => {
      const source = await sourceIn(tracked(), pattern)
      expect(source.problem).toBeNull()
      expect(source.dataset?.files.length).toBeGreaterThan(0)
    },
  )

  test('another text than the recorded one: both digests, and the remedy', async () => {
    const root = tracked()
    writeFileSync(join(root, 'data/table.csv'), 'id,name\n1,a\n2,B\n')
    const { problem, dataset } = await sourceIn(root, 'data/table.csv')
    expect(dataset).toBeNull()
    // md5sum of coreutils
    expect(problem).toBe(
      'data/table.csv has MD5 c7c98c09070f9e596c357eb7a86cb5f5 (16 bytes), data/table.csv.dvc says dbe06609d9386e733cee4368e39b8171 (16 bytes); run "dvc pull" for the data that were recorded, or "dvc add data/table.csv" and commit data/table.csv.dvc if the change is meant',
    )
  })

  test('an output of a stage is held to dvc.lock', async () => {
    const root = tracked()
    writeFileSync(join(root, 'data/made.csv'), 'id,name\n')
    const { problem } = await sourceIn(root, 'data/made.csv')
    expect(problem).toMatch(/^data\/made\.csv has MD5 [0-9a-f]{32} .* dvc\.lock says dbe0.* or "dvc repro" and commit/)
  })

  test('a folder is what DVC recorded only as a whole: a file more, one fewer, one changed', async () => {
    for (const change of ['more.csv', 'a.csv', 'deep/b é.csv']) {
      const root = tracked()
      writeFileSync(join(root, 'data/folder', change), 'id,name\n7,x\n')
      const { problem } = await sourceIn(root, 'data/folder/*.csv')
      expect(problem).toMatch(
        /^data\/folder has MD5 [0-9a-f]{32}\.dir .* data\/folder\.dvc says 8445ac1e7bc0940611ea30a7a32754a6\.dir/,
      )
    }
    const root = tracked()
    rmSync(join(root, 'data/folder/Z.jsonl'))
    expect((await sourceIn(root, 'data/folder/*.csv')).problem).toContain('data/folder.dvc says')
  })

  test.each([
    ['data/table.csv', 'data/table.csv', 'data/table.csv.dvc'],
    ['data/*.csv', 'data/table.csv', 'data/table.csv.dvc'],
    ['data/table.csv.dvc', 'data/table.csv', 'data/table.csv.dvc'],
    ['data/folder/*.csv', 'data/folder', 'data/folder.dvc'],
    ['data/folder/deep/**/*.csv', 'data/folder', 'data/folder.dvc'],
    ['data/made.csv', 'data/made.csv', 'dvc.lock'],
  ])('%s was not pulled: the step to add', async (pattern, path, source) => {
    const root = tracked()
    for (const one of ['table.csv', 'windows.csv', 'made.csv', 'folder'])
      rmSync(join(root, 'data', one), { recursive: true })
    const { problem, dataset } = await sourceIn(root, pattern)
    expect(dataset).toBeNull()
    expect(problem).toContain(
      `${path} is tracked by DVC (${source}) and is not here; add a step "run: pip install dvc && dvc pull`,
    )
  })

  test('of several files that DVC tracks, one that was not pulled is missed', async () => {
    const root = tracked()
    rmSync(join(root, 'data/table.csv'))
    const { problem } = await sourceIn(root, 'data/*.csv')
    expect(problem).toContain('data/table.csv is tracked by DVC')
  })

  test('records before DVC 3 take CR LF as LF', async () => {
    // md5sum of 'id,name\n1,a\n'
    const old = 'outs:\n- md5: 97570fe1797bcf3e469b9a17b9f0abf4\n  size: 14\n  path: w.csv\n'
    const windows = { 'w.csv': 'id,name\r\n1,a\r\n' }
    expect((await sourceIn(workspaceOf({ ...windows, 'w.csv.dvc': old }), 'w.csv')).problem).toBeNull()
    const now = workspaceOf({ ...windows, 'w.csv.dvc': `${old}  hash: md5\n` })
    expect((await sourceIn(now, 'w.csv')).problem).toContain('w.csv has MD5 99d548713b7a3059b627077b9a9b6d5d')
  })
})

test('a pointer of Git LFS in place of data: what to add to the checkout', async () => {
  const oid = '4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393'
  const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize 12345\n`
  for (const name of ['t.csv', 't.parquet', 't.jsonl.gz']) {
    const { problem, dataset } = await sourceIn(workspaceOf({ [`data/${name}`]: pointer }), 'data')
    expect(dataset).toBeNull()
    expect(problem).toBe(
      `data/${name} is a pointer of Git LFS to 12345 bytes, not the data; add "with: lfs: true" to the step that uses actions/checkout`,
    )
  }
})

test('what DVC tracks is read like any other data', async () => {
  expect((await readIn(tracked(), 'data/folder/**/*.csv')).rows).toEqual([
    ['1', 'a'],
    ['2', 'bé'],
  ])
})
