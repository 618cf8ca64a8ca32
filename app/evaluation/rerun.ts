import type { Run } from '#github/runs.ts'
import { hasPermission } from '../github/permission.ts'
import { runAgain } from '../github/rerun.ts'
import type { Outcome } from '../store/commands.ts'
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
  if (!(await hasPermission(octokit, repository, { login: by, permission: 'write' }))) {
    tools.log.info({ sha: subject.sha, by }, 'a re-run was asked for without write access')
    return false
  }
  const outcome = await started(runs, { asOf, facts, tools })
  const told = outcome.kind === 'refused' ? outcome.reason : 'started'
  tools.log.info({ sha: subject.sha, by, outcome: told }, 're-run by button')
  return outcome.kind === 'done'
}

interface Asked {
  /** ISO 8601: when it was asked for; a run that began later has been started since. */
  readonly asOf: string
  readonly facts: Facts
  readonly tools: Tools
}

async function started(runs: readonly Run[], { asOf, facts, tools }: Asked): Promise<Outcome> {
  if (runs.length === 0) {
    return {
      kind: 'refused',
      reason: 'there is no run at this commit to run again; push, or close and reopen the pull request',
    }
  }
  const refusals: string[] = []
  for (const run of runs) {
    if (run.status !== 'completed' || Date.parse(run.startedAt) > Date.parse(asOf)) continue
    const outcome = await runAgain(await tools.rerunner(facts.subject), facts.repository, run)
    if (outcome.kind === 'refused') refusals.push(outcome.reason)
  }
  if (refusals.length > 0) return { kind: 'refused', reason: refusals.join('; ') }
  return { kind: 'done', text: `run ${runs.map(({ number }) => number).join(', ')} started again` }
}

function runsOf(outcomes: readonly ModelOutcome[]): readonly Run[] {
  return [...new Map(outcomes.flatMap(({ run }) => (run ? [[run.id, run] as const] : []))).values()]
}
