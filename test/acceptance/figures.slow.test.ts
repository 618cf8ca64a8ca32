import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { figures } from '../../scripts/figures/figures.ts'
import { root } from '../../scripts/root.ts'

test('the figures of docs/statistics.md are current; `npm run figures` draws them anew', () => {
  for (const [path, svg] of figures()) expect(readFileSync(join(root, path), 'utf8'), path).toBe(svg)
})
