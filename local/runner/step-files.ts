import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { UserError } from '#core/errors.ts'

/** GitHub does not upload more: https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands */
export const MAX_SUMMARY_BYTES = 1024 * 1024

/** The files through which a step speaks to the runner. */
export class StepFiles {
  readonly #folder: string
  readonly environment: Record<string, string>

  private constructor(folder: string) {
    this.#folder = folder
    this.environment = {
      GITHUB_OUTPUT: join(folder, 'output'),
      GITHUB_ENV: join(folder, 'env'),
      GITHUB_PATH: join(folder, 'path'),
      GITHUB_STATE: join(folder, 'state'),
      GITHUB_STEP_SUMMARY: join(folder, 'summary'),
    }
  }

  static async create(folder: string): Promise<StepFiles> {
    await mkdir(folder, { recursive: true })
    const files = new StepFiles(folder)
    for (const file of Object.values(files.environment)) await writeFile(file, '')
    return files
  }

  async outputs(): Promise<Record<string, string>> {
    return parsePairs(await this.#read('output'), 'output')
  }

  async env(): Promise<Record<string, string>> {
    const pairs = parsePairs(await this.#read('env'), 'env')
    if ('NODE_OPTIONS' in pairs)
      throw new UserError("Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.")
    return pairs
  }

  async path(): Promise<string[]> {
    return (await this.#read('path')).split(/\r?\n/).filter(Boolean)
  }

  /** The summary, or why GitHub would not show it. */
  async summary(): Promise<{ text: string } | { problem: string }> {
    const text = await this.#read('summary')
    const bytes = Buffer.byteLength(text)
    if (bytes <= MAX_SUMMARY_BYTES) return { text }
    const size = Math.floor(bytes / 1024)
    return { problem: `$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k, got ${size}k.` }
  }

  async #read(name: string): Promise<string> {
    return (await readFile(join(this.#folder, name), 'utf8')).replace(/^\uFEFF/, '')
  }
}

/**
 * `name=value` lines and `name<<DELIMITER` blocks, as strictly as the runner reads them (src/Runner.Worker/FileCommandManager.cs).
 * Throws a `UserError`, which fails the step.
 */
export function parsePairs(content: string, file: 'output' | 'env'): Record<string, string> {
  const pairs: Record<string, string> = {}
  const fail = (why: string): never => {
    throw new UserError(`Unable to process file command '${file}' successfully. ${why}`)
  }
  const lines = content.split(/\r?\n/)
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? ''
    if (line === '') continue
    const equals = line.indexOf('=')
    const heredoc = line.indexOf('<<')
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
      if (equals === 0) fail(`Invalid format '${line}'. Name must not be empty`)
      pairs[line.slice(0, equals)] = line.slice(equals + 1)
    } else if (heredoc >= 0) {
      const name = line.slice(0, heredoc)
      const delimiter = line.slice(heredoc + 2)
      if (name === '' || delimiter === '')
        fail(`Invalid format '${line}'. Name must not be empty and delimiter must not be empty`)
      const end = lines.indexOf(delimiter, index + 1)
      if (end < 0) fail(`Invalid value. Matching delimiter not found '${delimiter}'`)
      pairs[name] = lines.slice(index + 1, end).join('\n')
      index = end
    } else {
      fail(`Invalid format '${line}'`)
    }
  }
  return pairs
}
