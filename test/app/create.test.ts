import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseEnv } from 'node:util'
import { type DefaultTreeAdapterTypes, parse as parseHtml } from 'parse5'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { readConfig } from '../../app/config.ts'
import { Manifests } from '../../local/gateway/manifests.ts'
import { startGitHub } from '../../local/github.ts'
import type { GitHub } from '../../local/options.ts'
import { end } from './process.ts'

const folder = mkdtempSync(join(tmpdir(), 'holdout-create-'))
let github: GitHub
let child: ChildProcess | null = null

beforeAll(async () => {
  github = await startGitHub({ folder: join(folder, 'github') })
})
afterEach(async () => {
  if (child?.exitCode === null) await end(child, 'SIGKILL')
  child = null
})
afterAll(async () => {
  await github.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Starts `npm run app:create` and waits for its first line. */
async function start(
  ...args: readonly string[]
): Promise<{ url: string; output: string[]; ended: Promise<number | null> }> {
  const own = ['--url', 'https://holdout.example.com/', '--github', github.url, '--api', github.url]
  const started = spawn(process.execPath, ['app/create/index.ts', ...own, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  child = started
  const output: string[] = []
  const ended = new Promise<number | null>((resolve) => started.once('close', resolve))
  const url = await new Promise<string>((resolve) => {
    for (const stream of [started.stdout, started.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        output.push(line)
        const found = /(http:\/\/127\.0\.0\.1:\d+)/.exec(line)
        if (found?.[1]) resolve(found[1])
      })
    }
    started.once('close', () => resolve(''))
  })
  return { url, output, ended }
}

interface Form {
  action: string
  manifest: string
}

/** What the button would post, as a browser reads it. */
async function formOf(url: string): Promise<Form> {
  const page = await (await fetch(url)).text()
  const found: Form = { action: '', manifest: '' }
  const visit = (node: DefaultTreeAdapterTypes.Node) => {
    if ('attrs' in node) {
      const attrs = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]))
      if (node.nodeName === 'form') found.action = attrs.action ?? ''
      if (node.nodeName === 'input') found.manifest = attrs.value ?? ''
    }
    if ('childNodes' in node) for (const each of node.childNodes) visit(each)
  }
  visit(parseHtml(page))
  return found
}

async function press({ action, manifest }: Form): Promise<string> {
  const response = await fetch(action, { method: 'POST', body: new URLSearchParams({ manifest }), redirect: 'manual' })
  expect(response.status, await response.text()).toBe(302)
  return response.headers.get('location') ?? ''
}

test('one button: manifest, code, credentials in a file of our own, and never on the terminal (T20)', async () => {
  const path = join(folder, 'new', 'app.env')
  const { url, output, ended } = await start('--output', path, '--organization', 'acme')
  const form = await formOf(url)
  expect(form.action).toMatch(new RegExp(`^${github.url}/organizations/acme/settings/apps/new\\?state=[0-9a-f]{64}$`))
  expect(JSON.parse(form.manifest)).toMatchObject({
    hook_attributes: { url: 'https://holdout.example.com/api/github/webhooks', active: true },
    callback_urls: ['https://holdout.example.com/signin/callback'],
    redirect_url: `${url}/registered`,
    public: false,
    default_permissions: { checks: 'write', contents: 'read', metadata: 'read' },
  })
  const back = await press(form)
  const page = await fetch(back)
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('is registered')])
  expect(await ended).toBe(0)

  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(statSync(join(folder, 'new')).mode & 0o777).toBe(0o700)
  const written = parseEnv(readFileSync(path, 'utf8'))
  // The app starts with exactly this file.
  const config = readConfig(written)
  expect(config).toMatchObject({
    APP_ID: 4711,
    PRIVATE_KEY: expect.stringMatching(/^-----BEGIN RSA PRIVATE KEY-----\n/),
  })
  expect(written).toMatchObject({ CLIENT_ID: expect.any(String), PUBLIC_URL: 'https://holdout.example.com' })
  const told = output.join('\n')
  for (const secret of [
    config.WEBHOOK_SECRET,
    written.CLIENT_SECRET ?? '',
    'BEGIN RSA',
    new URL(back).searchParams.get('code') ?? '',
  ]) {
    expect(told.includes(secret), secret).toBe(false)
  }
  expect(told).toContain(`${github.url}/apps/holdout/installations/new`)
}, 60_000)

