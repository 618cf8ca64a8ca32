import { UserError } from '#core/errors.ts'
import type { ModelPolicy } from '#core/policy.ts'
import { decidesAlone } from '#core/reuse-policy.ts'
import type { Octokit } from '../../github/octokit.ts'
import type { Context } from '../lib/context.ts'
import { baseBranch } from '../lib/policy.ts'
import type { GateInputs } from './inputs.ts'
import { fromFile, fromReference, fromRelease, type Missing, type Opponent, type Present } from './opponent.ts'
import { findReference, type Reference } from './reference.ts'

/** Baseline and anchor, and for each what a reader must know of it. */
export interface Opponents {
  readonly reference: Reference | null
  readonly baseline: Present | null
  readonly baselineMissing: Missing | null
  /** Why the baseline that is there cannot be used; null where it can, or there is none. */
  readonly baselineFault: string | null
  readonly anchor: Present | null
  readonly anchorNote: string | null
  /** Why the anchor that is there cannot be used; null where it can, or there is none. */
  readonly anchorFault: string | null
}

interface Situation {
  readonly context: Context | null
  readonly octokit: Octokit | null
  readonly name: string
  readonly model: ModelPolicy
}

const NO_GITHUB: Missing = {
  missing: "outside GitHub, or without the input 'github-token', only a file can be compared with",
  kind: 'offline',
}

const NO_FILE: Missing = {
  missing: "the policy's baseline is a file: name it in the input 'baseline'",
  kind: 'lost',
}

/**
 * The baseline alone, and the commit it is of: the file that the inputs name, else what the policy names.
 *
 * @throws UserError where it is there and cannot be used.
 */
export async function chooseBaseline(inputs: GateInputs, situation: Situation): Promise<Opponent> {
  return baselineAt(await referenceOf(situation), inputs, situation)
}

function referenceOf({ context, octokit }: Situation): Promise<Reference | null> {
  return context && octokit ? findReference(context, octokit) : Promise.resolve(null)
}

function baselineAt(reference: Reference | null, inputs: GateInputs, situation: Situation): Promise<Opponent> {
  return inputs.baseline === 'policy'
    ? baselineOnline(situation, reference)
    : fromFile('baseline', inputs.baseline, situation.model)
}

/** Finds what the candidate is compared with: files where the inputs name them, else what the policy names. What cannot be used is said. */
export async function chooseOpponents(inputs: GateInputs, situation: Situation): Promise<Opponents> {
  const reference = await referenceOf(situation)
  if (decidesAlone(situation.model.reuse)) return { ...SEALED, reference }
  const baseline = await orFault(baselineAt(reference, inputs, situation))
  const anchor = await (inputs.anchor === 'policy'
    ? anchorOnline(situation)
    : orFault(fromFile('anchor', inputs.anchor, situation.model)))
  const present = 'origin' in baseline ? baseline : null
  return {
    reference,
    baseline: present,
    baselineMissing: 'missing' in baseline ? baseline : null,
    baselineFault: 'fault' in baseline ? baseline.fault : null,
    ...('fault' in anchor
      ? { anchor: null, anchorNote: null, anchorFault: anchor.fault }
      : { ...distinctAnchor(anchor, present), anchorFault: null }),
  }
}

// With whose predictions the app compares it looks for itself.
const SEALED: Omit<Opponents, 'reference'> = {
  baseline: null,
  baselineMissing: {
    missing: 'the app compares on the sealed set, with the latest run of the base branch',
    kind: 'offline',
  },
  baselineFault: null,
  anchor: null,
  anchorNote: 'a sealed set alone has none',
  anchorFault: null,
}

/** Why an opponent that is there cannot be used. */
interface Fault {
  readonly fault: string
}

/** A mistake in what is compared with belongs into the evidence, where it is written down and shown. */
async function orFault(opponent: Promise<Opponent>): Promise<Opponent | Fault> {
  try {
    return await opponent
  } catch (thrown) {
    if (!(thrown instanceof UserError)) throw thrown
    return { fault: thrown.message }
  }
}

async function baselineOnline(
  { context, octokit, name, model }: Situation,
  reference: Reference | null,
): Promise<Opponent> {
  if (model.baseline === 'file') return NO_FILE
  if (!context || !octokit) return NO_GITHUB
  const search = { octokit, repository: { owner: context.owner, repo: context.repo }, name, model }
  return fromReference(search, {
    sha: reference?.sha ?? null,
    branch: baseBranch(context) ?? defaultBranch(context),
    runId: context.runId,
  })
}

function defaultBranch({ ref, payload }: Context): string | undefined {
  const name = payload.repository?.default_branch
  return ref === `refs/heads/${name}` ? name : undefined
}

async function anchorOnline({ context, octokit, name, model }: Situation): Promise<Opponent | Fault> {
  if (!context || !octokit) return NO_GITHUB
  const repository = { owner: context.owner, repo: context.repo }
  const found = await orFault(fromRelease({ octokit, repository, name, model }))
  if (!('fault' in found)) return found
  const remedy = "deregister that version, or pass the predictions of a good one as the input 'anchor'"
  return { fault: `the latest registered version cannot be the anchor (${found.fault}); ${remedy}` }
}

// The cumulative limit against the reference itself is the tolerance again, so there is nothing to add.
function distinctAnchor(anchor: Opponent, baseline: Present | null): Pick<Opponents, 'anchor' | 'anchorNote'> {
  if ('missing' in anchor) return { anchor: null, anchorNote: anchor.missing }
  if (anchor.origin.predictions_digest === baseline?.origin.predictions_digest) {
    return { anchor: null, anchorNote: `${anchor.origin.name}, whose predictions are the baseline's` }
  }
  return { anchor, anchorNote: null }
}
