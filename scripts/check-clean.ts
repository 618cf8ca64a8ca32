import { execFileSync } from 'node:child_process'
import { root } from './root.ts'

// The last step of `npm run check`: build and generation must leave the tree as it was committed.
const changed = execFileSync('git', ['status', '--porcelain'], { cwd: root, encoding: 'utf8' }).trimEnd()
if (changed !== '') {
  console.error(
    `The work tree is not clean:\n${changed}\nA generated file (actions/dist, docs/schema, a table) that is listed was ` +
      'stale and is fresh now: look at it and commit it with the change that caused it.',
  )
  process.exit(1)
}
console.log('The work tree is clean')
