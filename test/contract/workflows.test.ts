import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { readActionFile } from '../../scripts/action-folder.ts'
import { root } from '../../scripts/root.ts'
import { repositoryFiles, yamlBlocks } from './markdown.ts'

const OURS = 'holdout-ml/holdout/actions/'

const Step = z.looseObject({
  id: z.string().optional(),
  uses: z.string().optional(),
  with: z.record(z.string(), z.unknown()).default({}),
})
type Step = z.infer<typeof Step>
const Job = z.looseObject({
  needs: z
    .array(z.string())
    .default([])
    .or(z.string().transform((job) => [job])),
  steps: z.array(Step).default([]),
  permissions: z.unknown(),
})
const Workflow = z.looseObject({ on: z.unknown(), permissions: z.unknown(), jobs: z.record(z.string(), Job) })

const { version } = z.looseObject({ version: z.string() }).parse(JSON.parse(readText('package.json')))

const files = repositoryFiles()
  .filter((path) => /(^|\/)\.github\/workflows\/[^/]+\.ya?ml$/.test(path))
  .map((path) => ({ name: path, text: readText(path) }))
const shown = yamlBlocks().filter(({ text }) => /^jobs:$/m.test(text))

test('README shows a workflow', () => {
  expect(shown.map(({ name }) => name.split(',')[0])).toContain('README.md')
})

describe.each([...files, ...shown])('$name', ({ name, text }) => {
  const workflow = Workflow.parse(parse(text))
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps)

  test('is a workflow to GitHub', async () => {
    const result = parseWorkflow({ name, content: text }, new NoOperationTraceWriter())
    expect(result.context.errors.getErrors()).toEqual([])
    const value = result.value
    if (!value) throw new Error(`${name} is empty`)
    await convertWorkflowTemplate(result.context, value)
    expect(result.context.errors.getErrors()).toEqual([])
  })

  test('gives no permission at the top, and each job its own', () => {
    expect(workflow.permissions).toEqual({})
    for (const [id, job] of Object.entries(workflow.jobs)) expect(job.permissions, id).toBeTypeOf('object')
  })

  test('never runs the code of a fork with a token of this repository', () => {
    expect(text).not.toMatch(/^\s*(pull_request_target|workflow_run):/m)
  })

  test('pins the actions of others by commit, with the version beside it', () => {
    for (const line of text.split('\n').filter((candidate) => /^\s*(- )?uses:/.test(candidate))) {
      if (line.includes(OURS) || /uses: \.\//.test(line)) continue
      expect(line).toMatch(/uses: [\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
    }
  })

  test('uses our own actions at this version, with inputs and outputs that they have', () => {
    for (const step of steps) {
      const action = ours(step)
      if (!action) continue
      expect(step.uses).toBe(`${OURS}${action}@v${version}`)
      const { inputs } = readActionFile(action)
      expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(step.with)))
      const needed = Object.entries(inputs).filter(([, input]) => input.required && input.default === undefined)
      expect(Object.keys(step.with)).toEqual(expect.arrayContaining(needed.map(([input]) => input)))
    }
    for (const [reference, id, output = ''] of text.matchAll(/steps\.([\w-]+)\.outputs\.([\w-]+)/g)) {
      const action = steps.flatMap((step) => (step.id === id ? (ours(step) ?? []) : []))[0]
      if (action) expect(Object.keys(readActionFile(action).outputs), reference).toContain(output)
    }
  })
})

test('ci-ok waits for every other job of ci.yml', () => {
  const { jobs } = Workflow.parse(parse(readText('.github/workflows/ci.yml')))
  const others = Object.keys(jobs).filter((id) => id !== 'ci-ok')
  expect(jobs['ci-ok']?.needs.toSorted()).toEqual(others.toSorted())
})

test('the release restores no cache', () => {
  expect(readText('.github/workflows/release.yml')).not.toMatch(/^\s*cache:|actions\/cache/m)
})

function ours(step: Step): string | undefined {
  return step.uses?.startsWith(OURS) ? step.uses.slice(OURS.length).split('@')[0] : undefined
}

function readText(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}
