import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { root } from '../../scripts/root.ts'

const FORBIDDEN_IMPORTS = [
  ['core/gate', 'node:fs'],
  ['core', '@actions/core'],
  ['core', 'octokit'],
  ['core', '../actions/lib/run.ts'],
  ['core', '../github/octokit.ts'],
  ['core', '#github/octokit.ts'],
  ['core', '#charts/histogram.ts'],
  ['core', 'd3-scale'],
  ['charts', 'node:fs'],
  ['charts', '#github/octokit.ts'],
  ['charts', '../actions/lib/run.ts'],
  ['github', '../actions/lib/run.ts'],
  ['github', '../app/app.ts'],
  ['github', '../local/github.ts'],
  ['core', '#tables/read.ts'],
  ['tables', '../actions/lib/run.ts'],
  ['tables', '#github/octokit.ts'],
  ['actions/train', '../../app/app.ts'],
  ['actions/train', '../../local/github.ts'],
  ['app/handlers', '../../actions/lib/run.ts'],
  ['app/handlers', '../../local/github.ts'],
] as const

const ALLOWED_IMPORTS = [
  ['core', 'zod'],
  ['core/gate', '../policy.ts'],
  ['github', '#core/policy.ts'],
  ['charts', '#core/policy.ts'],
  ['charts', 'd3-scale'],
  ['charts', './axis.ts'],
  ['tables', '#core/policy.ts'],
  ['app/handlers', '#tables/read.ts'],
  ['actions/train', '#charts/histogram.ts'],
  ['app/handlers', '#charts/histogram.ts'],
  ['actions/train', '#github/octokit.ts'],
  ['app/handlers', '#github/octokit.ts'],
] as const

const FORBIDDEN_GLOBALS = [
  'process.exit()',
  'Date.now()',
  'fetch("x")',
  'crypto.randomUUID()',
  'Buffer.from("x")',
  'console.log(1)',
] as const

const DEFAULT_EXPORTS_FORBIDDEN = ['core/default.ts', 'actions/train/default.ts', 'app/index.ts'] as const

const DEFAULT_EXPORTS_ALLOWED = ['app/app.ts', 'vitest.config.ts', 'rolldown.config.js'] as const

const Report = z.looseObject({
  diagnostics: z.array(z.looseObject({ category: z.string(), location: z.looseObject({ path: z.unknown() }) })),
})

const folder = mkdtempSync(join(tmpdir(), 'holdout-layers-'))
let found: ReadonlyMap<string, readonly string[]>

// One run of Biome with our rules over a tree that breaks them, a file for each case.
beforeAll(() => {
  for (const name of ['biome.json', '.gitignore']) cpSync(join(root, name), join(folder, name))
  for (const [layer, module] of [...FORBIDDEN_IMPORTS, ...ALLOWED_IMPORTS]) {
    write(fileOf(layer, module), `import * as x from '${module}'\n\nexport const y = x\n`)
  }
  for (const expression of FORBIDDEN_GLOBALS) {
    write(fileOf('core', expression), `export const x = () => ${expression}\n`)
  }
  for (const path of [...DEFAULT_EXPORTS_FORBIDDEN, ...DEFAULT_EXPORTS_ALLOWED]) write(path, 'export default 1\n')
  found = rulesBroken()
})

afterAll(() => rmSync(folder, { recursive: true }))

test.each(FORBIDDEN_IMPORTS)('a file of %s may not import %s', (layer, module) => {
  expect(found.get(fileOf(layer, module))).toContain('lint/style/noRestrictedImports')
})

test.each(ALLOWED_IMPORTS)('a file of %s may import %s', (layer, module) => {
  expect(found.get(fileOf(layer, module)) ?? []).not.toContain('lint/style/noRestrictedImports')
})

test.each(DEFAULT_EXPORTS_FORBIDDEN)('%s may not have a default export', (path) => {
  expect(found.get(path)).toContain('lint/style/noDefaultExport')
})

test.each(DEFAULT_EXPORTS_ALLOWED)('%s may have a default export, since a tool asks for it', (path) => {
  expect(found.get(path) ?? []).not.toContain('lint/style/noDefaultExport')
})

test.each(FORBIDDEN_GLOBALS)('core may not use %s', (expression) => {
  expect(found.get(fileOf('core', expression))).toContain('lint/style/noRestrictedGlobals')
})

function rulesBroken(): Map<string, string[]> {
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome')
  const options = ['lint', '--reporter=json', '--max-diagnostics=none', '.']
  const { stdout } = spawnSync(process.execPath, [biome, ...options], { cwd: folder, encoding: 'utf8' })
  const rules = new Map<string, string[]>()
  for (const { category, location } of Report.parse(JSON.parse(stdout)).diagnostics) {
    const path = typeof location.path === 'string' ? location.path.replaceAll('\\', '/') : ''
    rules.set(path, [...(rules.get(path) ?? []), category])
  }
  return rules
}

// `../github` and `#github` must not share a file: one of the two cases would hold for the other.
function fileOf(layer: string, what: string): string {
  const words = what.replaceAll('..', 'up').replace('#', 'alias-')
  return `${layer}/${words.replace(/[^a-z]+/gi, '-').replace(/^-|-$/g, '')}.ts`
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}
