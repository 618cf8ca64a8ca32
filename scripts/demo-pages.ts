import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Browser, chromium, type Page } from 'playwright-core'
import { startGitHub } from '../local/github.ts'
import { chromiumPath } from './chromium.ts'
import { APP_DATA, startApp } from './demo/app-process.ts'

/*
 * The app's pages with the history of a demo, on a GitHub of their own that only signs people in. With `--pictures` they are looked at
 * in a browser, and the pictures of docs/app.md are written.
 */

const HEIGHT = 860

const USAGE = `npm run demo:pages -- <folder of the app's data> [options]
  --pictures <folder>   write pictures of the pages there, and end`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { pictures: { type: 'string' }, help: { type: 'boolean', default: false } },
})
const [data] = positionals
if (values.help || data === undefined) {
  console.log(USAGE)
  process.exitCode = values.help ? 0 : 2
} else {
  await serve(data, values.pictures)
}

async function serve(source: string, pictures: string | undefined): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'holdout-demo-pages-'))
  await cp(source, join(folder, APP_DATA), { recursive: true })
  const github = await startGitHub({ folder: join(folder, 'github'), runner: 'none' })
  const app = await startApp(github, folder)
  try {
    if (pictures === undefined) {
      console.log(`${app.url} (sign in as maria, or as olga, who may administer the repository). Ctrl-C ends it.`)
      await new Promise<void>((resolve) => process.once('SIGINT', resolve))
    } else {
      await draw(app.url, { pictures, repository: `${github.owner}/${github.repo}` })
    }
  } finally {
    await app.stop()
    await github.stop()
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

interface Picture {
  readonly name: string
  readonly path: string
  readonly theme: 'light' | 'dark'
  readonly width: number
}

async function draw(url: string, { pictures, repository }: { pictures: string; repository: string }): Promise<void> {
  await mkdir(pictures, { recursive: true })
  const browser = await chromium.launch({ executablePath: chromiumPath() ?? '', args: ['--no-sandbox'] })
  try {
    const model = `/repositories/${repository}/models/${repository.split('/')[1]}`
    const wanted: readonly Picture[] = [
      { name: 'app-model', path: model, theme: 'light', width: 1000 },
      { name: 'app-model-dark-phone', path: model, theme: 'dark', width: 390 },
      { name: 'app-pull', path: `/repositories/${repository}/pulls/2`, theme: 'light', width: 1000 },
      { name: 'app-test-set', path: `${model}/test-set`, theme: 'dark', width: 1000 },
      { name: 'app-deployments', path: `${model}/deployments`, theme: 'light', width: 1000 },
      { name: 'app-repository', path: `/repositories/${repository}`, theme: 'light', width: 1000 },
      { name: 'app-audit', path: `/repositories/${repository}/audit`, theme: 'light', width: 1000 },
    ]
    for (const picture of wanted) {
      const bytes = await taken(browser, url, picture)
      await writeFile(join(pictures, `${picture.name}.png`), bytes)
      console.log(join(pictures, `${picture.name}.png`), bytes.length)
    }
  } finally {
    await browser.close()
  }
}

async function taken(browser: Browser, url: string, { path, theme, width }: Picture): Promise<Buffer> {
  const context = await browser.newContext({ viewport: { width, height: HEIGHT }, colorScheme: theme })
  const page = await context.newPage()
  await signIn(page, `${url}${path}`)
  const bytes = await page.screenshot()
  await context.close()
  return bytes
}

async function signIn(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.getByRole('link', { name: 'Sign in with GitHub' }).click()
  await page.getByRole('link', { name: 'olga' }).click()
  await page.waitForURL(address)
}
