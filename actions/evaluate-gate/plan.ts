import { basename } from 'node:path'
import { EASEML_FILE, readEasemlFile } from '#core/gate/easeml-file.ts'
import { sizedClauses } from '#core/gate/easeml-size.ts'
import { planOf } from '#core/gate/plan.ts'
import { modelPolicy } from '#core/policy-reader.ts'
import { renderEasemlPlan } from '#core/report/easeml-plan.ts'
import { demandingRow, renderPlan } from '#core/report/plan.ts'
import { asked } from '../lib/asked.ts'
import { readInputFile } from '../lib/files.ts'
import { readDecidingPolicy } from '../lib/policy.ts'
import type { GateInputs, GateResult } from './inputs.ts'
import { readEvidenceIfAny } from './saved-evidence.ts'
import type { Tools } from './tools.ts'
import { writeReport } from './written.ts'

/** Says how many examples and labels the policy needs. Reads no predictions; evidence of an earlier gate makes it exact. */
export async function plan(inputs: GateInputs, { context, octokit }: Tools): Promise<GateResult> {
  if (basename(inputs.policy) === EASEML_FILE) return planEaseml(inputs)
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

/** A `.easeml.yml` in the place of the policy: what its condition needs, and the lines of our policy that say the same. */
async function planEaseml({ policy, 'report-path': path }: GateInputs): Promise<GateResult> {
  const easeml = readEasemlFile(new TextDecoder().decode(await readInputFile('policy', policy)), policy)
  const clauses = sizedClauses(easeml)
  const report = renderEasemlPlan(easeml, clauses)
  const examples = Math.max(...clauses.map((clause) => clause.examples))
  const labels = Math.max(...clauses.map((clause) => clause.labels))
  return { outputs: { examples, labels, ...(await writeReport(path, report)) }, summary: report }
}
