import { expect, test } from 'vitest'
import { inferredSummary } from '#core/report/inferred-summary.ts'

test('says what was written and what to do next', () => {
  const facts = {
    path: 'data/c.yaml',
    rows: 1200,
    properties: 3,
    key: 'id',
    left: ['@octocat', '`x`'],
    withoutServer: true,
  }
  expect(inferredSummary(facts)).toMatchInlineSnapshot(`
    "## A first data contract

    \`data/c.yaml\` describes 3 columns of 1,200 rows, and these data pass it.

    \`id\` is written as the primary key, since no value of it stands twice.

    Next:

    1. Read it through: the comments say what to review. It holds for these data, which is not yet what you mean.
    2. Commit it, and name it in \`.github/holdout.yml\` as \`dataset: {contract: data/c.yaml}\` of the model.
    3. Run validate-data without \`mode: infer\`, with the same input \`data\`.

    Left out, since not every file has them or a contract cannot hold their names: \`@octocat\`, \`\` \`x\` \`\`.
    "
  `)
  expect(inferredSummary({ ...facts, key: null, left: [], withoutServer: false })).toContain('No column was found')
})
