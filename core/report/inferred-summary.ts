import { plural } from './data-items.ts'
import { code } from './markdown.ts'

/** What `mode: infer` did. */
export interface InferredFacts {
  readonly path: string
  readonly rows: number
  readonly properties: number
  readonly key: string | null
  /** Columns that the contract leaves out, and why. */
  readonly left: readonly string[]
  /** The contract does not say where the data are. */
  readonly withoutServer: boolean
}

const MAX_LEFT = 20

/** What was written, and what to do next, in Markdown for the job summary. */
export function inferredSummary({ path, rows, properties, key, left, withoutServer }: InferredFacts): string {
  const parts = [
    '## A first data contract',
    `${code(path)} describes ${plural(properties, 'column')} of ${plural(rows, 'row')}, and these data pass it.`,
    key === null
      ? 'No column was found that could be the primary key.'
      : `${code(key)} is written as the primary key, since no value of it stands twice.`,
    'Next:',
    [
      '1. Read it through: the comments say what to review. It holds for these data, which is not yet what you mean.',
      `2. Commit it, and name it in \`.github/holdout.yml\` as ${code(`dataset: {contract: ${path}}`)} of the model.`,
      `3. Run validate-data without \`mode: infer\`${withoutServer ? ', with the same input `data`' : ''}.`,
    ].join('\n'),
  ]
  if (left.length > 0) {
    const names = left.slice(0, MAX_LEFT).map(code).join(', ')
    const more = left.length > MAX_LEFT ? ` and ${left.length - MAX_LEFT} more` : ''
    parts.push(`Left out, since not every file has them or a contract cannot hold their names: ${names}${more}.`)
  }
  return `${parts.join('\n\n')}\n`
}
