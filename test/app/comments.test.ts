import { describe, expect, test } from 'vitest'
import { parseAcceptances } from '#core/acceptance.ts'
import { digestOf } from '#core/digest.ts'
import { parseRefused } from '#core/refused-commands.ts'
import { sha } from '../github/github.ts'
import { evidenceRun, useEvaluator } from './evaluate.ts'
import { BASE, evidenceArchive, HEAD, makeEvidence, OUTCOMES, POLICY } from './evidence.ts'
import { pull, pullRun } from './github.ts'
import type { CommentState } from './github-json.ts'

const app = useEvaluator()

const LATER = '2026-11-21T10:20:00Z'
const ACCEPT = '/holdout accept accuracy by 0.05 stricter labels'

/** A block that people have seen: the check since 10:00, the run since 10:04, a comment at 10:10. */
async function shown(files = [{ filename: 'src/train.ts' }]) {
  app.github.pulls = [pull({ files })]
  app.github.now = '2026-11-21T10:00:00Z'
  app.finished(app.blocked(), { updated_at: '2026-11-21T10:04:00Z' })
  await app.run(app.github)
  expect(app.github.check()).toMatchObject({ conclusion: 'failure' })
}

let nextId = 9000
function say(body: string, fields: Partial<CommentState> = {}): CommentState {
  const comment = { id: nextId++, number: 5, body, app: null, login: 'maria', ...fields }
  app.github.comments.push(comment)
  return comment
}

// As a reader sees it: the mark that keeps a commit id from becoming a link has no width.
const ours = () => app.github.comments.find(({ app: id }) => id === 12345)?.body.replaceAll('\u200B', '') ?? ''
const acceptances = () => parseAcceptances(app.github.check()?.text ?? 'none', 'the check')
const again = (at = LATER) => app.run(app.github, {}, at)

describe('a loss that a maintainer accepts in a comment', () => {
  test('turns the check to success and is told in title, comment, block and history', async () => {
    await shown()
    say(`It is meant.\n\n${ACCEPT}`)
    expect(await again()).toEqual([
      'update check completed success: flight-delay: block, accepted',
      'edit comment on 5',
    ])
    for (const text of [ours(), app.github.check()?.summary ?? '']) {
      expect(text).toMatch(
        /\| `accuracy` \| `maria` \| `0\.05` \| `2026-12-05 10:10` \| ✅ accepted: stricter labels \|/,
      )
    }
    expect(acceptances()).toEqual([
      {
        ...{ kind: 'loss', model: 'flight-delay', pull_request: 5, head_sha: HEAD, by: 'maria', metric: 'accuracy' },
        ...{ slice: null, amount: 0.05, reason: 'stricter labels', until: '2026-12-05T10:10:00.000Z' },
      },
    ])
    expect(await app.audit()).toMatchObject([{ kind: 'acceptance-given', actor: 'maria', pull: 5, sha: HEAD }])
    expect(app.later.map(({ name }) => name)).toContain('accepted until 2026-12-05T10:10:00.000Z')
  })

  test('a second look, and a second delivery, write nothing (R4)', async () => {
    await shown()
    say(ACCEPT)
    await again()
    expect(await again()).toEqual([])
    expect(await app.audit()).toHaveLength(1)
  })

  test('without an amount is the loss that is shown, and no more than that after a re-run', async () => {
    await shown()
    say('/holdout accept accuracy stricter labels')
    await again()
    expect(acceptances()).toMatchObject([{ amount: expect.closeTo(0.04, 12) }])
    const worse = makeEvidence({ run: { ...evidenceRun(), run_attempt: 2 } }, { wins: 100, losses: 950 })
    app.github.runs = [pullRun({ run_attempt: 2 })]
    app.github.artifacts[42]?.push({ name: 'holdout-evidence-flight-delay-2', bytes: evidenceArchive(worse) })
    await again()
    expect(app.github.check()).toMatchObject({ conclusion: 'failure' })
    expect(acceptances()).toEqual([])
    expect(ours()).toContain('does not hold: the loss is 0.0425 by now, more than was accepted; accept again')
  })

  test('of the author says that it was the author', async () => {
    app.github.roles.dana = 'admin'
    await shown()
    say(ACCEPT, { login: 'dana' })
    await again()
    expect(app.github.check()).toMatchObject({ conclusion: 'success' })
    expect(ours()).toContain('| `dana`, the author of this change |')
  })

  test('ends when it expires, and the look at that was asked for', async () => {
    await shown()
    say(`/holdout accept accuracy until 2026-11-22 stricter labels`)
    await again()
    expect(app.later.map(({ at }) => at.toISOString())).toContain('2026-11-22T23:59:59.999Z')
    await again('2026-11-23T00:00:00Z')
    expect(app.github.check()).toMatchObject({ conclusion: 'failure' })
    expect(ours()).toContain('does not hold: it has expired; accept again')
  })

  test('two pull requests of one head: it is of the one that it was written on', async () => {
    app.github.pulls = [pull(), pull({ number: 6 })]
    app.github.now = '2026-11-21T10:00:00Z'
    app.finished(app.blocked(), { updated_at: '2026-11-21T10:04:00Z' })
    await app.run(app.github)
    say(ACCEPT)
    await again()
    expect(app.github.check()).toMatchObject({ conclusion: 'failure' })
    expect(
      app.github.comments.filter(({ app: id }) => id !== null).map(({ body }) => body.includes('accepted:')),
    ).toEqual([true, false])
  })
})

