import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../root.ts'
import { figures } from './figures.ts'

// Draws the figures of docs/statistics.md anew: `npm run figures`. A test compares the committed ones.
for (const [path, svg] of figures()) {
  writeFileSync(join(root, path), svg)
  console.log(path)
}
