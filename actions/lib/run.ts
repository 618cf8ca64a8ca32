import * as core from '@actions/core'
import type { z } from 'zod'
import { messageOf, UserError } from '#core/errors.ts'

/**
 * Why a step fails. `negative`: the action did its work and the answer is no (exit code 1). `unusable`: input, policy or
 * evidence cannot be used (2). `cancelled`: the run was cancelled (130).
 */
export interface Failure {
  readonly kind: 'negative' | 'unusable' | 'cancelled'
  readonly message: string
}

/** What an action decided. A failed gate is a result, not an exception: its outputs and summary are still written. */
export interface Result<Output extends string = string> {
  /** Values are statuses, counts, paths and digests; never text from data, never a secret. */
  readonly outputs: Readonly<Partial<Record<Output, string | number | boolean>>>
  /** Markdown for the job summary. */
  readonly summary?: string
  readonly failure?: Failure
}

const EXIT_CODES: Readonly<Record<Failure['kind'], number>> = { negative: 1, unusable: 2, cancelled: 130 }
const BUG = 3

/** GitHub drops a step summary over 1 MiB; this leaves room for what was already written. */
const SUMMARY_MAX_BYTES = 900 * 1024

/**
 * The only place that touches inputs, outputs, job summary and exit code. Reads the inputs that `Inputs` names (an unset
 * input is `undefined`), calls the action, writes outputs and summary, and then fails the step if the result says so.
 */
export async function runAction<S extends z.ZodObject>(
  Inputs: S,
  action: (inputs: z.output<S>) => Promise<Result>,
): Promise<void> {
  try {
    const result = await action(readInputs(Inputs))
    for (const [name, value] of Object.entries(result.outputs)) {
      if (value !== undefined) core.setOutput(name, value)
    }
    if (result.summary) await writeSummary(result.summary)
    if (result.failure) fail(result.failure.message, EXIT_CODES[result.failure.kind])
  } catch (thrown) {
    if (thrown instanceof UserError) return fail(thrown.message, EXIT_CODES.unusable)
    const stack = thrown instanceof Error ? (thrown.stack ?? thrown.message) : messageOf(thrown)
    fail(`This is a bug in Holdout, please report it with this text: ${stack}`, BUG)
  }
}

function readInputs<S extends z.ZodObject>(Inputs: S): z.output<S> {
  const given: Record<string, string> = {}
  for (const name of Object.keys(Inputs.shape)) {
    const value = core.getInput(name)
    if (value === '') continue
    if (name.endsWith('token')) core.setSecret(value)
    given[name] = value
  }
  const parsed = Inputs.safeParse(given)
  if (parsed.success) return parsed.data
  const lines = parsed.error.issues.map((issue) => `input '${issue.path.join('.')}': ${issue.message}`)
  throw new UserError(lines.join('; '))
}

async function writeSummary(markdown: string): Promise<void> {
  if (!process.env.GITHUB_STEP_SUMMARY) return
  await core.summary.addRaw(cutToBytes(markdown, SUMMARY_MAX_BYTES), true).write()
}

function cutToBytes(markdown: string, maxBytes: number): string {
  const bytes = new TextEncoder().encode(markdown)
  if (bytes.length <= maxBytes) return markdown
  const kept = new TextDecoder().decode(bytes.subarray(0, maxBytes)).replace(/\n[^\n]*$/, '')
  return `${kept}\n\n_Cut at ${maxBytes / 1024} KiB; the report file holds the rest._`
}

function fail(message: string, exitCode: number): void {
  core.error(message)
  process.exitCode = exitCode
}