describe('who may not, or did not, accepts nothing, and is told why (T39)', () => {
  test.each<[string, Partial<CommentState>, RegExp]>([
    [
      'a writer where the policy wants maintainers',
      { login: 'dana' },
      /takes the permission maintain .* which dana does not/,
    ],
    ['an outsider', { login: 'otto' }, /takes the permission maintain/],
    ['a bot', { login: 'renovate[bot]' }, /only a person can say this/],
    ['a bot that calls itself maria (AP51)', { type: 'Bot' }, /only a person can say this/],
    ['an app in the name of maria', { app: 777 }, /only a person can say this/],
    ['an edited comment', { edited: '2026-11-21T10:11:00Z' }, /the comment was edited, by whomever/],
    [
      'what was written before the check was there',
      { at: '2026-11-21T09:59:59Z' },
      /written before the check on aaaaaaa/,
    ],
    ['what was written in the same second', { at: '2026-11-21T10:00:00Z' }, /written before the check on aaaaaaa/],
  ])('%s', async (_, fields, reason) => {
    await shown()
    say(ACCEPT, fields)
    await again()
    expect(app.github.check()).toMatchObject({ conclusion: 'failure' })
    expect(ours()).toMatch(/❌ refused: /)
    expect(ours()).toMatch(reason)
    expect(acceptances()).toEqual([])
    expect(await app.audit()).toMatchObject([{ kind: 'acceptance-refused' }])
  })

  test('a mistake is answered with what to write, and the nearest name', async () => {
    await shown()
    say('/holdout accept acuracy by 0.05 stricter labels')
    await again()
    expect(ours()).toContain('there is no "acuracy" here; did you mean accuracy?; what blocks is accuracy')
  })

  test('quoted and fenced, it is no command at all', async () => {
    await shown()
    say(`> ${ACCEPT}\n\n\`\`\`\n${ACCEPT}\n\`\`\``)
    expect(await again()).toEqual([])
  })

  test('what was refused stays refused when its author is given the permission later', async () => {
    await shown()
    say(ACCEPT, { login: 'otto' })
    await again()
    app.github.roles.otto = 'admin'
    expect(await again()).toEqual([])
    expect(app.github.check()).toMatchObject({ conclusion: 'failure' })
  })

  test('a store that was lost does not turn a refusal into an acceptance', async () => {
    await shown()
    const { id } = say(ACCEPT, { login: 'otto' })
    await again()
    expect(parseRefused(app.github.check()?.text ?? '', 'check')).toEqual([`${id}.0`])
    await app.loseStore()
    app.github.roles.otto = 'admin'
    await again()
    expect(app.github.check()).toMatchObject({ conclusion: 'failure' })
    expect(ours()).toContain('it was refused before; write it again in a new comment')
    await app.loseStore()
    await app.giveUp()
    expect(parseRefused(app.github.check()?.text ?? '', 'check')).toEqual([`${id}.0`])
  })
})

describe('what was accepted is looked at again each time', () => {
  test.each<[string, (comment: CommentState) => void, RegExp]>([
    [
      'the comment is edited (T39)',
      (comment) => {
        comment.edited = '2026-11-21T10:15:00Z'
      },
      /does not hold: the comment was edited/,
    ],
    [
      'the comment is deleted',
      (comment) => {
        app.github.comments = app.github.comments.filter((each) => each !== comment)
      },
      /does not hold: the comment is gone/,
    ],
    [
      'its author loses the permission',
      () => {
        app.github.roles.maria = 'write'
      },
      /does not hold: maria does not have the permission maintain any more/,
    ],
  ])('%s', async (_, happens, reason) => {
    await shown()
    const comment = say(ACCEPT)
    await again()
    expect(app.github.check()).toMatchObject({ conclusion: 'success' })
    happens(comment)
    await again()
    expect(app.github.check()).toMatchObject({ conclusion: 'failure' })
    expect(ours()).toMatch(reason)
    expect(acceptances()).toEqual([])
  })
})

