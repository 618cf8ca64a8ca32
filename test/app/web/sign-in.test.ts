import { describe, expect, test } from 'vitest'
import { part } from '../../../app/web/site.ts'
import { PUBLIC_URL, useSite } from './site.ts'

const changed: string[] = []
const site = useSite((door) => [
  part()
    .use(door.required)
    .get('/private', (context) => {
      const { login, repositories, formToken } = context.get('viewer')
      const names = repositories.map(({ owner, name, isAdmin }) => `${owner}/${name}${isAdmin ? ' (admin)' : ''}`)
      return context.html(`${login}: ${names.join(', ')} <input name="token" value="${formToken}">`)
    })
    .post('/private', (context) => {
      changed.push(context.get('viewer').login)
      return context.redirect('/private', 303)
    }),
])

describe('signing in', () => {
  test('leads to GitHub and back to the page that was wanted', async () => {
    const browser = site.browser()
    const shown = await browser.get('/private?a=1')
    expect(shown.status).toBe(401)
    expect(await shown.text()).toContain('href="/signin?to=%2Fprivate%3Fa%3D1"')
    const back = await browser.signIn('reader', '/private?a=1')
    expect([back.status, back.headers.get('location')]).toEqual([303, '/private?a=1'])
    expect(await (await browser.get('/private')).text()).toContain('reader: acme/flight-delay <')
  })

  test('shows exactly what GitHub lets the person read', async () => {
    expect(await (await (await site.signedIn('admin')).get('/private')).text()).toContain(
      'admin: acme/flight-delay (admin)',
    )
    expect(await (await (await site.signedIn('outsider')).get('/private')).text()).toContain('outsider:  <')
  })

  test('asks GitHub with a state and a proof of the code (PKCE), for the registered callback', async () => {
    const start = await site.browser().get('/signin')
    const url = new URL(start.headers.get('location') ?? '')
    expect(url.origin).toBe(site.github.url)
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      client_id: site.github.oauth.clientId,
      redirect_uri: `${PUBLIC_URL}/signin/callback`,
      code_challenge_method: 'S256',
    })
    expect(url.searchParams.get('state')).toMatch(/^[\w-]{32}$/)
    expect(url.searchParams.get('code_challenge')).toMatch(/^[\w-]{43}$/)
  })

  test.each(['//evil.example/x', '/\\evil.example', 'https://evil.example/', 'javascript:alert(1)', '\\\\evil'])(
    'never leads on to %s',
    async (to) => {
      const back = await site.browser().signIn('reader', to)
      expect(new URL(back.headers.get('location') ?? '', PUBLIC_URL).origin).toBe(PUBLIC_URL)
      expect(back.headers.get('location')).toMatch(/^\/(?![/\\])/)
    },
  )

  test('refuses an answer of GitHub that another browser was sent to fetch', async () => {
    const attacker = site.browser()
    const back = await attacker.toGitHub('outsider')
    const victim = site.browser()
    expect((await victim.get(back)).status).toBe(400)
    await victim.get('/signin')
    expect((await victim.get(back)).status).toBe(400)
    expect((await victim.get('/private')).status).toBe(401)
  })

  test('takes an answer of GitHub once', async () => {
    const browser = site.browser()
    const back = await browser.toGitHub('reader')
    expect((await browser.get(back)).status).toBe(303)
    expect((await browser.get(back)).status).toBe(400)
  })

  test('refuses a code that GitHub does not know, and logs no secret of it (T20, T47)', async () => {
    const browser = site.browser()
    const back = await browser.toGitHub('reader')
    const answer = await browser.get(back.replace(/code=\w+/, 'code=0123456789abcdef'))
    expect(answer.status).toBe(400)
    expect(await answer.text()).not.toContain('incorrect or expired')
    expect(site.logged.at(-1)).toContain('bad_verification_code')
    const { clientSecret } = site.github.oauth
    expect(site.logged.join('\n')).not.toMatch(new RegExp(`${clientSecret}|gh[ur]_\\w+`))
  })
})

