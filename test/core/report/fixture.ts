import type { Evidence } from '#core/evidence.ts'
import { decide } from '#core/gate/decide.ts'
import type { MetricRecord } from '#core/metric-record.ts'
import type { ModelPolicy } from '#core/policy.ts'
import type { ModelReport } from '#core/report/model-report.ts'
import { evidenceOf } from '../gate/fixture.ts'

/** The report of evidence with these records, decided by a policy. */
export function reportOf(
  model: ModelPolicy,
  records: readonly MetricRecord[],
  fields: Partial<Evidence> = {},
  name = 'spam',
): ModelReport {
  const evidence = evidenceOf(records, fields)
  const links = { run: 'https://github.com/acme/spam/actions/runs/42' }
  return { model: name, decision: decide({ model, evidence }), evidence, links }
}
