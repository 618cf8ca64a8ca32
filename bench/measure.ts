import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { root } from '../scripts/root.ts'

/** What a program took, its children included. */
export interface Measured {
  /** User and system time. */
  readonly cpu: number
  readonly seconds: number
  /** Peak of the resident memory. */
  readonly megabytes: number
  readonly code: number
  readonly output: string
}

export interface Program {
  readonly command: readonly string[]
  readonly folder: string
  readonly env?: Readonly<Record<string, string>>
}

const LAUNCHER = join(root, 'bench/measured.py')

/** Runs a program to its end and measures it, whatever its exit code. */
export async function measure({ command, folder, env = {} }: Program): Promise<Measured> {
  const { stdout, stderr } = await promisify(execFile)('python3', [LAUNCHER, ...command], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: folder, ...env },
    maxBuffer: 64 * 1024 * 1024,
  })
  const figures: Omit<Measured, 'output'> = JSON.parse(stderr.trim().split('\n').at(-1) ?? '{}')
  return { ...figures, output: `${stdout}\n${stderr}` }
}