test('an answer without our state, a code that was used, a foreign host: refused, and the button still works', async () => {
  const path = join(folder, 'own.env')
  const { url, ended } = await start('--output', path)
  const form = await formOf(url)
  expect(form.action).toContain(`${github.url}/settings/apps/new?state=`)
  const back = new URL(await press(form))
  const forged = new URL(back)
  forged.searchParams.set('state', 'f'.repeat(64))
  expect((await fetch(forged)).status).toBe(400)
  const withoutCode = new URL((await press(await formOf(url))).replace(/code=\w+&/, ''))
  expect((await fetch(withoutCode)).status).toBe(400)
  // Somebody was faster: the code is used.
  const other = new URL(await press(await formOf(url)))
  await fetch(`${github.url}/app-manifests/${other.searchParams.get('code')}/conversions`, { method: 'POST' })
  const used = await fetch(other)
  expect([used.status, await used.text()]).toEqual([400, expect.stringContaining('it was used, or an hour has passed')])
  expect((await fetch(other)).status).toBe(400)
  expect(await hostOf(url, 'evil.example')).toBe(400)

  expect(readFileSync(path, 'utf8')).toBe('')
  expect((await fetch(back)).status).toBe(200)
  expect(await ended).toBe(0)
  expect(readFileSync(path, 'utf8')).toContain('APP_ID=4711')
}, 60_000)

test('a file that exists is not touched, and one that was not needed is not left', async () => {
  const path = join(folder, 'kept.env')
  writeFileSync(path, 'PRIVATE_KEY=the only copy')
  const refused = await start('--output', path)
  expect(await refused.ended).toBe(2)
  expect(refused.output.join('\n')).toContain('exists; move it away')
  expect(readFileSync(path, 'utf8')).toBe('PRIVATE_KEY=the only copy')

  const unused = join(folder, 'unused.env')
  const { ended } = await start('--output', unused)
  child?.kill('SIGINT')
  expect([await ended, existsSync(unused)]).toEqual([130, false])
})

test('the local GitHub keeps a code for an hour, once', () => {
  let now = 0
  const manifests = new Manifests('http://127.0.0.1:1', () => now)
  const manifest = {
    ...{ name: 'Holdout', url: 'https://example.com', redirect_url: 'http://127.0.0.1:2/registered' },
    hook_attributes: { url: 'https://example.com/hook' },
  }
  const register = (fields: object) =>
    new URL(
      manifests.register(new URLSearchParams({ manifest: JSON.stringify({ ...manifest, ...fields }) }), 's', 'acme'),
    )
  const codes = [register({}), register({})].map((url) => url.searchParams.get('code') ?? '')
  expect(manifests.convert(codes[0] ?? '')).toMatchObject({ name: 'Holdout' })
  expect(() => manifests.convert(codes[0] ?? '')).toThrow('Not Found')
  now = 3600_000
  expect(() => manifests.convert(codes[1] ?? '')).toThrow('Not Found')
  expect(() => register({ name: 'x'.repeat(35) })).toThrow('Validation Failed')
  expect(() => register({ hook_attributes: { url: 'http://localhost/hook' } })).toThrow('Validation Failed')
  expect(() => register({ default_events: ['workflow_run'] })).toThrow('Validation Failed')
})

/** The status of a request that names another host; fetch would not let us. */
async function hostOf(url: string, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request(url, { headers: { host } }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
      .once('error', reject)
      .end()
  })
}
