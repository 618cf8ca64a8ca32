import { readFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const core = fileURLToPath(new URL('../../core/', import.meta.url))

/** What the linter cannot see, because it hangs on an allowed global, next to what it can. */
const IMPURE =
  /\bMath\s*\.\s*random\b|\bMath\s*\[|\bnew\s+Date\b|\bDate\s*[.([]|\bprocess\s*[.[]|\bglobalThis\b|\bperformance\s*\.|\bTemporal\b/

function impurityOf(source: string): string | undefined {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '')
  return IMPURE.exec(code)?.[0]
}

describe('core is pure', () => {
  it('has no randomness, no clock and no process in any file', async () => {
    const found: string[] = []
    let files = 0
    for await (const file of glob('**/*.ts', { cwd: core })) {
      files += 1
      const impurity = impurityOf(readFileSync(join(core, file), 'utf8'))
      if (impurity !== undefined) found.push(`core/${file}: ${impurity}`)
    }
    expect(files).toBeGreaterThan(15)
    expect(found).toEqual([])
  })

  it.each([
    'const x = Math.random()',
    'Math["random"]()',
    'new Date()',
    'Date.now()',
    'process.env.HOME',
    'globalThis.fetch',
    'performance.now()',
  ])('would notice %s', (code) => {
    expect(impurityOf(code)).toBeDefined()
  })

  it('does not mind the words in a comment', () => {
    expect(impurityOf('/** No Math.random, no process.env. */\n// nor Date.now()\nconst x = 1')).toBeUndefined()
  })
})
