import type { Plan, PlanRow } from '../gate/plan.ts'
import { count, plain, probability, rounded } from '../numbers.ts'
import { details, table } from './markdown.ts'

/** The answer in one line: how many examples and labels the policy needs, and what the set at hand can do. */
export function planAnswer({ rows, unknown }: Plan): string {
  const worst = demandingRow(rows)
  if (!worst) {
    const why = unknown[0]?.why ?? 'no gated metric has a max_drop or max_rise'
    return `no size can be told: ${why}`
  }
  const labels =
    worst.labels === null
      ? ''
      : `, and at each pull request labels for about ${count(worst.labels)} of them: those on which the two models differ`
  const guess = worst.source === 'assumed' ? `, if they differ on ${percent(worst.disagreement)}` : ''
  const need = `${count(worst.examples)} held-out examples settle every tolerance of this policy (${worst.metric} needs the most${guess})${labels}`
  if (!worst.atHand) return need
  const { n, tolerance } = worst.atHand
  const enough = n >= worst.examples
  return `${need}; ${count(n)} ${enough ? 'are enough' : `can only show ${rounded(tolerance)} in ${worst.metric}`}`
}

/** The row whose size is the answer: the most examples, and of guesses the middle one. */
export function demandingRow(rows: readonly PlanRow[]): PlanRow | undefined {
  const byMetric = Map.groupBy(rows, ({ metric }) => metric)
  const middles = [...byMetric.values()].flatMap((own) => own[Math.floor(own.length / 2)] ?? [])
  return middles.sort((a, b) => b.examples - a.examples)[0]
}

/** The plan in Markdown: the answer, a table of the metrics, one of what reuse costs. */
export function renderPlan(model: string, plan: Plan): string {
  const { rates, rows, unknown, prices, pullRequests, seeds, clauses } = plan
  const parts = [
    `### ${model}: plan of the held-out set`,
    `${capitalized(planAnswer(plan))}.`,
    rows.length > 0 ? metricTable(rows) : '',
    unknown.map(unknownLine).join('\n'),
    rows.length > 0
      ? `Both promises are kept at these sizes: a change that is no worse is blocked with probability at most ${plain(rates.alpha_block)}, ` +
        `one that is worse by its full tolerance passes with probability at most ${plain(rates.alpha_pass)}. ` +
        'The formula is that of large samples and a little low where the disagreement is near the tolerance: try the set with `mode: selftest`.'
      : '',
    seeds === null
      ? ''
      : `A recipe that is better on three of four seeds is shown by ${seeds} pairs of trainings, both errors 5 %.`,
    clauseTable(clauses),
    prices.length > 0
      ? details(`What ${count(pullRequests)} pull requests against one set need`, priceTable(plan))
      : '',
  ]
  return parts.filter((part) => part !== '').join('\n\n')
}

/** What each clause of an ease.ml/ci condition needs; empty without one. */
export function clauseTable(clauses: Plan['clauses']): string {
  if (clauses.length === 0) return ''
  const cells = clauses.map(({ text, examples, labels }) => [`\`${text}\``, count(examples), count(labels)])
  return table(['condition of ease.ml/ci', 'examples needed', 'labels at each verdict'], cells)
}

function unknownLine({ metric, why, atMost }: Plan['unknown'][number]): string {
  const enough =
    atMost === null
      ? ''
      : ` Its values a row are bounded, so ${count(atMost)} examples are enough whatever they are; far fewer usually do.`
  return `- **${metric}**: ${why}.${enough}`
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function metricTable(rows: readonly PlanRow[]): string {
  const header = [
    'metric',
    'tolerance',
    'models differ on',
    'examples needed',
    'labels needed',
    'for half the tolerance',
    'to test the cumulative limit',
    'this set',
  ]
  return table(header, rows.map(metricCells))
}

function metricCells(row: PlanRow): string[] {
  return [
    `**${row.metric}**`,
    plain(row.tolerance),
    row.disagreement === null
      ? `${SOURCES[row.source]} spread`
      : `${percent(row.disagreement)} (${SOURCES[row.source]})`,
    count(row.examples),
    row.labels === null ? 'all' : count(row.labels),
    count(row.halfTolerance),
    count(row.cumulative),
    atHandText(row),
  ]
}

const SOURCES: Readonly<Record<PlanRow['source'], string>> = {
  assumed: 'if so',
  measured: 'measured',
  given: 'as given',
}

function atHandText({ atHand }: PlanRow): string {
  if (!atHand) return '–'
  const { n, tolerance, powerToBlock, powerToPass } = atHand
  return (
    `${count(n)} rows show ${rounded(tolerance)}; a loss of the tolerance is blocked with ${probability(powerToBlock)}, ` +
    `no change passes with ${probability(powerToPass)}`
  )
}

function priceTable({ rows, prices, rates }: Plan): string {
  const [worst] = rows.filter((row) => row.disagreement !== null).sort((a, b) => b.examples - a.examples)
  const spreads = rows.filter(({ metric, disagreement }) => metric === worst?.metric && disagreement !== null)
  const header = ['way', ...spreads.map(({ disagreement }) => `models differ on ${percent(disagreement)}`)]
  const body = prices.map(({ way, examples }) => [way, ...examples.map(count)])
  const alpha = plain(Math.min(rates.alpha_block, rates.alpha_pass))
  return `${table(header, body)}\n\nFor ${worst?.metric}, error rates ${alpha}; at most one harmless change in twenty stays open.`
}

function percent(share: number | null): string {
  return share === null ? '–' : `${Number((100 * share).toPrecision(3))} %`
}
