import { planOf } from '#core/gate/plan.ts'
import { modelPolicy } from '#core/policy-reader.ts'
import { demandingRow, renderPlan } from '#core/report/plan.ts'
import { asked } from '../lib/asked.ts'
import { readDecidingPolicy } from '../lib/policy.ts'
import type { GateInputs, GateResult } from './inputs.ts'
import { readEvidenceIfAny } from './saved-evidence.ts'
import type { Tools } from './tools.ts'
import { writeReport } from './written.ts'

/** Says how many examples and labels the policy needs. Reads no predictions; evidence of an earlier gate makes it exact. */
export async function plan(inputs: GateInputs, { context, octokit }: Tools): Promise<GateResult> {
  const { policy } = await asked('contents: read', () => readDecidingPolicy(inputs.policy, context, octokit))
  const { name, model } = modelPolicy(policy, inputs['model-name'])
  const planned = planOf({
    model,
    n: inputs.n ?? null,
    disagreement: inputs.disagreement ?? null,
    evidence: await readEvidenceIfAny(inputs['evidence-path'], name),
    pullRequests: inputs['pull-requests'],
  })
  const report = renderPlan(name, planned)
  const needed = demandingRow(planned.rows)
  return {
    outputs: {
      ...(needed && { examples: needed.examples }),
      ...(needed && needed.labels !== null && { labels: needed.labels }),
      ...(await writeReport(inputs['report-path'], report)),
    },
    summary: report,
  }
}
