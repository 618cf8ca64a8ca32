import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Outcome } from '../../scripts/demo/narrator.ts'
import { root } from '../../scripts/root.ts'

// The story of README's first command, played for real; each step is a test.

const STORY = [
  ['the first run on main, with floors instead of a baseline', 'success'],
  ['registered as', 'v0.0.1'],
  ['deployed, and answering over HTTP as', 'v0.0.1'],
  ['check holdout on #2', 'failure'],
  ["GitHub's answer to merging #2", '405'],
  ['check holdout on #1', 'success'],
  ["GitHub's answer to merging #1", '200'],
  ['the run on main after the merge', 'success'],
  ['registered as', 'v0.0.2'],
  ['deployed, and answering over HTTP as', 'v0.0.2'],
  ['check holdout on #3', 'success'],
  ['its title says inconclusive, and what would settle it', 'yes'],
  ['check holdout on #4', 'failure'],
  ["GitHub's answer to merging #4", '405'],
  ['check holdout on #5', 'action_required'],
  ["GitHub's answer to merging #5", '405'],
  ['check holdout on #5', 'success'],
  ['check holdout on #6', 'action_required'],
  ["GitHub's answer to merging #6", '405'],
  ['check holdout on #6', 'success'],
  ["GitHub's answer to merging #6", '200'],
  ['the run on main after the merge', 'success'],
  ['registered as', 'v0.0.3'],
  ['deployed, and answering over HTTP as', 'v0.0.3'],
  ['check holdout on #3', 'failure'],
  ["GitHub's answer to merging #3", '405'],
  ['check holdout on #7', 'failure'],
  ['what the app answers to dana', 'refused'],
  ['check holdout on #3', 'failure'],
  ['check holdout on #3', 'success'],
] as const

let folder: string
let exitCode: number | null
let outcomes: Outcome[]
let output = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'holdout-e2e-'))
  exitCode = await play()
  outcomes = JSON.parse(await readFile(join(folder, 'outcomes.json'), 'utf8'))
}, 600_000)

afterAll(() => rm(folder, { recursive: true, force: true }))

function play(): Promise<number | null> {
  const child = spawn(process.execPath, [join(root, 'scripts/demo.ts'), '--save', folder], { cwd: root })
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
      process.stdout.write(text)
    })
  }
  return new Promise((resolve) => child.once('close', resolve))
}

it.each(STORY.map(([what, expected], index) => ({ index, what, expected })))(
  '$what: $expected',
  ({ index, what, expected }) => {
    expect(outcomes[index]).toMatchObject({ what, found: expected })
  },
)

it('tells nothing else, and ends with exit code 0', () => {
  expect(outcomes).toHaveLength(STORY.length)
  expect(exitCode).toBe(0)
})

it('prints no secret', () => {
  expect(output).not.toMatch(/gh[ps]_[A-Za-z0-9]{10}|PRIVATE KEY/)
})

it('says on pull request 2 what accuracy hides and what the other metrics show', async () => {
  const comment = await readFile(join(folder, '2-twelve-hour-clock.md'), 'utf8')
  expect(comment).toMatch(/\*\*roc_auc\*\* \| 0\.6451 \| 0\.5980 \| −0\.0470 .* ❌ block/)
  expect(comment).toMatch(/\*\*accuracy\*\* \| 0\.7914 \| 0\.7907 \| −0\.0007 .* watched/)
})

it('accepts the new held-out set of pull request 6 in words, and floors decide', async () => {
  const waiting = await readFile(join(folder, '6-more-held-out.md'), 'utf8')
  expect(waiting).toContain('/holdout accept evaluation-set')
  const accepted = await readFile(join(folder, '6-more-held-out-accepted.md'), 'utf8')
  expect(accepted).toContain('floors hold on the new evaluation set that was accepted')
  expect(accepted).toMatch(
    /maria accepted the new evaluation set of flight-delay until [\d-]+: Small losses can be told now/,
  )
})

it('accepts the loss of pull request 3 from maria, not from dana, and says so in the comment', async () => {
  const refused = await readFile(join(folder, '3-fewer-flights-refused.md'), 'utf8')
  expect(refused).toContain('refused: it takes the permission maintain in this repository, which dana does not have')
  const accepted = await readFile(join(folder, '3-fewer-flights-accepted.md'), 'utf8')
  expect(accepted).toMatch(/\| `maria` \| `0\.\d+` \| `[\d :-]+` \| ✅ accepted: Half the flights to store/)
  expect(accepted).toContain('block, accepted')
})

it('names what is broken in the flights of pull request 7, in the comment and on a page', async () => {
  const comment = await readFile(join(folder, '7-late-reports.md'), 'utf8')
  for (const check of ['origin:pattern', 'destination:pattern', 'distance:maximum', 'delay:required']) {
    expect(comment).toContain(`flights.${check}`)
  }
  expect(await readFile(join(folder, '7-late-reports.data.html'), 'utf8')).toContain('<!doctype html>')
  expect(await readFile(join(folder, '1-airport-by-hour.data.html'), 'utf8')).toContain('<!doctype html>')
})

it('names the examples that would settle pull request 3, as computed independently from DeLong and the two rates', async () => {
  // (2.326 + 1.645)^2 SE^2 n / 0.002^2 = 168,000 for ROC-AUC, by numpy and scipy on the same predictions.
  const comment = await readFile(join(folder, '3-fewer-flights.md'), 'utf8')
  const examples = Number(/about ([\d,]+) examples would settle it/.exec(comment)?.[1]?.replaceAll(',', ''))
  expect(examples).toBeGreaterThan(167_000)
  expect(examples).toBeLessThan(169_000)
})
