import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { root } from '../../scripts/root.ts'
import { repositoryFiles } from './markdown.ts'

const files = repositoryFiles()
const texts = files.filter(
  (path) => !/\.(png|parquet|zip|gz|onnx)$/.test(path) && !path.startsWith('actions/dist/chunks/vendor'),
)

const Lock = z.looseObject({ packages: z.record(z.string(), z.looseObject({ integrity: z.string().optional() })) })

describe.each(files.filter((path) => path.endsWith('package-lock.json')))('%s', (path) => {
  const { packages } = Lock.parse(JSON.parse(readText(path)))

  test('names no registry', () => {
    expect(Object.entries(packages).filter(([, entry]) => 'resolved' in entry)).toEqual([])
  })

  test('pins every package by its digest', () => {
    const unpinned = Object.entries(packages).filter(
      ([name, entry]) => name !== '' && !entry.integrity && !entry.inBundle,
    )
    expect(unpinned.map(([name]) => name)).toEqual([])
  })
})

test('every version in package.json is exact', () => {
  const manifest = z
    .looseObject({ dependencies: z.record(z.string(), z.string()), devDependencies: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readText('package.json')))
  for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
    expect(version, name).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/)
  }
})

// The words are put together here, so that this file does not hold them.
test.each([
  ['a home folder', new RegExp(['/', '(home|Users)/', '(?!runner)[a-z]'].join(''))],
  ['the folder of a build machine', new RegExp(['(^|[\\s"\'`(=:])', '/', '(work|root)', '/'].join(''), 'm')],
  ['the host of a package registry', new RegExp(['registry', '\\.(npmjs|yarnpkg)\\.'].join(''))],
  ['a merge conflict', new RegExp(`^${'<'.repeat(7)} `, 'm')],
])('no file names %s', (_, pattern) => {
  expect(texts.filter((path) => pattern.test(readText(path)))).toEqual([])
})

test('no file or folder is an attic', () => {
  const attics = /(^|\/)(utils?|helpers?|common|misc|shared)(\.ts|\/)/
  expect(files.filter((path) => attics.test(path) && !path.startsWith('actions/dist/'))).toEqual([])
})

function readText(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}
