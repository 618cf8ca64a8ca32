import { explanationOf } from '#core/gate/explain.ts'
import { modelPolicy } from '#core/policy-reader.ts'
import { renderExplanation } from '#core/report/explanation.ts'
import { asked } from '../lib/asked.ts'
import { readDecidingPolicy } from '../lib/policy.ts'
import type { GateInputs, GateResult } from './inputs.ts'
import { readEvidence } from './saved-evidence.ts'
import type { Tools } from './tools.ts'
import { writeReport } from './written.ts'

/** Says why a saved evidence file led to its verdict. Needs no predictions, and on a laptop no network. */
export async function explain(inputs: GateInputs, { context, octokit }: Tools): Promise<GateResult> {
  const { policy, digest } = await asked('contents: read', () => readDecidingPolicy(inputs.policy, context, octokit))
  const { name, model } = modelPolicy(policy, inputs['model-name'])
  const explanation = explanationOf(model, await readEvidence(inputs['evidence-path'], name), digest)
  const report = renderExplanation(name, explanation)
  return {
    outputs: { verdict: explanation.decision.verdict, ...(await writeReport(inputs['report-path'], report)) },
    summary: report,
  }
}
