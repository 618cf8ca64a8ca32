import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, test } from 'vitest'
import { digestOf } from '#core/digest.ts'
import { Code } from '#core/gate/ledger.ts'
import { ask } from '../../../app/sealed/ask.ts'
import { eraseSets, retireSet, uploadSet } from '../../../app/sealed/sets.ts'
import { auditIn } from '../../../app/store/audit.ts'
import { historyIn } from '../../../app/store/history.ts'
import { historyReader } from '../../../app/store/history-reader.ts'
import { forgetRepository } from '../../../app/store/retention.ts'
import { sealedSetsIn } from '../../../app/store/sealed-sets.ts'
import { auditPages } from '../../../app/web/audit-pages.ts'
import { repositoryPages } from '../../../app/web/repository-pages.ts'
import { sealedPart } from '../../../app/web/sealed-part.ts'
import { setupPage, setupPath } from '../../../app/web/setup.ts'
import { HOSTILE_STRINGS } from '../../actions/corpus.ts'
import { elementsOf, skeletonOf } from '../../core/report/html/tree.ts'
import { OUTCOMES } from '../evidence.ts'
import { asking, type Flips, KEYS, labelsCsv, labelsOf, MARIA, sealedPolicy } from '../sealed/fixture.ts'
import { decisionRecord, MODEL, rememberSaying } from './records.ts'
import { type Browser, PUBLIC_URL, useSite } from './site.ts'

/** What stands on the page of the set-up. */
let said = 'plain'

const site = useSite((door, database) => [
  repositoryPages(door, { history: historyReader(database), sealed: sealedPart(database, PUBLIC_URL) }),
  auditPages(door, database),
  setupPage(door, async () => [
    { weight: 'open', kind: 'policy-unreadable', what: said, remedy: said, link: { name: said, href: '/' } },
  ]),
])

const HERE = '/repositories/acme/flight-delay'
const SETUP = setupPath({ owner: 'acme', name: 'flight-delay' })
let ID = 0
let reader: Browser
let admin: Browser

beforeAll(async () => {
  const answer = await fetch(`${site.github.url}/repos/acme/flight-delay`, {
    headers: { authorization: `Bearer ${site.github.tokens.admin}` },
  })
  ID = ((await answer.json()) as { id: number }).id
  reader = await site.signedIn('reader')
  admin = await site.signedIn('admin')
}, 60_000)

/** Every page that shows something of a repository, when it has a decision of this number. */
function pages(number: number): string[] {
  const model = `${HERE}/models/${MODEL}`
  return [
    ...[
      '/',
      HERE,
      `${HERE}/pulls/5`,
      `${HERE}/decisions/${number}`,
      model,
      `${model}/test-set`,
      `${model}/deployments`,
    ],
    ...[`${HERE}/audit`, `${HERE}/audit.json`, `${HERE}/audit.csv`, `${HERE}/deletion`, SETUP],
  ]
}

async function told(text: string): Promise<number> {
  said = text
  await forgetRepository(site.database, ID)
  await rememberSaying(site.database, ID, text)
  const { decisions } = await historyReader(site.database).list({ repositoryId: ID, limit: 1 })
  return decisions[0]?.number ?? 0
}

