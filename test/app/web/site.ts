import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { createLog } from '../../../app/log.ts'
import type { Database } from '../../../app/store/database.ts'
import { openPglite } from '../../../app/store/pglite.ts'
import { sessionsIn } from '../../../app/store/sessions.ts'
import { createTables } from '../../../app/store/tables.ts'
import { assets } from '../../../app/web/assets.ts'
import { createSignIn, type SignIn } from '../../../app/web/sign-in.ts'
import { createSite, type Part } from '../../../app/web/site.ts'
import { startGitHub } from '../../../local/github.ts'
import type { GitHub } from '../../../local/options.ts'

export const PUBLIC_URL = 'https://holdout.example'

/** Who there is: a reader, an administrator, and somebody whom GitHub lets see nothing. */
const PEOPLE = { reader: 'read', admin: 'admin', outsider: 'none' } as const
export type Person = keyof typeof PEOPLE

/** A browser with its cookies, in front of the site. */
export class Browser {
  readonly cookies = new Map<string, string>()
  readonly #site: Part
  readonly #github: GitHub

  constructor(site: Part, github: GitHub) {
    this.#site = site
    this.#github = github
  }

  async get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    return this.#request(path, { headers: { accept: 'text/html', ...headers } })
  }

  /** Sends a form as a browser does that is on a page of the site, unless headers say otherwise. */
  async post(path: string, fields: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}) {
    const body = new URLSearchParams(fields)
    return this.#request(path, {
      method: 'POST',
      body,
      headers: { accept: 'text/html', origin: PUBLIC_URL, ...headers },
    })
  }

  /** Goes to GitHub and back; answers where the site sends the browser then. */
  async signIn(login: Person, to = '/'): Promise<Response> {
    return this.get(await this.toGitHub(login, to))
  }

  /** Goes to GitHub; answers the address that GitHub sends the browser back to. */
  async toGitHub(login: Person, to = '/'): Promise<string> {
    const start = await this.get(`/signin?to=${encodeURIComponent(to)}`)
    const authorize = new URL(start.headers.get('location') ?? '')
    authorize.searchParams.set('login', login)
    const answer = await fetch(authorize, { redirect: 'manual' })
    const back = new URL(answer.headers.get('location') ?? '')
    if (back.origin !== PUBLIC_URL)
      throw new Error(`GitHub sent the browser to ${back.origin}, not ${this.#github.url}`)
    return back.pathname + back.search
  }

  /** The hidden field of a page's forms. */
  async formToken(path: string): Promise<string> {
    return /name="token" value="([^"]+)"/.exec(await (await this.get(path)).text())?.[1] ?? ''
  }

  async #request(path: string, init: RequestInit): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { ...init.headers, ...(cookie && { cookie }) } as Record<string, string>
    const answer = await this.#site.request(`${PUBLIC_URL}${path}`, { ...init, headers })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (/max-age=0\b/i.test(line)) this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
    return answer
  }
}

/** The site of a test file on a database in memory, and a GitHub on this machine that signs people in. */
export function useSite(parts: (door: SignIn, database: Database) => readonly Part[]) {
  const folder = mkdtempSync(join(tmpdir(), 'holdout-site-'))
  let github: GitHub
  let database: Database
  let site: Part
  let now = new Date('2026-11-30T12:00:00Z')
  const logged: string[] = []
  const kit = {
    get github() {
      return github
    },
    get database() {
      return database
    },
    /** Everything that was logged, as lines. */
    logged,
    at: (time: string) => {
      now = new Date(time)
    },
    later: (milliseconds: number) => {
      now = new Date(now.getTime() + milliseconds)
    },
    browser: () => new Browser(site, github),
    /** A browser in which somebody is signed in. */
    signedIn: async (login: Person) => {
      const browser = new Browser(site, github)
      await browser.signIn(login)
      return browser
    },
  }
  beforeAll(async () => {
    github = await startGitHub({ folder, people: PEOPLE, runner: 'none' })
    database = await openPglite()
    await createTables(database)
    const log = createLog('info', { write: (line: string) => void logged.push(line) })
    const { clientId, clientSecret } = github.oauth
    const door = createSignIn(
      {
        ...{ clientId, clientSecret, publicUrl: PUBLIC_URL, apiUrl: github.url },
        ...{ sessionSecret: 'a secret that sessions are sealed with', sessionDays: 30 },
      },
      { sessions: sessionsIn(database), now: () => now, log },
    )
    site = createSite([assets(), door.part, ...parts(door, database)], log)
  })
  afterEach(() => {
    now = new Date('2026-11-30T12:00:00Z')
  })
  afterAll(async () => {
    await database.close()
    await github.stop()
    rmSync(folder, { recursive: true, force: true })
  })
  return kit
}
