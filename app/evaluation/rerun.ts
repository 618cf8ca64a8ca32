import type { Run } from '#github/runs.ts'
import { hasPermission } from '../github/permission.ts'
import { runAgain } from '../github/rerun.ts'
import type { Outcome, Press } from '../store/commands.ts'
import type { Tools } from './evaluate.ts'
import type { Facts } from './facts.ts'
import type { ModelOutcome } from './model-state.ts'
import type { Opinion } from './opinion.ts'
import { recordOf } from './said.ts'

/**
 * Starts the runs that people asked for once more, by a command or a button of the check, each once.
 *
 * @returns whether anything was done, so that the commit wants another look.
 */
export async function rerunAsked(opinions: readonly Opinion[], facts: Facts, tools: Tools): Promise<boolean> {
  const commanded = await byCommand(opinions, facts, tools)
  return (await byButton(opinions, facts, tools)) || commanded
}

async function byCommand(opinions: readonly Opinion[], facts: Facts, tools: Tools): Promise<boolean> {
  const asked = opinions.filter(({ said }) => said.reruns.length > 0)
  for (const { change, said, outcomes } of asked) {
    if (!change.pull) continue
    const [first] = said.reruns
    const outcome = await started(runsOf(outcomes), { asOf: first?.comment.createdAt ?? '', facts, tools })
    for (const written of said.reruns) {
      await tools.commands.record(recordOf(written, outcome, { pull: change.pull }, facts))
    }
  }
  return asked.length > 0
}

// What has a verdict is decided again by the look that the button led to; the rest needs a run.
const WITHOUT_VERDICT = new Set(['unusable-evidence', 'run-cancelled', 'deadline-passed'])

async function byButton(opinions: readonly Opinion[], facts: Facts, tools: Tools): Promise<boolean> {
  const { subject, octokit, repository } = facts
  if (!subject.rerun) return false
  const outcomes = opinions.flatMap((opinion) => opinion.outcomes)
  const runs = runsOf(outcomes.filter(({ state }) => WITHOUT_VERDICT.has(state.kind)))
  if (runs.length === 0) return false
  const { by, asOf } = subject.rerun
  const { repositoryId, sha } = subject
  // A check is the commit's; of several pull requests the first one stands for it.
  const pull = opinions.find(({ change }) => change.pull)?.change.pull?.number ?? null
  const answer = async (outcome: Press['outcome']) => {
    await tools.commands.pressed({ repositoryId, pull, sha, by, asOf, outcome })
    tools.log.info({ sha, by, outcome }, 're-run by button')
  }
  if (!(await hasPermission(octokit, repository, { login: by, permission: 'write' }))) {
    await answer(refused(`it takes the permission write in this repository, which ${by} does not have`))
    return false
  }
  const due = runs.filter((run) => isDue(run, asOf))
  const numbers = (due.length > 0 ? due : runs).map(({ number }) => number).join(', ')
  if (due.length === 0) {
    await answer(refused(`run ${numbers} is still running, or was started since`))
    return false
  }
  // Written before it is done: after a crash the run is found at work, and that somebody asked for it is not.
  await answer({ kind: 'granted', runs: numbers })
  const outcome = await started(due, { asOf, facts, tools })
  if (outcome.kind === 'refused') await answer(outcome)
  return outcome.kind === 'done'
}

/** What came of asking for runs. */
type Answer = Exclude<Outcome, { kind: 'accepted' }>

function refused(reason: string) {
  return { kind: 'refused', reason } as const
}

// One that goes on, or began after it was asked for, is not started once more.
function isDue({ status, startedAt }: Run, asOf: string): boolean {
  return status === 'completed' && Date.parse(startedAt) <= Date.parse(asOf)
}

interface Asked {
  /** ISO 8601: when it was asked for; a run that began later has been started since. */
  readonly asOf: string
  readonly facts: Facts
  readonly tools: Tools
}

async function started(runs: readonly Run[], { asOf, facts, tools }: Asked): Promise<Answer> {
  if (runs.length === 0) {
    return refused('there is no run at this commit to run again; push, or close and reopen the pull request')
  }
  const refusals: string[] = []
  for (const run of runs) {
    if (!isDue(run, asOf)) continue
    const outcome = await runAgain(await tools.rerunner(facts.subject), facts.repository, run)
    if (outcome.kind === 'refused') refusals.push(outcome.reason)
  }
  if (refusals.length > 0) return refused(refusals.join('; '))
  const goesOn = ({ status, startedAt }: Run) => status !== 'completed' && Date.parse(startedAt) <= Date.parse(asOf)
  const words = runs.map((run) => `run ${run.number} ${goesOn(run) ? 'is still running' : 'started again'}`)
  return { kind: 'done', text: words.join(', ') }
}

function runsOf(outcomes: readonly ModelOutcome[]): readonly Run[] {
  return [...new Map(outcomes.flatMap(({ run }) => (run ? [[run.id, run] as const] : []))).values()]
}