describe('a push (T40)', () => {
  const NEXT = sha('7')

  function pushed(to: string, more: object = {}) {
    app.github.pulls = [pull({ sha: to, ...more })]
    const run = { ...evidenceRun(), run_id: 43, head_sha: to }
    const evidence = makeEvidence({ run, commits: { ...makeEvidence().commits, head_sha: to } }, OUTCOMES.block)
    app.github.runs.push(pullRun({ id: 43, head_sha: to, updated_at: '2026-11-21T10:17:00Z' }))
    app.github.artifacts[43] = [{ name: 'holdout-evidence-flight-delay-1', bytes: evidenceArchive(evidence) }]
    app.github.now = '2026-11-21T10:16:00Z'
  }

  test('after the acceptance voids it (T39)', async () => {
    await shown()
    say(ACCEPT)
    await again()
    pushed(NEXT)
    await app.run(app.github, { sha: NEXT }, LATER)
    expect(app.github.check(NEXT)).toMatchObject({ conclusion: 'failure' })
    expect(ours()).toContain('does not hold: it was about aaaaaaa, and there is a later push; accept again')
  })

  test('between reading and writing voids it: the command was about what was there to be seen', async () => {
    await shown()
    pushed(NEXT)
    await app.run(app.github, { sha: NEXT }, '2026-11-21T10:16:00Z')
    say(ACCEPT, { at: '2026-11-21T10:15:59Z' })
    await app.run(app.github, { sha: NEXT }, LATER)
    expect(app.github.check(NEXT)).toMatchObject({ conclusion: 'failure' })
    expect(ours()).toContain('it was written before the check on 7777777 was there')
  })

  test('by force, back to a commit that was checked before, voids what was said in between', async () => {
    await shown()
    say(ACCEPT, { at: '2026-11-21T10:15:00Z' })
    app.github.pulls = [pull({ forced: ['2026-11-21T10:14:00Z', '2026-11-21T10:16:00Z'] })]
    await again()
    expect(app.github.check()).toMatchObject({ conclusion: 'failure' })
    say(ACCEPT, { at: '2026-11-21T10:17:00Z' })
    await again()
    expect(app.github.check()).toMatchObject({ conclusion: 'success' })
  })
})

describe('a new evaluation set in a comment', () => {
  function changed() {
    const only = { kind: 'proportion' as const, n: 20_000, successes: 15_600 }
    const evidence = makeEvidence({
      problems: [{ code: 'new-evaluation-set', message: '100 ids are new' }],
      records: [{ metric: 'accuracy', slice: null, n: 20_000, candidate: only, baseline: null, anchor: null }],
    })
    app.github.now = '2026-11-21T10:00:00Z'
    app.finished(evidenceArchive(evidence), { updated_at: '2026-11-21T10:04:00Z' })
  }

  test('is accepted by a maintainer, and floors decide', async () => {
    app.github.policies[BASE] = POLICY.replace('max_drop: 0.01', 'max_drop: 0.01, floor: 0.7')
    changed()
    await app.run(app.github)
    expect(app.github.check()).toMatchObject({ conclusion: 'action_required' })
    say('/holdout accept evaluation-set five times the flights')
    await again()
    expect(app.github.check()).toMatchObject({ conclusion: 'success' })
    expect(acceptances()).toMatchObject([{ kind: 'evaluation-set', evaluation_set: digestOf('evaluation set') }])
    expect(ours()).toMatch(/`evaluation-set` \| `maria` .* ✅ accepted: five times the flights/)
  })

  test('and the floor that it breaks, in two lines of one comment', async () => {
    app.github.policies[BASE] = POLICY.replace('max_drop: 0.01', 'max_drop: 0.01, floor: 0.8')
    changed()
    await app.run(app.github)
    say('/holdout accept evaluation-set five times the flights\n/holdout accept accuracy the new flights are harder')
    await again()
    expect(app.github.check()).toMatchObject({ conclusion: 'success' })
    expect(acceptances()).toHaveLength(2)
  })

  test('is not the author’s to accept', async () => {
    app.github.roles.dana = 'admin'
    changed()
    await app.run(app.github)
    say('/holdout accept evaluation-set five times the flights', { login: 'dana' })
    await again()
    expect(app.github.check()).toMatchObject({ conclusion: 'action_required' })
    expect(ours()).toContain('somebody other than the author has to accept a new evaluation set')
  })
})

test('an acceptance takes no word from protected paths', async () => {
  await shown([{ filename: 'src/train.ts' }, { filename: 'evaluation/score.ts' }])
  say(ACCEPT)
  await again()
  expect(app.github.check()).toMatchObject({ conclusion: 'action_required' })
  expect(app.github.check()?.title).toContain('protected paths')
})
