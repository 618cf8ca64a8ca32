import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { actionNames, declaredBy, readActionFile } from '../../scripts/action-folder.ts'
import { root } from '../../scripts/root.ts'

// The runner has the token: a schema cannot.
const RUNNER_TOKEN = `${'$'}{{ github.token }}`

test('there are five actions', () => {
  expect(actionNames()).toEqual(['deploy', 'evaluate-gate', 'register', 'train', 'validate-data'])
})

describe.each(actionNames())('%s', (name) => {
  test('action.yml declares the inputs of the code, with the same words, defaults and needs', async () => {
    const { inputs } = await declaredBy(name)
    const declared = Object.entries(readActionFile(name).inputs).map(([input, { description, required, ...rest }]) => [
      input,
      {
        description,
        required: required ?? false,
        default: rest.default === RUNNER_TOKEN ? undefined : rest.default,
      },
    ])
    expect(Object.fromEntries(declared)).toEqual(inputs)
  })

  test("takes the runner's token unless another is given", () => {
    const token = readActionFile(name).inputs['github-token']
    if (token) expect(token).toMatchObject({ required: false, default: RUNNER_TOKEN })
  })

  test('action.yml declares the outputs of the code, with the same words', async () => {
    const { outputs } = await declaredBy(name)
    const declared = Object.entries(readActionFile(name).outputs).map(([output, { description }]) => [
      output,
      description,
    ])
    expect(Object.fromEntries(declared)).toEqual(outputs)
  })

  test('every input and output is a described kebab-case noun', () => {
    const { inputs, outputs } = readActionFile(name)
    for (const [key, { description }] of Object.entries({ ...inputs, ...outputs })) {
      expect(key).toMatch(/^[a-z]+(-[a-z]+)*$/)
      expect(description, key).toMatch(/^\S.*\.$/)
    }
  })

  test('is named and described like the others', () => {
    expect(readActionFile(name)).toMatchObject({
      name: `Holdout ${name}`,
      description: expect.stringMatching(/^[A-Z][^\n]*\.$/),
      author: 'The Holdout authors',
      branding: { color: 'blue' },
    })
  })

  test('runs on Node 24 from the shared, built dist', () => {
    const { runs } = readActionFile(name)
    expect(runs).toEqual({ using: 'node24', main: `../dist/${name}.js` })
    expect(existsSync(join(root, 'actions', name, runs.main))).toBe(true)
  })

  test('loading its code does no work', () => {
    const file = join(root, 'actions', name, `${name}.ts`)
    // The permission model lets it read and load libraries; writing and starting a process would throw.
    const flags = ['--permission', '--allow-fs-read=*', '--allow-addons', '--allow-wasi', '--no-warnings']
    const script = `await import(${JSON.stringify(pathToFileURL(file).href)})`
    const output = execFileSync('node', [...flags, '--input-type=module', '--eval', script], {
      cwd: root,
      // Windows starts nothing without SystemRoot.
      env: { PATH: process.env.PATH, SystemRoot: process.env.SystemRoot },
      encoding: 'utf8',
      timeout: 20_000,
    })
    expect(output).toBe('')
  })
})
