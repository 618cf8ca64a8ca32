import { info } from '@actions/core'
import { UserError } from '#core/errors.ts'
import { selftest as measure, type Selftest } from '#core/gate/selftest.ts'
import { modelPolicy } from '#core/policy-reader.ts'
import { renderSelftest, selftestAnswer } from '#core/report/selftest.ts'
import { decidesAlone } from '#core/reuse-policy.ts'
import { asked } from '../lib/asked.ts'
import { readDecidingPolicy } from '../lib/policy.ts'
import type { Failure } from '../lib/run.ts'
import { readCandidate } from './candidate.ts'
import { type GateInputs, type GateResult, required } from './inputs.ts'
import { chooseBaseline } from './opponents.ts'
import type { Tools } from './tools.ts'
import { writeReport } from './written.ts'

const PERMISSIONS = 'contents: read, actions: read'

/** Measures the error rates that the policy promises on the predictions at hand. Fails the step where they are shown to be higher. */
export async function selftest(inputs: GateInputs, tools: Tools): Promise<GateResult> {
  const { context, octokit } = tools
  const candidatePath = required(inputs, 'candidate')
  const { policy } = await asked(PERMISSIONS, () => readDecidingPolicy(inputs.policy, context, octokit))
  const { name, model } = modelPolicy(policy, inputs['model-name'])
  if (decidesAlone(model.reuse)) throw new UserError(`mode selftest: needs labels, and ${name} has a sealed set alone`)
  const { predictions: candidate, problems } = await readCandidate(candidatePath, { name, model, context })
  if (!candidate) throw new UserError(problems[0]?.message ?? `${candidatePath}: holds no predictions`)
  const baseline = await asked(PERMISSIONS, () => chooseBaseline(inputs, { context, octokit, name, model }))
  if ('missing' in baseline) {
    throw new UserError(`${baseline.missing}; name a predictions file in the input 'baseline'`)
  }
  const { repetitions } = inputs
  const found = measure({
    model,
    candidate,
    baseline: baseline.predictions,
    repetitions,
    progress: progressOver(repetitions, tools.now),
  })
  const report = renderSelftest(name, found)
  return {
    outputs: {
      'false-block-rate': found.falseBlock.count / found.falseBlock.of,
      ...(await writeReport(inputs['report-path'], report)),
    },
    summary: report,
    ...failureOf(name, found),
  }
}

function failureOf(name: string, found: Selftest): { failure?: Failure } {
  const broken = found.falseBlock.broken || found.falsePass.some(({ rate }) => rate.broken)
  return broken ? { failure: { kind: 'negative', message: `${name}: ${selftestAnswer(found)}` } } : {}
}

const EVERY_SECONDS = 10

/** Says now and then how far it is, and how long the rest will take. */
function progressOver(repetitions: number, now: () => Date): (done: number) => void {
  const started = now().getTime()
  let said = started
  return (done) => {
    const time = now().getTime()
    if (time - said < 1000 * EVERY_SECONDS) return
    said = time
    const left = Math.ceil(((time - started) / 1000 / done) * (repetitions - done))
    info(`selftest: ${done} of ${repetitions}, about ${left} seconds left`)
  }
}
