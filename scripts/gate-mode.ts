import { parseArgs } from 'node:util'
import { UserError } from '#core/errors.ts'
import { evaluateGate, Inputs } from '../actions/evaluate-gate/evaluate-gate.ts'

// evaluate-gate's other modes on a laptop: `npm run explain -- holdout-evidence.json`. No GitHub, no network.

const FILES: Readonly<Record<string, readonly string[]>> = {
  plan: ['evidence-path'],
  selftest: ['candidate', 'baseline'],
  explain: ['evidence-path'],
}

const EXIT_CODES = { negative: 1, unusable: 2, cancelled: 130 } as const

const [mode = '', ...rest] = process.argv.slice(2)
try {
  // npm starts scripts in its own folder; paths are meant from where the user stands.
  process.env.GITHUB_WORKSPACE = process.env.INIT_CWD ?? process.cwd()
  const result = await evaluateGate(readArguments(mode, rest), { context: null, octokit: null, now: () => new Date() })
  console.log(result.summary ?? '')
  if (result.failure) stop(result.failure.message, EXIT_CODES[result.failure.kind])
} catch (thrown) {
  if (!(thrown instanceof UserError)) throw thrown
  stop(thrown.message, EXIT_CODES.unusable)
}

function readArguments(mode: string, args: readonly string[]) {
  const files = FILES[mode]
  if (!files) throw new UserError(`'${mode}' is no mode; write ${Object.keys(FILES).join(', ')}`)
  const options = Object.fromEntries(Object.keys(Inputs.shape).map((name) => [name, { type: 'string' as const }]))
  const { values, positionals } = parsed(args, options)
  if (positionals.length > files.length) {
    throw new UserError(`${positionals.length} files; ${mode} takes ${files.join(' and ')}`)
  }
  const named = Object.fromEntries(positionals.map((path, index) => [files[index], path]))
  const inputs = Inputs.safeParse({ ...named, ...values, mode })
  if (inputs.success) return inputs.data
  throw new UserError(inputs.error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`).join('; '))
}

function parsed(args: readonly string[], options: Readonly<Record<string, { type: 'string' }>>) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (thrown) {
    throw new UserError(thrown instanceof Error ? thrown.message : String(thrown), { cause: thrown })
  }
}

function stop(message: string, exitCode: number): void {
  console.error(message)
  process.exitCode = exitCode
}