describe('a session', () => {
  test('has a cookie that is sent by https only, to this host only, and that no script reads', async () => {
    const back = await site.browser().signIn('reader')
    const line = back.headers.getSetCookie().find((each) => each.startsWith('__Host-holdout='))
    expect(line).toMatch(/^__Host-holdout=[\w-]{43};/)
    expect(line?.split('; ').slice(1).sort()).toEqual([
      'HttpOnly',
      'Max-Age=2592000',
      'Path=/',
      'SameSite=Lax',
      'Secure',
    ])
  })

  test('gets an id of its own at each sign-in, whatever the browser brought (fixation)', async () => {
    const browser = site.browser()
    browser.cookies.set('__Host-holdout', 'a-value-that-an-attacker-planted')
    await browser.signIn('reader')
    const first = browser.cookies.get('__Host-holdout')
    expect(first).not.toBe('a-value-that-an-attacker-planted')
    await browser.signIn('admin')
    const stale = site.browser()
    stale.cookies.set('__Host-holdout', first ?? '')
    expect((await stale.get('/private')).status).toBe(401)
  })

  test('is stored without anything that could be used: a hash of its id, and sealed tokens (T20)', async () => {
    const browser = await site.signedIn('reader')
    const { rows } = await site.database.query('SELECT * FROM sessions')
    const stored = JSON.stringify(rows)
    expect(stored).not.toContain(browser.cookies.get('__Host-holdout'))
    expect(stored).not.toMatch(/gh[ur]_/)
  })

  test('ends by a form of its own only', async () => {
    const browser = await site.signedIn('reader')
    expect((await browser.get('/signout')).status).toBe(404)
    const token = await browser.formToken('/private')
    expect((await browser.post('/signout', { token })).headers.get('location')).toBe('/')
    expect((await browser.get('/private')).status).toBe(401)
  })

  test('ends when its time is over, and when GitHub does not know the person any more', async () => {
    const browser = await site.signedIn('reader')
    site.later(31 * 24 * 3600 * 1000)
    expect((await browser.get('/private')).status).toBe(401)
    site.later(-31 * 24 * 3600 * 1000)
    const other = await site.signedIn('admin')
    site.github.oauth.revoke('admin')
    site.later(61_000)
    expect((await other.get('/private')).status).toBe(401)
  })

  test('renews a token that is about to expire, once for all requests of that moment', async () => {
    const browser = await site.signedIn('reader')
    site.at(new Date(Date.now() + 8 * 3600 * 1000).toISOString())
    site.github.oauth.expire()
    const answers = await Promise.all([1, 2, 3].map(() => browser.get('/private')))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
  })

  test('asks GitHub again after a minute what its person can read', async () => {
    const browser = await site.signedIn('reader')
    expect((await browser.get('/private')).status).toBe(200)
    site.github.oauth.expire()
    expect((await browser.get('/private')).status).toBe(200)
    site.later(60_000)
    expect((await browser.get('/private')).status).toBe(401)
  })
})

describe('a form', () => {
  test('of this session is taken', async () => {
    const browser = await site.signedIn('reader')
    const token = await browser.formToken('/private')
    expect((await browser.post('/private', { token })).status).toBe(303)
    expect(changed.splice(0)).toEqual(['reader'])
  })

  test('is refused without its token, with that of another session, and from another site', async () => {
    const browser = await site.signedIn('reader')
    const token = await browser.formToken('/private')
    const foreign = await (await site.signedIn('reader')).formToken('/private')
    const answers = [
      await browser.post('/private', {}),
      await browser.post('/private', { token: foreign }),
      await browser.post('/private', { token }, { origin: 'https://evil.example' }),
      await browser.post('/private', { token }, { origin: 'null' }),
      await browser.post('/private', { token }, { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }),
      await site.browser().post('/private', { token }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403, 401])
    expect(changed).toEqual([])
  })

  test('that is too large is refused before it is read (T42)', async () => {
    const browser = await site.signedIn('reader')
    const token = await browser.formToken('/private')
    expect((await browser.post('/private', { token, more: 'x'.repeat(70_000) })).status).toBe(413)
  })
})