describe('who sees what', () => {
  test('anonymous the door, an outsider nothing, a reader all but the deletion, an administrator all', async () => {
    const number = await told('plain')
    const outsider = await site.signedIn('outsider')
    const seen: Record<string, number[]> = {}
    for (const path of pages(number)) {
      const answers = await Promise.all([site.browser(), outsider, reader, admin].map((browser) => browser.get(path)))
      seen[path.replace(String(number), 'N')] = answers.map(({ status }) => status)
    }
    const model = `${HERE}/models/${MODEL}`
    expect(seen).toEqual({
      '/': [401, 200, 200, 200],
      [HERE]: [401, 404, 200, 200],
      [`${HERE}/pulls/5`]: [401, 404, 200, 200],
      [`${HERE}/decisions/N`]: [401, 404, 200, 200],
      [model]: [401, 404, 200, 200],
      [`${model}/test-set`]: [401, 404, 200, 200],
      [`${model}/deployments`]: [401, 404, 200, 200],
      [`${HERE}/audit`]: [401, 404, 200, 200],
      [`${HERE}/audit.json`]: [401, 404, 200, 200],
      [`${HERE}/audit.csv`]: [401, 404, 200, 200],
      [`${HERE}/deletion`]: [401, 404, 404, 200],
      [SETUP]: [401, 404, 200, 200],
    })
  })

  test('a repository that is hidden looks like one that does not exist', async () => {
    const outsider = await site.signedIn('outsider')
    const text = async (path: string) => (await (await outsider.get(path)).text()).replace(/[0-9a-f-]{36}/, 'id')
    expect(await text(HERE)).toBe(await text('/repositories/acme/there-is-none'))
    expect(await text('/')).not.toContain('flight-delay')
  })

  test('a decision of another repository is not shown below this one', async () => {
    await historyIn(site.database).decided(decisionRecord(ID + 1, 1))
    const { decisions } = await historyReader(site.database).list({ repositoryId: ID + 1, limit: 1 })
    expect((await admin.get(`${HERE}/decisions/${decisions[0]?.number}`)).status).toBe(404)
    await forgetRepository(site.database, ID + 1)
  })

  test('names are alike whatever their case, and numbers that are none are not found', async () => {
    await told('plain')
    expect((await reader.get(HERE.toUpperCase().replace('/REPOSITORIES', '/repositories'))).status).toBe(200)
    for (const path of ['/pulls/0', '/pulls/-1', '/pulls/1e3', '/decisions/x', '/pulls/99', '/models/other']) {
      expect((await reader.get(HERE + path)).status, path).toBe(404)
    }
  })
})

describe('every page', () => {
  let plain: Record<string, string[]> | undefined

  // Elements and attributes of each page with this text everywhere.
  async function skeletons(text: string): Promise<Record<string, string[]>> {
    const number = await told(text)
    const found: Record<string, string[]> = {}
    for (const path of pages(number).filter((each) => !/audit\.\w+$/.test(each))) {
      const answer = await admin.get(path)
      expect(answer.status, path).toBe(200)
      found[path.replace(String(number), 'N')] = skeletonOf(await answer.text())
    }
    return found
  }

  test('is answered with a policy that runs no script, and loads from nowhere else', async () => {
    const number = await told('plain')
    for (const path of pages(number)) {
      const answer = await admin.get(path)
      const policy = answer.headers.get('content-security-policy') ?? ''
      expect(policy, path).toContain("default-src 'none'")
      expect(policy, path).toContain("frame-ancestors 'none'")
      expect(policy, path).not.toMatch(/unsafe|http|\*|data:/)
      expect(answer.headers.get('x-content-type-options'), path).toBe('nosniff')
      expect(answer.headers.get('cache-control'), path).toBe('no-store')
      if (!answer.headers.get('content-type')?.includes('html')) continue
      const elements = elementsOf(await answer.text())
      expect(elements.filter(({ tagName }) => ['script', 'style', 'img', 'iframe'].includes(tagName))).toEqual([])
      for (const { attrs } of elements) {
        for (const { name, value } of attrs) {
          expect(name, path).not.toMatch(/^(on|style$)/)
          if (name === 'href' || name === 'src') expect(value, path).toMatch(/^(\/(?!\/)|#|https:\/\/github\.com\/)/)
        }
      }
    }
  })

  test.each(HOSTILE_STRINGS.map((text, index) => [index + 1, text] as const))(
    'has its own elements only, whatever others wrote (T22): string %i',
    async (_, text) => {
      plain ??= await skeletons('plain')
      expect(await skeletons(text)).toEqual(plain)
    },
    60_000,
  )

  test("links to a run by GitHub's web address only", async () => {
    await forgetRepository(site.database, ID)
    await historyIn(site.database).decided({ ...decisionRecord(ID, 1), runUrl: 'javascript:alert(1)' })
    expect(await (await reader.get(HERE)).text()).not.toContain('javascript:')
  })
})

describe('lists', () => {
  test('go on page by page, and back to the newest', async () => {
    await forgetRepository(site.database, ID)
    for (let number = 1; number <= 60; number++) {
      await historyIn(site.database).decided(decisionRecord(ID, number, { pull: 5 }))
    }
    const runs = (text: string) => [...text.matchAll(/>run (\d+)</g)].map((found) => Number(found[1]))
    const first = await (await reader.get(`${HERE}/pulls/5`)).text()
    const older = /href="([^"]+)" rel="next"/.exec(first)?.[1] ?? ''
    expect(runs(first).slice(-50)).toEqual(Array.from({ length: 50 }, (_, index) => 60 - index))
    const second = await (await reader.get(older)).text()
    expect(runs(second)).toEqual(Array.from({ length: 10 }, (_, index) => 10 - index))
    expect(second).not.toContain('rel="next"')
    expect(second).toContain(`href="${HERE}/pulls/5">Newest`)
  }, 60_000)
})

