import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { APP_DATA } from './demo/app-process.ts'
import { Narrator } from './demo/narrator.ts'
import { pullRequestPage } from './demo/pages.ts'
import { type Kept, playStory } from './demo/story.ts'
import { createWorld, type World } from './demo/world.ts'

const USAGE = `npm run demo [-- options]
  --keep            leave GitHub and the app running, with every pull request as a web page
  --save <folder>   write comments, outcomes, the HTML reports and the app's data there; default: a new temporary folder`

const { values } = parseArgs({
  options: {
    keep: { type: 'boolean', default: false },
    save: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) console.log(USAGE)
else await demo()

async function demo(): Promise<void> {
  const narrator = new Narrator()
  let world: World | undefined
  let kept: Kept = new Map()
  narrator.chapter('Holdout: a pull request that makes the model worse cannot be merged')
  try {
    world = await createWorld(narrator, async (path) => {
      const number = /^\/[^/]+\/[^/]+\/pull\/(\d+)$/.exec(path)?.[1]
      return number && world ? pullRequestPage(world, Number(number)) : undefined
    })
    kept = await playStory(world, narrator)
  } catch (thrown) {
    narrator.expect(
      'the story',
      thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown),
      'told to its end',
    )
  }
  const folder = values.save ?? (await mkdtemp(join(tmpdir(), 'holdout-reports-')))
  const pages = await save(folder, narrator, kept)
  const failed = narrator.outcomes.filter((outcome) => !outcome.ok)
  narrator.chapter(
    failed.length === 0
      ? `All ${narrator.outcomes.length} steps ended as told.`
      : `${failed.length} steps ended otherwise.`,
  )
  for (const { what, found, expected } of failed) narrator.say(`${what}: ${found}, expected ${expected}`)
  narrator.chapter('The reports as pages, each one file that works offline:')
  for (const page of pages) narrator.say(page)
  narrator.say('The comments on the pull requests are beside them, as Markdown.')
  narrator.chapter("The app's own pages: history, held-out set, deployments, audit log")
  if (world && values.keep) await waitForInterrupt(world, narrator)
  const data = join(folder, APP_DATA)
  await rm(data, { recursive: true, force: true })
  await world?.end(failed.length > 0, data)
  narrator.say(`The app's data are in ${data}. Look at them again: npm run demo:pages -- ${data}`)
  if (world && failed.length > 0) narrator.say(`Logs and checkouts are in ${world.folder}`)
  process.exitCode = failed.length === 0 ? 0 : 1
}

/** Writes what the story leaves to read; answers where the pages are. */
async function save(folder: string, narrator: Narrator, kept: Kept): Promise<string[]> {
  await mkdir(folder, { recursive: true })
  const places: string[] = []
  for (const [slug, { comment, pages }] of kept) {
    await writeFile(join(folder, `${slug}.md`), comment)
    for (const [name, html] of pages) {
      const place = join(folder, `${slug}.${name}.html`)
      await writeFile(place, html)
      places.push(place)
    }
  }
  await writeFile(join(folder, 'outcomes.json'), `${JSON.stringify(narrator.outcomes, null, 2)}\n`)
  return places
}

async function waitForInterrupt({ github, app }: World, narrator: Narrator): Promise<void> {
  narrator.say(`${app.url} (sign in as maria, or as olga, who may administer the repository)`)
  narrator.chapter('Still running; the comments as pages:')
  for (const number of [1, 2, 3, 4, 5, 6, 7])
    narrator.say(`${github.url}/${github.owner}/${github.repo}/pull/${number}`)
  narrator.say('Ctrl-C ends it.')
  await new Promise<void>((resolve) => process.once('SIGINT', resolve))
}
