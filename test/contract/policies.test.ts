import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { readPolicy } from '#core/policy-reader.ts'
import { root } from '../../scripts/root.ts'
import { repositoryFiles, yamlBlocks } from './markdown.ts'

const policies = yamlBlocks().filter(({ text }) => /^version: 1$/m.test(text))

test('documentation shows policies', () => {
  expect(policies.map(({ name }) => name.split(',')[0])).toEqual(
    expect.arrayContaining(['README.md', 'docs/configuration.md']),
  )
})

test.each(policies)('$name is a policy that the reader accepts', ({ name, text }) => {
  expect(Object.keys(readPolicy(text, name).policy.models).length).toBeGreaterThan(0)
})

describe('examples', () => {
  const paths = repositoryFiles().filter((path) => /^examples\/[^/]+\/\.github\/holdout\.yml$/.test(path))

  test.each(paths)('%s is a policy that the reader accepts, for a workflow that is there', (path) => {
    const { policy } = readPolicy(readFileSync(join(root, path), 'utf8'), path)
    for (const model of Object.values(policy.models)) {
      const workflow = join(root, path, '../..', model.workflow)
      expect(parse(readFileSync(workflow, 'utf8'))).toHaveProperty('jobs')
    }
  })
})
