import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { Config } from '../../app/config.ts'
import { root } from '../../scripts/root.ts'

const schema = z.toJSONSchema(Config, { io: 'input', unrepresentable: 'any' })
const rows = readFileSync(join(root, 'docs/app.md'), 'utf8').matchAll(/^\| `([A-Z_]+)` \|(.*?)\|/gm)

test('docs/app.md names every variable of the environment with its default', () => {
  const documented = [...rows].map(([, name, fallback]) => [name, fallback?.trim()])
  const expected = Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const fallback = typeof property === 'object' ? property.default : undefined
    const required = schema.required?.includes(name) ? 'required' : ''
    return [name, fallback === undefined ? required : `\`${String(fallback)}\``]
  })
  expect(documented).toEqual(expected)
})