describe('the held-out set', () => {
  test('says how often it was asked, by whom, and what it can tell', async () => {
    await forgetRepository(site.database, ID)
    const history = historyIn(site.database)
    await history.decided(decisionRecord(ID, 1))
    for (const number of [2, 3, 4]) await history.decided(decisionRecord(ID, number, { pull: number }))
    const text = await (await reader.get(`${HERE}/models/${MODEL}/test-set`)).text()
    expect(text).toMatch(/<dt>Asked<\/dt><dd>4<\/dd>/)
    expect(text).toMatch(/<dt>Of these by changes<\/dt><dd>3<\/dd>/)
    expect(text).toContain('2026-11-01 00:01')
    expect(text).toContain('Every tolerance of the policy can be told on these rows')
  })
})

describe('sealed sets on the page of a held-out set', () => {
  const LABELS = labelsOf(6_000)
  const page = async (model = MODEL) =>
    (await reader.get(`${HERE}/models/${encodeURIComponent(model)}/test-set`)).text()
  const tile = (text: string, name: string) => text.split(`<dt>${name}</dt><dd>`)[1]?.split('</dd>')[0]
  const vault = () => ({ database: site.database, keys: KEYS })
  const owner = () => ({ repositoryId: ID, model: MODEL })
  const upload = (labels = LABELS, ids?: readonly string[], policy = sealedPolicy()) =>
    uploadSet(
      { source: 'labels.csv', name: 'labels.csv', bytes: labelsCsv(labels, ids ? [...ids] : undefined) },
      { owner: owner(), model: policy, by: MARIA },
      vault(),
    )
  const asked = (flips: Flips, runId: number) =>
    ask({ ...asking(LABELS, flips, { runId }), repositoryId: ID, model: MODEL }, vault())

  test('where there is none, one line says how to upload it', async () => {
    await forgetRepository(site.database, ID)
    const line = `${PUBLIC_URL}/api/acme/flight-delay/models/${MODEL}/sealed-set/</code>`
    expect(await page()).toContain(line)
    expect(await page()).not.toContain('Sealed rows')
    await historyIn(site.database).decided(decisionRecord(ID, 1))
    expect(await page()).toContain(line)
  })

  test('says of the one in use what was asked, what is spent and what is left, by the formulas of the record', async () => {
    await forgetRepository(site.database, ID)
    await historyIn(site.database).decided(decisionRecord(ID, 1))
    await upload()
    const unasked = await page()
    expect(tile(unasked, 'Sealed rows')).toBe('6,000')
    expect(tile(unasked, 'Questions asked')).toBe('0')
    expect(tile(unasked, 'Level left to block, to pass')).toBe('0.01, 0.05')
    expect(tile(unasked, 'Tolerance it can still show')).toBe('–')
    expect(unasked).not.toContain('gh auth token')

    expect(await asked({ wins: 30, losses: 30 }, 42)).toMatchObject({ verdict: 'pass' })
    expect(await asked({ wins: 0, losses: 900 }, 43)).toMatchObject({ kind: 'exhausted' })
    expect(await asked({ wins: 0, losses: 60 }, 44)).toMatchObject({ verdict: 'block' })
    const text = await page()
    expect(tile(text, 'Questions asked')).toBe('2')
    // -ln .98 - ln .01; .01 and .05 x .98 x .01; (z(.000098) + z(.05)) sqrt(.01 / 6000), z by tables: 3.724 and 1.645.
    expect(tile(text, 'Nats spent')).toBe('4.63')
    expect(tile(text, 'Level left to block, to pass')).toBe('0.000098, 0.00049')
    expect(tile(text, 'Tolerance it can still show')).toBe('about 0.0069')
    expect(text).toContain('for 1 % of the predictions differing')
    expect(cells(text)).toEqual([['6,000', 'maria', 'in use', '2', '1', '1', '0', '4.63']])
  })

  test('lists those that are retired or deleted below the one in use', async () => {
    await forgetRepository(site.database, ID)
    await upload()
    await asked({ wins: 30, losses: 30 }, 42)
    await retireSet(owner(), MARIA, vault())
    expect(await page()).toContain('gh auth token')
    await eraseSets(owner(), MARIA, vault())
    const ids = LABELS.map((_, row) => `new ${row}`)
    await upload(LABELS, ids, sealedPolicy({ sealed: { lifetime_prs: 300 } }))
    const text = await page()
    expect(tile(text, 'Questions asked')).toBe('0 of 300')
    // No report tells the rates of the policy yet.
    expect(tile(text, 'Level left to block, to pass')).toBe('–')
    expect(cells(text)).toMatchObject([
      ['6,000', 'maria', 'in use', '0', '0', '0', '0', '0'],
      ['6,000', 'maria', expect.stringMatching(/^\d{4}-/), '1', '1', '0', '0', '0.02'],
    ])
    expect(text).toContain('rows deleted')
  })

  test('a lifetime that is over is said', async () => {
    await forgetRepository(site.database, ID)
    await historyIn(site.database).decided(decisionRecord(ID, 1))
    await upload(LABELS, undefined, sealedPolicy({ sealed: { lifetime_prs: 1 } }))
    await asked({ wins: 30, losses: 30 }, 42)
    const text = await page()
    expect(text).toContain('The lifetime of the set in use is over')
    expect(tile(text, 'Level left to block, to pass')).toBe('–')
  })

  test('nothing on the page tells which labels were uploaded: the same verdicts make the same page', async () => {
    const seen: string[] = []
    for (const labels of [LABELS, labelsOf(6_000, (row) => ((row * 7) % 3 === 0 ? 1 : 0))]) {
      await forgetRepository(site.database, ID)
      await upload(labels)
      const question = { ...asking(labels, { wins: 30, losses: 30 }), repositoryId: ID, model: MODEL }
      expect(await ask(question, vault())).toMatchObject({ verdict: 'pass' })
      // The name of a set is made of chance, the times are those of the clock.
      seen.push((await page()).replace(/<code>[0-9a-f]{12}…<\/code>|<time.*?<\/time>/g, ''))
    }
    expect(seen[1]).toBe(seen[0])
  })

  test.each(HOSTILE_STRINGS.map((text, index) => [index + 1, text] as const))(
    'a model that is no name of a model has no line for a shell, and no element of its own (T22): string %i',
    async (_, hostile) => {
      // What an address can hold.
      const name = hostile
        .slice(0, 60)
        .toWellFormed()
        .replaceAll('\u0000', '')
        .replace(/^\.{1,2}$/, '')
      const shown: string[][] = []
      for (const model of ['No Name', `x ${name}`]) {
        await forgetRepository(site.database, ID)
        await sealedSetsIn(site.database).insert(
          {
            ...{ digest: digestOf('hostile'), repositoryId: ID, model, rows: 10, uploadedBy: model },
            ...{ terms: { code: Code.parse({}), lifetime: null }, idsDigest: digestOf('ids') },
          },
          { wrapped: { by: 'key', key: '' }, frame: '', labels: '' },
        )
        await sealedSetsIn(site.database).retire(digestOf('hostile'))
        const answer = await page(model)
        expect(answer).not.toContain('gh auth token')
        shown.push(skeletonOf(answer))
      }
      expect(shown[1]).toEqual(shown[0])
    },
  )

  // The cells of each row of the table of sealed sets, but for the name and the time of the upload.
  function cells(text: string): string[][] {
    const section = text.split('id="sealed"')[1]?.split('</section>')[0] ?? ''
    return section
      .split('<tr>')
      .slice(2)
      .map((row) => [...row.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell = '']) => cell.replace(/<[^>]+>/g, '')))
      .map((row) => row.filter((_, column) => column !== 0 && column !== 3))
  }
})

