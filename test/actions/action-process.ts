import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { bundledAction } from './bundle.ts'
import { parseNameValueFile } from './runner-commands.ts'

const COMMAND_FILES = [
  'GITHUB_ENV',
  'GITHUB_OUTPUT',
  'GITHUB_PATH',
  'GITHUB_STATE',
  'GITHUB_STEP_SUMMARY',
  'GITHUB_ARTIFACTS',
]

export interface ActionCall {
  readonly inputs: Readonly<Record<string, string>>
  /** The workspace; also where the action starts. */
  readonly workspace: string
  readonly env?: Readonly<Record<string, string>>
  /** Given the process and what it printed so far (or what is kept of it), whenever it printed more. */
  readonly onOutput?: (child: ChildProcess, output: string) => void
  /** Keep only so many characters from the end of stdout; default all. */
  readonly keep?: number
}

export interface ActionEnd {
  readonly exitCode: number | null
  readonly signal: string | null
  readonly stdout: string
  readonly stderr: string
  /** GITHUB_OUTPUT as the runner reads it. */
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string
  /** The text of each of the runner's command files. */
  readonly files: Readonly<Record<string, string>>
  readonly milliseconds: number
}

/** A new workspace with some files in it, for as long as the test file runs. */
export function makeWorkspace(files: Readonly<Record<string, string>> = {}): string {
  const workspace = temporaryFolder('workspace')
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(workspace, path, '..'), { recursive: true })
    writeFileSync(join(workspace, path), text)
  }
  return workspace
}

/** Runs a built action as the runner would: inputs as INPUT_*, its own command files, nothing of our own environment. */
export async function runBuiltAction(name: string, call: ActionCall): Promise<ActionEnd> {
  const entry = await bundledAction(name)
  const commands = temporaryFolder('runner')
  const files = Object.fromEntries(COMMAND_FILES.map((file) => [file, join(commands, file.toLowerCase())]))
  for (const file of Object.values(files)) writeFileSync(file, '')
  const inputs = Object.entries(call.inputs).map(([input, value]) => [`INPUT_${input.toUpperCase()}`, value])
  const started = performance.now()
  const child = spawn(process.execPath, [entry], {
    cwd: call.workspace,
    env: {
      PATH: process.env.PATH ?? '',
      HOME: process.env.HOME ?? '',
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: call.workspace,
      RUNNER_TEMP: commands,
      ...files,
      ...Object.fromEntries(inputs),
      ...call.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout = (stdout + text).slice(-(call.keep ?? Infinity))
    call.onOutput?.(child, stdout)
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const [exitCode, signal] = await new Promise<[number | null, string | null]>((resolve, reject) => {
    child.once('error', reject).once('close', (code, ended) => resolve([code, ended]))
  })
  const texts = Object.fromEntries(Object.entries(files).map(([file, path]) => [file, readFileSync(path, 'utf8')]))
  return {
    exitCode,
    signal,
    stdout,
    stderr,
    outputs: Object.fromEntries(parseNameValueFile(texts.GITHUB_OUTPUT ?? '')),
    summary: texts.GITHUB_STEP_SUMMARY ?? '',
    files: texts,
    milliseconds: performance.now() - started,
  }
}

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

function temporaryFolder(kind: string): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), `holdout-${kind}-`)))
  folders.push(folder)
  return folder
}
