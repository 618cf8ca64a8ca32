import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { UserError } from '#core/errors.ts'
import { fileEntry, insideWorkspace, listFiles, readInputFile, writeFileAtomic } from '../../../actions/lib/files.ts'

let root = ''
const before = process.env.GITHUB_WORKSPACE

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'holdout-files-')))
  process.env.GITHUB_WORKSPACE = root
  mkdirSync(join(root, 'data/deep'), { recursive: true })
  writeFileSync(join(root, 'data/b.csv'), 'b')
  writeFileSync(join(root, 'data/a.csv'), 'a')
  writeFileSync(join(root, 'data/deep/c.csv'), 'c')
  writeFileSync(join(root, 'data/.env'), 'secret')
})

afterEach(() => {
  if (before === undefined) delete process.env.GITHUB_WORKSPACE
  else process.env.GITHUB_WORKSPACE = before
})

describe('fileEntry', () => {
  test('gives the path from the root, the size and the digest of the bytes', async () => {
    const bytes = Buffer.alloc(3 * 1024 * 1024 + 7, 'x')
    writeFileSync(join(root, 'data/big.bin'), bytes)
    expect(await fileEntry(root, join(root, 'data/big.bin'))).toEqual({
      path: 'data/big.bin',
      size: bytes.length,
      digest: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
    })
  })

  test('hashes an empty file', async () => {
    writeFileSync(join(root, 'empty'), '')
    // The digest of no bytes, FIPS 180-4 example.
    expect((await fileEntry(root, 'empty')).digest).toBe(
      'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    )
  })

  test('follows a link inside the root and refuses one that leaves it', async () => {
    symlinkSync('b.csv', join(root, 'data/link.csv'))
    symlinkSync('/etc/passwd', join(root, 'data/out.csv'))
    expect((await fileEntry(root, 'data/link.csv')).path).toBe('data/link.csv')
    await expect(fileEntry(root, 'data/out.csv')).rejects.toThrow(/outside the workspace \(it is a symbolic link\)/)
  })

  test.each(['missing', 'data', 'pipe', '../x', '/etc/passwd', 'data/dangling'])('refuses %s by name', async (path) => {
    execFileSync('mkfifo', [join(root, 'pipe')])
    symlinkSync('nowhere', join(root, 'data/dangling'))
    await expect(fileEntry(root, path)).rejects.toThrow(UserError)
  })
})

describe('readInputFile', () => {
  test('gives the bytes of a file by its path in the workspace, or its absolute path', async () => {
    expect(String(await readInputFile('candidate', 'data/a.csv'))).toBe('a')
    expect(String(await readInputFile('candidate', join(root, 'data/b.csv')))).toBe('b')
  })

  test('names the input of a file that is missing, lies elsewhere, is a folder or would never end', async () => {
    symlinkSync('/etc/hosts', join(root, 'data/link.csv'))
    execFileSync('mkfifo', [join(root, 'data/pipe.csv')])
    for (const [path, why] of [
      ['data/gone.csv', 'data/gone.csv cannot be read (ENOENT'],
      ['../outside.csv', '../outside.csv: lies outside the workspace'],
      ['data/link.csv', 'data/link.csv: lies outside the workspace (it is a symbolic link)'],
      ['data', 'data: not a regular file'],
      ['data/pipe.csv', 'data/pipe.csv: not a regular file'],
    ] as const) {
      const refused = readInputFile('candidate', path)
      await expect(refused).rejects.toThrow(UserError)
      await expect(refused).rejects.toThrow(`input 'candidate': ${why}`)
    }
  })
})

describe('listFiles', () => {
  test('takes files, folders and globs, sorts them and leaves hidden ones out', async () => {
    expect(await listFiles(root, ['data/deep/*.csv', 'data', 'data/a.csv', 'nothing/*'])).toEqual([
      'data/a.csv',
      'data/b.csv',
      'data/deep/c.csv',
    ])
  })

  test('takes a name with brackets literally when such a file exists', async () => {
    writeFileSync(join(root, 'data/[ab].csv'), '')
    expect(await listFiles(root, ['data/[ab].csv'])).toEqual(['data/[ab].csv'])
  })

  test.each(['../*', '/etc/*', 'data/../../x'])('refuses the pattern %s', async (pattern) => {
    await expect(listFiles(root, [pattern])).rejects.toThrow(UserError)
  })

  test('refuses a file that a link brings in from outside', async () => {
    symlinkSync('/etc', join(root, 'data/etc'))
    await expect(listFiles(root, ['data/etc/pass*'])).rejects.toThrow(/outside the workspace/)
  })

  test('refuses more files than a document may hold', async () => {
    mkdirSync(join(root, 'many'))
    for (let i = 0; i <= 10_000; i++) writeFileSync(join(root, `many/${i}`), '')
    await expect(listFiles(root, ['many'])).rejects.toThrow(/more than 10000 files/)
  })
})

describe('writeFileAtomic', () => {
  test('makes the folder, replaces the file and leaves nothing else', async () => {
    await writeFileAtomic(join(root, 'new/a.json'), '1')
    await writeFileAtomic(join(root, 'new/a.json'), '2')
    expect(readFileSync(join(root, 'new/a.json'), 'utf8')).toBe('2')
    expect(readdirSync(join(root, 'new'))).toEqual(['a.json'])
  })

  test('replaces a link instead of writing through it', async () => {
    symlinkSync('data/a.csv', join(root, 'link'))
    await writeFileAtomic(join(root, 'link'), 'new')
    expect(readFileSync(join(root, 'data/a.csv'), 'utf8')).toBe('a')
    expect(readFileSync(join(root, 'link'), 'utf8')).toBe('new')
  })

  test('R27: on a full disk it says so, keeps the old file and leaves nothing else', async () => {
    const path = join(root, 'new/a.json')
    await writeFileAtomic(path, 'old')
    const module = pathToFileURL(join(import.meta.dirname, '../../../actions/lib/files.ts')).href
    const program = `import(${JSON.stringify(module)}).then((files) => files.writeFileAtomic(${JSON.stringify(path)}, 'x'.repeat(1e6)))`
    // A limit on file sizes fails a write half way, as a full disk does.
    const script = 'ulimit -f 8; "$0" -e "$1" 2>&1 || true'
    const printed = execFileSync('bash', ['-c', script, process.execPath, program], { encoding: 'utf8' })
    expect(printed).toContain('cannot be written (EFBIG')
    expect(readFileSync(path, 'utf8')).toBe('old')
    expect(readdirSync(join(root, 'new'))).toEqual(['a.json'])
  })

  test('refuses a place that cannot be written', async () => {
    await expect(writeFileAtomic(join(root, 'data/a.csv/x.json'), 'new')).rejects.toThrow(/cannot be written/)
  })
})

describe('insideWorkspace', () => {
  test('resolves what exists and what does not', async () => {
    expect(await insideWorkspace('data/a.csv')).toBe(join(root, 'data/a.csv'))
    expect(await insideWorkspace('new/place/x.json')).toBe(join(root, 'new/place/x.json'))
    expect(await insideWorkspace(join(root, 'data'))).toBe(join(root, 'data'))
  })

  test.each(['../x', '/etc/passwd', 'out/x', `${'../'.repeat(9)}etc/passwd`])('refuses %s', async (path) => {
    symlinkSync('/etc', join(root, 'out'))
    await expect(insideWorkspace(path)).rejects.toThrow(UserError)
  })
})
