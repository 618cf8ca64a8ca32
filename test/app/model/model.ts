/*
 * What must be so, computed from what happened and from nothing of the app's code: the conclusion as a pure function of the policy at
 * the base, the evidence, and what people accepted.
 */

export type Conclusion = 'success' | 'failure' | 'action_required' | 'cancelled' | 'timed_out'

/** How the 20,000 held-out rows changed sides. */
export const ROWS = {
  pass: { wins: 500, losses: 200 },
  loss: { wins: 100, losses: 900 },
  open: { wins: 2000, losses: 2010 },
} as const
const EXAMPLES = 20_000

/** What an attempt leaves behind: evidence, bytes that are none, another run's evidence, nothing; or it never ran to its end. */
export const ENDS = ['pass', 'loss', 'open', 'damaged', 'foreign', 'missing', 'cancelled', 'unapproved'] as const
export type End = (typeof ENDS)[number]
type Artifact = Exclude<End, 'missing' | 'cancelled' | 'unapproved'>

/** Policies by name: how much may be lost, and what an open question comes to; null: GitHub has a file that is no policy. */
export const POLICIES = {
  strict: { maxDrop: 0.002, whenOpen: 'block' },
  warning: { maxDrop: 0.002, whenOpen: 'warn' },
  lenient: { maxDrop: 0.1, whenOpen: 'block' },
  broken: null,
} as const
export type PolicyName = keyof typeof POLICIES

export interface ModelRun {
  readonly id: number
  readonly sha: string
  readonly attempt: number
  /** Null while it runs. */
  readonly end: End | null
  /** Of the highest attempt that has uploaded one. */
  readonly artifact: Artifact | null
  /** How it stood before this attempt began; null at the first. */
  readonly before: ModelRun | null
}

export interface ModelPull {
  readonly number: number
  /** It touches a protected path. */
  readonly isGuarded: boolean
  head: string
  isOpen: boolean
  /** A review approves its head. */
  isApproved: boolean
  /** The loss at its head; `unclear` when policy or evidence may have changed before anybody read the comment. */
  accepted: 'no' | 'yes' | 'unclear'
  /** Every head that it has had: what was said there would hold again. */
  readonly had: Set<string>
}

export class Model {
  readonly pulls: readonly ModelPull[] = [
    { number: 5, isGuarded: false, head: '', isOpen: true, isApproved: false, accepted: 'no', had: new Set() },
    { number: 6, isGuarded: true, head: '', isOpen: true, isApproved: false, accepted: 'no', had: new Set() },
    { number: 7, isGuarded: false, head: '', isOpen: true, isApproved: false, accepted: 'no', had: new Set() },
  ]
  runs: ModelRun[] = []
  /** The policy at the base; those before it of which no event of a pull request has told since. */
  policy: PolicyName = 'strict'
  earlier: PolicyName[] = []
  /** Ids of runs whose latest attempt began and GitHub told nobody. */
  readonly unheard = new Set<number>()

  newestRun({ head }: ModelPull): ModelRun | null {
    return this.runs.findLast(({ sha }) => sha === head) ?? null
  }

  replace(run: ModelRun): void {
    this.runs = this.runs.map((each) => (each.id === run.id ? run : each))
  }

  /** Every open pull request with this head: a check belongs to a commit. */
  twins({ head }: ModelPull): readonly ModelPull[] {
    return this.pulls.filter((each) => each.isOpen && each.head === head)
  }

  /** The one conclusion when everything was told and every deadline has passed; several where a comment may have come too late. */
  final(pull: ModelPull): readonly Conclusion[] {
    return this.#conclusions(pull, this.newestRun(pull), this.policy)
  }

  /** What the check may say when all that GitHub told has been worked on; null: it waits. */
  resting(pull: ModelPull): readonly (Conclusion | null)[] {
    const run = this.newestRun(pull)
    const before = run?.before ?? this.runs.findLast(({ id, sha }) => sha === pull.head && id < (run?.id ?? 0)) ?? null
    const views = run && run.end === null && this.unheard.has(run.id) ? [run, before] : [run]
    return [this.policy, ...this.earlier].flatMap((policy) =>
      views.flatMap((view) => [
        ...this.#conclusions(pull, view, policy),
        ...(isWaiting(view) && POLICIES[policy] ? [null] : []),
      ]),
    )
  }

  #conclusions(pull: ModelPull, run: ModelRun | null, name: PolicyName): readonly Conclusion[] {
    const each = this.twins(pull).map((twin) => {
      const acceptances = twin.accepted === 'unclear' ? [true, false] : [twin.accepted === 'yes']
      return acceptances.map((isAccepted) => conclude({ ...twin, isAccepted }, run, name))
    })
    return worstOf(each).map((state) => CONCLUSIONS[state])
  }
}

/** What a pull request's part comes to, the worst first. Only the last four can differ between two of one head. */
const CONCLUSIONS = {
  'no policy': 'action_required',
  'no run': 'action_required',
  'no end': 'timed_out',
  cancelled: 'cancelled',
  unapproved: 'action_required',
  'no evidence': 'failure',
  'a loss': 'failure',
  'no review': 'action_required',
  'a question': 'failure',
  pass: 'success',
} as const satisfies Readonly<Record<string, Conclusion>>
type State = keyof typeof CONCLUSIONS

/** The worst of one state of each, for every way to choose them. */
function worstOf(each: readonly (readonly State[])[]): readonly State[] {
  const order = Object.keys(CONCLUSIONS) as State[]
  const worse = (a: State, b: State) => (order.indexOf(a) < order.indexOf(b) ? a : b)
  const [first = [], ...others] = each
  return others.reduce((all, states) => all.flatMap((a) => states.map((b) => worse(a, b))), first)
}

function isWaiting(run: ModelRun | null): boolean {
  return run === null || run.end === null
}

interface Said {
  readonly isGuarded: boolean
  readonly isApproved: boolean
  readonly isAccepted: boolean
}

function conclude({ isGuarded, isApproved, isAccepted }: Said, run: ModelRun | null, name: PolicyName): State {
  const policy = POLICIES[name]
  if (policy === null) return 'no policy'
  if (run === null) return 'no run'
  if (run.end === null) return 'no end'
  if (run.end === 'cancelled' || run.end === 'unapproved') return run.end
  if (run.artifact === null || run.artifact === 'damaged' || run.artifact === 'foreign') return 'no evidence'
  const verdict = verdictOf(run.artifact, policy.maxDrop)
  if (verdict === 'block' && !isAccepted) return 'a loss'
  if (isGuarded && !isApproved) return 'no review'
  return verdict === 'inconclusive' && policy.whenOpen === 'block' ? 'a question' : 'pass'
}

/**
 * Not worse by more than is tolerated: pass; else worse at all: block. In standard errors of a paired difference, from which every test at
 * any usual level says the same.
 */
export function verdictOf(artifact: keyof typeof ROWS, maxDrop: number): 'pass' | 'block' | 'inconclusive' {
  const { wins, losses } = ROWS[artifact]
  const change = (wins - losses) / EXAMPLES
  const error = Math.sqrt(wins + losses) / EXAMPLES
  const [tolerable, loss] = [(change + maxDrop) / error, -change / error]
  if (tolerable > 4) return 'pass'
  if (loss > 4) return 'block'
  if (tolerable < 1 && loss < 1) return 'inconclusive'
  throw new Error(`${artifact} is too close to a limit`)
}
