/*
 * A port of the parts of GitHub's runner that read what a step writes, as the oracle for T14 to T19. From actions/runner:
 * src/Runner.Common/ActionCommand.cs (TryParseV2, TryParse), src/Runner.Worker/ActionCommandManager.cs
 * (TryProcessCommand), src/Runner.Worker/Handlers/OutputManager.cs (OnDataReceived) and
 * src/Runner.Worker/FileCommandManager.cs (name-value files).
 */

const REGISTERED = [
  ...['internal-set-repo-path', 'set-env', 'set-output', 'save-state', 'add-mask', 'add-path', 'add-matcher'],
  ...['remove-matcher', 'debug', 'warning', 'error', 'notice', 'group', 'endgroup', 'echo', 'stop-commands'],
]

export interface RunnerCommand {
  readonly name: string
  readonly data: string
}

/** What the runner makes of a step's whole output: the commands it executes and the lines it shows. */
export interface Processed {
  readonly commands: readonly RunnerCommand[]
  readonly shown: readonly string[]
  /** Whether commands are switched off at the end: then the fence was left open. */
  readonly stopped: boolean
  /** Lines that a problem matcher turned into annotations. */
  readonly matched: readonly string[]
}

/** @param matchers first patterns of problem matchers that an earlier step registered. */
export function processOutput(output: string, matchers: readonly RegExp[] = []): Processed {
  const registered = new Set(REGISTERED)
  const commands: RunnerCommand[] = []
  const shown: string[] = []
  const matched: string[] = []
  let stopToken: string | null = null
  // StreamReader.ReadLine ends a line at \r, \n or both.
  for (const line of output.split(/\r\n|\r|\n/)) {
    const command = parseV2(line, registered) ?? parseV1(line, registered)
    if (command && stopToken !== null && command.name === stopToken) {
      registered.delete(stopToken)
      stopToken = null
      continue
    }
    if (command && stopToken === null) {
      if (command.name === 'stop-commands') {
        stopToken = command.data.toLowerCase()
        registered.add(stopToken)
      } else commands.push(command)
      continue
    }
    if (matchers.some((matcher) => matcher.test(line))) matched.push(line)
    shown.push(line)
  }
  return { commands, shown, stopped: stopToken !== null, matched }
}

function parseV2(line: string, registered: ReadonlySet<string>): RunnerCommand | null {
  const message = line.trimStart()
  if (!message.startsWith('::')) return null
  const end = message.indexOf('::', 2)
  if (end < 0) return null
  return known(message.slice(2, end), message.slice(end + 2), registered)
}

function parseV1(line: string, registered: ReadonlySet<string>): RunnerCommand | null {
  const start = line.indexOf('##[')
  if (start < 0) return null
  const end = line.indexOf(']', start)
  if (end < 0) return null
  return known(line.slice(start + 3, end), line.slice(end + 1), registered)
}

function known(info: string, data: string, registered: ReadonlySet<string>): RunnerCommand | null {
  const name = (info.split(' ')[0] ?? '').toLowerCase()
  return registered.has(name) ? { name, data: unescapeData(data) } : null
}

function unescapeData(data: string): string {
  return data.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%')
}

/** The pairs that the runner takes from GITHUB_OUTPUT, GITHUB_ENV or GITHUB_STATE. */
export function parseNameValueFile(text: string): [name: string, value: string][] {
  const lines = text.split('\n')
  const pairs: [string, string][] = []
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? ''
    if (line === '') continue
    const equals = line.indexOf('=')
    const heredoc = line.indexOf('<<')
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
      pairs.push([line.slice(0, equals), line.slice(equals + 1)])
      continue
    }
    if (heredoc <= 0) throw new Error(`Invalid format '${line}'`)
    const delimiter = line.slice(heredoc + 2)
    const end = lines.indexOf(delimiter, i + 1)
    if (delimiter === '' || end < 0) throw new Error(`Matching delimiter not found '${delimiter}'`)
    pairs.push([line.slice(0, heredoc), lines.slice(i + 1, end).join('\n')])
    i = end
  }
  return pairs
}
