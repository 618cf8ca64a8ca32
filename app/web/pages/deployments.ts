import { html, type Markup, short } from '#core/report/html/markup.ts'
import { folded, section, table } from '#core/report/html/parts.ts'
import type { DeploymentLine, Registration, WholeDecision } from '../../store/history-reader.ts'
import { dataParts } from './decision.ts'
import { commit, entryOf, runLink, timeMark } from './words.ts'

export interface DeploymentsView {
  readonly deployments: readonly DeploymentLine[]
  readonly registrations: readonly Registration[]
  /** The newest decision with a data report. */
  readonly data: WholeDecision | null
}

/** What serves, what is registered, and whether the newest data still look like the reference. */
export function deploymentsBody({ deployments, registrations, data }: DeploymentsView): readonly Markup[] {
  return [
    section('deployments', 'Deployments', deployed(deployments)),
    section('versions', 'Versions', registered(registrations)),
    section(
      'drift',
      'Data and drift',
      data?.data
        ? [
            html`<p>From ${runLink(data)} at ${commit(data.sha)}, ${timeMark(data.ranAt)} UTC.</p>`,
            ...dataParts(data.data),
          ]
        : [html`<p>No run has left a data report yet.</p>`],
    ),
  ]
}

const OUTCOMES: Readonly<Record<string, readonly [string, string]>> = {
  deployed: ['pass', '✓ deployed'],
  unchanged: ['quiet', 'unchanged'],
  rolled_back: ['warn', '! rolled back'],
  failed: ['fail', '✗ failed'],
  rollback_failed: ['fail', '✗ rollback failed'],
}

function deployed(deployments: readonly DeploymentLine[]): Markup[] {
  if (deployments.length === 0) return [html`<p>No run on the default branch has left a deployment record yet.</p>`]
  return [
    table({
      caption: 'From the deployment records of runs on the default branch, newest first',
      header: ['version', 'outcome', 'environment', 'before', 'commit', 'address', 'at (UTC)'],
      rows: deployments.map(({ sha, at, record }) => {
        const [kind, sign] = entryOf(OUTCOMES, record.outcome) ?? ['quiet', record.outcome]
        return [
          record.version,
          html`<span class="mark ${kind}">${sign}</span>`,
          short(record.environment, 60),
          record.previous_version ?? 'none',
          commit(sha),
          // Written by a job: shown, and never a link.
          record.url === null ? '–' : html`<code>${short(record.url, 80)}</code>`,
          timeMark(at),
        ]
      }),
    }),
    ...steps(deployments),
  ]
}

function steps(deployments: readonly DeploymentLine[]): Markup[] {
  const [newest] = deployments
  if (!newest || newest.record.steps.length === 0) return []
  const body = table({
    caption: `Steps of the deployment of ${newest.record.version}`,
    header: ['step', 'outcome', 'detail'],
    rows: newest.record.steps.map(({ name, outcome, detail }) => [name, outcome, short(detail, 300)]),
    prose: ['detail'],
  })
  return [folded(`Steps of the newest one: ${newest.record.steps.length}`, body)]
}

function registered(registrations: readonly Registration[]): Markup[] {
  if (registrations.length === 0) return [html`<p>Nothing is registered yet.</p>`]
  return [
    table({
      caption: 'Tags of the registry, newest first',
      header: ['tag', 'what', 'commit', 'at (UTC)'],
      rows: registrations.map(({ tag, action, subject, sha, at }) => [
        html`<code>${tag}</code>`,
        `${action} ${subject ?? ''}`,
        commit(sha),
        timeMark(at),
      ]),
    }),
  ]
}
