import type { Annotation } from './record.ts'

/*
 * Workflow commands as the runner reads them (actions/runner, src/Runner.Common/ActionCommand.cs and
 * src/Runner.Worker/ActionCommandManager.cs): `::name key=value,...::data` at the start of a line, or the older
 * `##[name key=value;...]data` anywhere in it.
 */

export interface Command {
  name: string
  properties: Readonly<Record<string, string>>
  data: string
}

const KNOWN = [
  ...['add-mask', 'add-matcher', 'add-path', 'debug', 'echo', 'endgroup', 'error', 'group', 'notice', 'remove-matcher'],
  ...['save-state', 'set-env', 'set-output', 'stop-commands', 'warning'],
]
const LEVELS = ['notice', 'warning', 'error'] as const
const MAX_OF_A_LEVEL = 10

/** The command in a line of output, known or not; undefined when there is none. */
export function parseCommand(line: string): Command | undefined {
  const current = /^\s*::([^:\s]+?)(?:\s+(.*?))?::(.*)$/s.exec(line)
  if (current) {
    const [, name = '', properties = '', data = ''] = current
    return { name, properties: pairs(properties, ','), data: unescapeData(data) }
  }
  const older = /##\[([^\]\s]+)(?:\s+([^\]]*))?\](.*)$/s.exec(line)
  if (!older) return undefined
  const [, name = '', properties = '', data = ''] = older
  return { name, properties: pairs(properties, ';'), data: unescapeData(data) }
}

function pairs(text: string, separator: ',' | ';'): Record<string, string> {
  const found: Record<string, string> = {}
  for (const pair of text.split(separator)) {
    const equals = pair.indexOf('=')
    if (equals > 0) found[pair.slice(0, equals).trim()] = unescapeProperty(pair.slice(equals + 1))
  }
  return found
}

function unescapeData(data: string): string {
  return data.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%')
}

function unescapeProperty(value: string): string {
  const plain = value.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%3A', ':').replaceAll('%2C', ',')
  return plain.replaceAll('%3B', ';').replaceAll('%5D', ']').replaceAll('%25', '%')
}

/** Secrets of a job, which no line of its log shows. */
export class Masks {
  readonly #values = new Set<string>()

  add(value: string): void {
    for (const line of value.split(/\r?\n/)) if (line.trim() !== '') this.#values.add(line)
  }

  hide(text: string): string {
    let hidden = text
    for (const value of [...this.#values].sort((one, other) => other.length - one.length))
      hidden = hidden.replaceAll(value, '***')
    return hidden
  }

  hides(text: string): boolean {
    return this.hide(text) !== text
  }
}

/** Follows the output of one step: obeys its commands and answers the lines that belong in the log. */
export class StepOutput {
  readonly outputs: Record<string, string> = {}
  readonly annotations: Annotation[] = []
  readonly #masks: Masks
  #stopToken: string | undefined

  constructor(masks: Masks) {
    this.#masks = masks
  }

  /** What the log shows for a line; undefined when it shows nothing. */
  read(line: string): string | undefined {
    const command = parseCommand(line)
    if (this.#stopToken !== undefined) {
      if (command?.name.toLowerCase() === this.#stopToken.toLowerCase()) this.#stopToken = undefined
      return this.#masks.hide(line)
    }
    if (!command || !KNOWN.includes(command.name.toLowerCase())) return this.#masks.hide(line)
    return this.#obey({ ...command, name: command.name.toLowerCase() })
  }

  /** Adds a message of the runner itself. */
  annotate(annotation: Annotation): void {
    const same = this.annotations.filter(({ level }) => level === annotation.level).length
    if (same < MAX_OF_A_LEVEL) this.annotations.push({ ...annotation, message: this.#masks.hide(annotation.message) })
  }

  #obey({ name, properties, data }: Command): string | undefined {
    const level = LEVELS.find((known) => known === name)
    if (level) {
      const { file, line, title } = properties
      this.annotate({
        level,
        message: data,
        ...(file && { file }),
        ...(line && { line: Number(line) }),
        ...(title && { title }),
      })
      return this.#masks.hide(`${level === 'notice' ? 'Notice' : level === 'warning' ? 'Warning' : 'Error'}: ${data}`)
    }
    switch (name) {
      case 'add-mask':
        this.#masks.add(data)
        return undefined
      case 'stop-commands':
        if (data === '' || KNOWN.includes(data.toLowerCase()))
          return this.#refuse(`stop-commands with the token '${data}'`)
        this.#stopToken = data
        return undefined
      case 'set-output':
        this.annotate({
          level: 'warning',
          message: 'The `set-output` command is deprecated and will be disabled soon.',
        })
        if (properties.name) this.outputs[properties.name] = data
        return undefined
      case 'set-env':
      case 'add-path':
        return this.#refuse(`The \`${name}\` command is disabled.`)
      case 'group':
        return this.#masks.hide(`▸ ${data}`)
      default:
        return undefined
    }
  }

  #refuse(what: string): string {
    this.annotate({ level: 'error', message: what })
    return `Error: ${what}`
  }
}
