import { spawn } from 'node:child_process'

/** Git as nobody in particular: the user's own configuration must not change what the local GitHub answers. */
export const GIT_ENVIRONMENT = {
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_TERMINAL_PROMPT: '0',
  LC_ALL: 'C',
  PATH: process.env.PATH ?? '',
  HOME: process.env.HOME ?? '/',
}

export interface GitResult {
  code: number
  stdout: Buffer
  stderr: string
}

/** Runs git to its end, whatever its exit code. */
export function tryGit(args: readonly string[], options: GitOptions): Promise<GitResult> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', args, { cwd: options.cwd, env: { ...GIT_ENVIRONMENT, ...options.env } })
    const stdout: Buffer[] = []
    const stderr: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk))
    child.on('error', reject)
    child.on('close', (code) =>
      resolve({ code: code ?? -1, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr).toString('utf8') }),
    )
    child.stdin.on('error', () => {})
    child.stdin.end(options.input)
  })
}

export interface GitOptions {
  cwd: string
  env?: Readonly<Record<string, string>>
  input?: string | Buffer
}

/** Runs git and answers its output; throws with git's own words if it fails. */
export async function git(args: readonly string[], options: GitOptions): Promise<string> {
  const result = await tryGit(args, options)
  if (result.code !== 0) throw new Error(`git ${args.join(' ')} ended with ${result.code}: ${result.stderr.trim()}`)
  return result.stdout.toString('utf8')
}
