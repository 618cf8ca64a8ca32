import type { DeploymentRecord } from '#core/deployment-record.ts'
import { code, escapeText, table } from '#core/report/markdown.ts'

const TITLES: Readonly<Record<DeploymentRecord['outcome'], string>> = {
  deployed: '✅ Deployed',
  unchanged: '✅ Already deployed',
  rolled_back: '❌ Rolled back',
  failed: '❌ Not deployed',
  rollback_failed: '❌ Nothing serves',
}

/**
 * The job summary of a deployment, Markdown.
 *
 * @param hosted whether the machine is thrown away after the job.
 */
export function deploySummary(record: DeploymentRecord, hosted: boolean): string {
  const { model, version, environment, outcome, url, previous_version: previous, replay } = record
  const rows = record.steps.map(({ name, outcome: how, detail }) => [name, how, detail === '' ? '' : code(detail)])
  const parts = [
    `### ${TITLES[outcome]}: ${model} ${version}`,
    `Environment ${code(environment)}${previous === null ? '' : `, before ${previous}`}${url === null ? '' : `, answers at ${code(url)}`}.`,
    replay === null
      ? '> No held-out examples were replayed, so training/serving skew would not have been seen.'
      : replayLine(replay),
    table(['step', 'outcome', 'detail'], rows),
    hosted
      ? '> A smoke deployment: GitHub throws this machine away after the job. Serve from a self-hosted runner.'
      : '',
  ]
  return parts.filter((part) => part !== '').join('\n\n')
}

function replayLine(replay: NonNullable<DeploymentRecord['replay']>): string {
  const { rows, mismatched_predictions: predictions, mismatched_scores: scores, max_score_difference: largest } = replay
  const difference = largest === null ? '' : `, largest difference of a score ${largest.toExponential(1)}`
  return escapeText(
    `${rows} held-out examples were asked again: ${predictions} other predictions, ${scores} other scores${difference}.`,
  )
}