describe('the audit log', () => {
  const FORMULA = "=cmd|' /C calc'!A0"

  async function filled(): Promise<void> {
    await forgetRepository(site.database, ID)
    const audit = auditIn(site.database)
    await audit.record({ repositoryId: ID, kind: 'acceptance', actor: 'maria', pull: 5, details: { reason: FORMULA } })
    await audit.record({ repositoryId: ID, kind: 'acceptance-refused', actor: FORMULA, pull: 6, details: {} })
    await audit.record({ repositoryId: ID + 1, kind: 'acceptance', actor: 'eve', details: {} })
  }

  test('is narrowed by its form', async () => {
    await filled()
    const rows = async (query: string) =>
      elementsOf(await (await reader.get(`${HERE}/audit${query}`)).text()).filter(({ tagName }) => tagName === 'tr')
        .length - 1
    expect(await rows('')).toBe(2)
    expect(await rows('?kind=acceptance&actor=&pull=&from=&until=')).toBe(1)
    expect(await rows('?pull=6')).toBe(1)
    expect(await rows('?actor=maria')).toBe(1)
    expect(await rows('?from=2000-01-01')).toBe(2)
    expect(await rows("?kind=' OR true --")).toBe(-1)
  })

  test('is taken away as JSON and as CSV, whole and with nothing that a spreadsheet would calculate (VD11)', async () => {
    await filled()
    const json = await reader.get(`${HERE}/audit.json`)
    expect(json.headers.get('content-disposition')).toBe(`attachment; filename="holdout-audit-${ID}.json"`)
    expect(await json.json()).toMatchObject([
      { kind: 'acceptance-refused', actor: FORMULA, pull: 6 },
      { kind: 'acceptance', actor: 'maria', details: { reason: FORMULA } },
    ])
    const csv = await (await reader.get(`${HERE}/audit.csv?kind=acceptance-refused`)).text()
    const [header, ...records] = parse(csv) as string[][]
    expect(header).toEqual(['number', 'at', 'kind', 'actor', 'pull', 'sha', 'details'])
    expect(records.map((record) => record[3])).toEqual([`'${FORMULA}`])
    const cells = parse(await (await reader.get(`${HERE}/audit.csv`)).text()) as string[][]
    expect(cells.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([])
  })

  test('of more entries than are read at once is exported whole', async () => {
    await forgetRepository(site.database, ID)
    await site.database.query(
      `INSERT INTO audit (repository_id, kind, actor, details) SELECT $1, 'acceptance', 'maria', '{}' FROM generate_series(1, 1201)`,
      [ID],
    )
    const entries = (await (await reader.get(`${HERE}/audit.json`)).json()) as { number: number }[]
    expect(new Set(entries.map(({ number }) => number)).size).toBe(1201)
    expect((parse(await (await reader.get(`${HERE}/audit.csv`)).text()) as string[][]).length).toBe(1202)
  })

  test('that is empty is exported as an empty list', async () => {
    await forgetRepository(site.database, ID)
    expect(await (await reader.get(`${HERE}/audit.json`)).json()).toEqual([])
  })
})

describe("the deletion of a repository's data", () => {
  test('is for its administrator, with its name written out, and is itself recorded', async () => {
    await told('plain')
    const path = `${HERE}/deletion`
    const token = await admin.formToken(path)
    const name = 'acme/flight-delay'
    expect((await admin.post(path, { name })).status).toBe(403)
    expect((await reader.post(path, { name, token: await reader.formToken(HERE) })).status).toBe(404)
    const mistyped = await admin.post(path, { token, name: 'acme/flight' })
    expect(await mistyped.text()).toContain('not deleted')
    expect((await historyReader(site.database).list({ repositoryId: ID, limit: 9 })).decisions).toHaveLength(2)

    expect((await admin.post(path, { token, name })).headers.get('location')).toBe(`${HERE}/audit`)
    expect((await historyReader(site.database).list({ repositoryId: ID, limit: 9 })).decisions).toEqual([])
    expect((await auditIn(site.database).read({ repositoryId: ID, limit: 9 })).entries).toMatchObject([
      { kind: 'data-deleted', actor: 'admin', details: { decisions: 2, audit: 3 } },
    ])
  })
})

describe('the history of a model', () => {
  test('is drawn with verdicts as forms, releases and acceptances', async () => {
    await forgetRepository(site.database, ID)
    const history = historyIn(site.database)
    await history.decided(decisionRecord(ID, 1))
    const blocked = decisionRecord(ID, 2, { rows: OUTCOMES.block })
    await history.decided(blocked)
    await history.registered(ID, [
      {
        model: MODEL,
        tag: `${MODEL}@v0.0.1`,
        action: 'register',
        subject: 'v0.0.1',
        sha: blocked.sha,
        at: new Date(0),
      },
    ])
    const text = await (await reader.get(`${HERE}/models/${MODEL}`)).text()
    expect(text).toContain('class="cross block"')
    expect(text).toMatch(/class="release-name"[^>]*>v0\.0\.1</)
    expect(text).toContain('aria-label="accuracy over 2 runs of the default branch: 0.755 to 0.765, newest 0.755.')
  })
})
