import { metricOf, metrics } from '#core/metrics/catalogue.ts'
import { type Metric, type Need, type Task, testClass } from '#core/metrics/metric.ts'
import { table } from './tables.ts'

const TASKS: readonly Task[] = ['binary', 'multiclass', 'multilabel', 'regression', 'ranking', 'forecasting', 'llm']

const NEEDS: Readonly<Record<Need, string>> = {
  prediction: '',
  score: '`data.score`',
  probabilities: 'a column `prob_<class>` each; binary: `data.score`',
  query: '`data.query`',
  series: '`data.series`',
  scale: '`data.scale`',
  bounds: '`data.lower`, `data.upper`',
  column: '',
}

/** Every metric of the catalogue, one row each. */
export function metricsTable(): string {
  const rows = Object.entries<Metric>(metrics).map(([name, metric]) => [
    `\`${name}\``,
    tasksOf(name).join(', '),
    metric.direction,
    metric.options.map((option) => `\`${option}\`${metric.required.includes(option) ? ' (needed)' : ''}`).join(', '),
    metric.needs
      .map((need) => NEEDS[need])
      .filter((text) => text !== '')
      .join(', '),
    testOf(metric),
    metric.undefinedWhen,
  ])
  return table(['metric', 'tasks', 'better', 'keys', 'needs', 'rates', 'no value when'], rows)
}

function tasksOf(name: string): Task[] {
  return TASKS.filter((task) => metricOf(name, { average: 'macro' }, task)?.tasks.includes(task))
}

function testOf(metric: Metric): string {
  if (metric.measure.kind === 'aggregate') return 'bootstrap'
  return testClass(metric) === 'exact' ? 'exact' : 'asymptotic'
}
