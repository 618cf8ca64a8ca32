import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { generatedFiles } from '../../scripts/generated.ts'
import { root } from '../../scripts/root.ts'

const files = generatedFiles()

test.each([...files.keys()])('%s is current; `npm run generate` renews it', (path) => {
  expect(readFileSync(join(root, path), 'utf8')).toBe(files.get(path))
})

test('docs/schema holds nothing that is not generated', () => {
  const present = readdirSync(join(root, 'docs/schema')).map((name) => `docs/schema/${name}`)
  expect(present.filter((path) => !files.has(path))).toEqual([])
})
