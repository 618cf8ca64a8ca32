import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/*
 * `npm ci`, remembered by the digest of the lock file. The runner puts a program named `npm` first on the path of every step, which is this
 * file: any other command goes to the real npm; `npm ci` restores the node_modules of an earlier one with the same lock by hard links.
 */

/** Writes the `npm` that stands before the real one; answers its folder. */
export function installNpmCache(folder: string): string {
  const bin = join(folder, 'bin')
  mkdirSync(bin, { recursive: true })
  const npm = join(bin, 'npm')
  writeFileSync(
    npm,
    `#!/bin/sh\nHOLDOUT_NPM_CACHE='${folder}' exec '${process.execPath}' '${fileURLToPath(import.meta.url)}' "$@"\n`,
  )
  chmodSync(npm, 0o755)
  return bin
}

function run(folder: string, args: readonly string[]): number {
  const lock = 'package-lock.json'
  if (args[0] !== 'ci' || !existsSync(lock)) return realNpm(folder, args)
  const facts = [readFileSync(lock), process.version, args.join(' ')]
  const digest = createHash('sha256').update(facts.join('\n')).digest('hex')
  const kept = join(folder, digest)
  if (existsSync(kept)) {
    rmSync('node_modules', { recursive: true, force: true })
    linkTree(kept, 'node_modules')
    console.log(`npm ci: restored node_modules of lock ${digest.slice(0, 12)}, installed before on this machine`)
    return 0
  }
  const status = realNpm(folder, args)
  if (status !== 0 || !existsSync('node_modules')) return status
  const partial = `${kept}.${process.pid}`
  linkTree('node_modules', partial)
  renameSync(partial, kept)
  console.log(`npm ci: kept node_modules of lock ${digest.slice(0, 12)} for the next job`)
  return 0
}

function realNpm(folder: string, args: readonly string[]): number {
  const path = (process.env.PATH ?? '').split(delimiter).filter((entry) => entry !== join(folder, 'bin'))
  try {
    execFileSync('npm', args, { stdio: 'inherit', env: { ...process.env, PATH: path.join(delimiter) } })
    return 0
  } catch (thrown) {
    const { status } = thrown as { status?: number | null }
    if (typeof status === 'number') return status
    throw thrown
  }
}

function linkTree(from: string, to: string): void {
  mkdirSync(to, { recursive: true })
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const source = join(from, entry.name)
    const target = join(to, entry.name)
    if (entry.isDirectory()) linkTree(source, target)
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target)
    else linkFile(source, target)
  }
}

function linkFile(source: string, target: string): void {
  mkdirSync(dirname(target), { recursive: true })
  try {
    linkSync(source, target)
  } catch {
    copyFileSync(source, target) // another file system
  }
}

if (import.meta.main) process.exitCode = run(process.env.HOLDOUT_NPM_CACHE ?? '', process.argv.slice(2))
