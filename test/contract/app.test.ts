import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { Config } from '../../app/config.ts'
import { type Grants, PURPOSES } from '../../app/github/permissions.ts'
import { PERMISSIONS } from '../../local/github.ts'
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

const manifest = parse(readFileSync(join(root, 'app/app.yml'), 'utf8')) as {
  default_permissions: Record<string, string>
}

test('the GitHub of tests grants exactly what app.yml asks for', () => {
  expect(PERMISSIONS).toEqual(manifest.default_permissions)
})

test('what any token is minted with is among what app.yml asks for', () => {
  for (const [purpose, grants] of Object.entries<Grants>(PURPOSES)) {
    for (const [name, access] of Object.entries(grants)) {
      const asked = manifest.default_permissions[name]
      expect(asked === 'write' || asked === access, `${purpose} wants ${name}: ${access}, app.yml has ${asked}`).toBe(
        true,
      )
    }
  }
})
