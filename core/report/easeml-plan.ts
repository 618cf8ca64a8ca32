import type { EasemlPolicy } from '../easeml-policy.ts'
import type { SizedClause } from '../gate/easeml-size.ts'
import { clauseTable } from './plan.ts'

/** What a `.easeml.yml` needs, and how a policy of ours says the same. */
export function renderEasemlPlan(easeml: EasemlPolicy, clauses: readonly SizedClause[]): string {
  const { condition, reliability, mode, adaptivity, steps } = easeml
  const lines = [
    'metrics: {accuracy: {gate: false}}',
    'easeml:',
    `  condition: ${JSON.stringify(condition)}`,
    `  reliability: ${reliability}`,
    `  mode: ${mode}`,
    `  adaptivity: ${adaptivity}`,
    `  steps: ${steps}`,
  ]
  const refused =
    adaptivity === 'none'
      ? 'A policy refuses `adaptivity: none`: this gate shows its verdicts to developers. `full` needs more examples.'
      : ''
  return [
    '### Plan of an ease.ml/ci condition',
    clauseTable(clauses),
    'In a policy, below the model:',
    fenced(lines),
    refused,
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

function fenced(lines: readonly string[]): string {
  return ['```yaml', ...lines, '```'].join('\n')
}
