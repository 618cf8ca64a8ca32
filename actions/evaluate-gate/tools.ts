import type { Octokit } from '../../github/octokit.ts'
import { type Context, readContext } from '../lib/context.ts'
import { octokitFor } from '../lib/octokit.ts'
import type { GateInputs } from './inputs.ts'

/** What the action reaches outside with. */
export interface Tools {
  readonly context: Context | null
  readonly octokit: Octokit | null
  readonly now: () => Date
}

/** Those of a run on GitHub; without context and API on a laptop. */
export function live(inputs: GateInputs): Tools {
  const context = readContext()
  const token = inputs['github-token']
  return { context, octokit: token && context ? octokitFor(token, context.apiUrl) : null, now: () => new Date() }
}
