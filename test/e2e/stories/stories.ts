import { expect } from 'vitest'
import { OUTCOMES } from '../../app/evidence.ts'
import { refusal } from '../../local/laptop.ts'
import type { World } from './world.ts'

/** A story that must end alike whatever goes wrong on the way. */
export type Story = (world: World) => Promise<void>

async function verdict(world: World): Promise<void> {
  const { number, head } = await world.propose('verdict')
  const run = await world.runAt(head)
  await world.check(head, { status: 'in_progress', title: 'its workflow is running' })
  await world.finish(run)
  await world.check(head, { conclusion: 'success', title: 'pass, no worse' })
  await oneComment(world, number, /pass, no worse/)
  await oneCheck(world, head)
}

async function blocked(world: World): Promise<void> {
  const { number, head } = await world.propose('blocked')
  await world.finish(await world.runAt(head), OUTCOMES.block)
  await world.check(head, { conclusion: 'failure', title: 'block, accuracy' })
  await oneComment(world, number, /block, accuracy/)
  const { as, repo } = world.laptop
  const merge = () => as('maria').rest.pulls.merge({ ...repo, pull_number: number })
  expect((await refusal(merge())).message).toContain('is failing')
  const repaired = await world.exclusively(() => world.laptop.push('blocked', { 'src/blocked.ts': 'repaired\n' }))
  await world.finish(await world.runAt(repaired))
  await world.check(repaired, { conclusion: 'success' })
  await oneComment(world, number, new RegExp(`pass, no worse[^]*${repaired.slice(0, 10)}`))
  await oneCheck(world, repaired)
  expect((await merge()).data.merged).toBe(true)
}

async function accepted(world: World): Promise<void> {
  const { number, head } = await world.propose('accepted', {
    'evaluation/score.ts': 'new\n',
    'src/accepted.ts': 'scored\n',
  })
  await world.finish(await world.runAt(head))
  await world.check(head, { conclusion: 'action_required', title: 'protected paths' })
  const { as, repo } = world.laptop
  await as('maria').rest.pulls.createReview({ ...repo, pull_number: number, event: 'APPROVE', commit_id: head })
  await world.check(head, { conclusion: 'success' })
  await oneComment(world, number, /maria approved exactly this commit/)
  expect((await as('maria').rest.pulls.merge({ ...repo, pull_number: number })).data.merged).toBe(true)
}

async function waived(world: World): Promise<void> {
  const { as, repo } = world.laptop
  const { number, head } = await world.propose('waived')
  const say = (login: string, body: string) =>
    as(login).rest.issues.createComment({ ...repo, issue_number: number, body })
  const merge = () => as('maria').rest.pulls.merge({ ...repo, pull_number: number })
  await world.finish(await world.runAt(head), OUTCOMES.block)
  await world.check(head, { conclusion: 'failure', title: 'block, accuracy' })
  await say('otto', '/holdout accept accuracy it is good enough')
  await oneComment(
    world,
    number,
    /refused: it takes the permission maintain in this repository, which otto does not have/,
  )
  await world.check(head, { conclusion: 'failure', title: 'block, accuracy' })
  expect((await refusal(merge())).message).toContain('is failing')
  await say('maria', '/holdout accept accuracy the labels have become stricter')
  await world.check(head, { conclusion: 'success', title: 'accepted' })
  await oneComment(world, number, /`maria`[^\n]*accepted: the labels have become stricter/)
  await oneCheck(world, head)
  expect((await merge()).data.merged).toBe(true)
}

async function forked(world: World): Promise<void> {
  const { as, repo, github, git } = world.laptop
  await as('otto').rest.repos.createFork(repo)
  const head = await world.exclusively(async () => {
    await git('checkout', '--quiet', '-b', 'forked', 'main')
    await world.laptop.commit({ 'src/forked.ts': 'forked\n' })
    await git('push', '--quiet', github.remote('otto', 'otto'), 'HEAD:refs/heads/forked')
    return git('rev-parse', 'HEAD')
  })
  const { data } = await as('otto').rest.pulls.create({ ...repo, head: 'otto:forked', base: 'main', title: 'forked' })
  await world.check(head, { conclusion: 'action_required', title: 'fork' })
  const waiting = github.runs().findLast((run) => run.headSha === head)
  await as('maria').rest.actions.approveWorkflowRun({ ...repo, run_id: waiting?.id ?? 0 })
  await world.finish(await world.runAt(head))
  await world.check(head, { conclusion: 'success' })
  await oneComment(world, data.number, /pass, no worse/)
}

async function queued(world: World): Promise<void> {
  const { as, repo } = world.laptop
  const { number, head } = await world.propose('queued')
  await world.finish(await world.runAt(head))
  await world.check(head, { conclusion: 'success' })
  const { data } = await as('maria').rest.pulls.get({ ...repo, pull_number: number })
  await as('maria').graphql(
    'mutation($input: EnqueuePullRequestInput!) { enqueuePullRequest(input: $input) { clientMutationId } }',
    { input: { pullRequestId: data.node_id } },
  )
  const run = world.laptop.github.runs().findLast((each) => each.event === 'merge_group')
  const group = run?.headSha ?? ''
  await world.finish(await world.runAt(group))
  await world.check(group, { conclusion: 'success' })
  await world.until('the queue should have merged', async () => {
    return (await as('maria').rest.pulls.get({ ...repo, pull_number: number })).data.merged
  })
  await oneCheck(world, group)
}

async function rerun(world: World): Promise<void> {
  const { as, repo } = world.laptop
  const { number, head } = await world.propose('rerun')
  const run = await world.runAt(head)
  await world.finish(run, OUTCOMES.block)
  await world.check(head, { conclusion: 'failure' })
  await as('maria').rest.actions.reRunWorkflow({ ...repo, run_id: run.id })
  const again = await world.runAt(head, 2)
  await world.finish(again)
  await world.check(head, { conclusion: 'success' })
  await oneComment(world, number, /pass, no worse/)
  // A conclusion is never taken back: at most one check for each attempt.
  expect((await world.checks(head)).length).toBeLessThanOrEqual(2)
}

async function retargeted(world: World): Promise<void> {
  const { as, repo } = world.laptop
  const { number, head } = await world.propose('retargeted')
  await world.finish(await world.runAt(head))
  await world.check(head, { conclusion: 'success' })
  await world.exclusively(async () => {
    await world.checkOutMain()
    await world.laptop.push('release', { 'src/release.ts': 'release\n' })
  })
  await as('dana').rest.pulls.update({ ...repo, pull_number: number, base: 'release' })
  // What was compared with main is in the history of the release branch too; what is not, is not.
  await world.check(head, { conclusion: 'success' })
  const moved = await world.exclusively(() => world.laptop.push('retargeted', { 'src/retargeted.ts': 'for release\n' }))
  await world.finish(await world.runAt(moved), OUTCOMES.block)
  await world.check(moved, { conclusion: 'failure' })
  await as('dana').rest.pulls.update({ ...repo, pull_number: number, base: 'main' })
  await world.check(moved, { conclusion: 'failure', title: 'no usable evidence' })
  await oneComment(world, number, /no usable evidence/)
}

async function twins(world: World): Promise<void> {
  const { as, repo } = world.laptop
  await world.exclusively(async () => {
    await world.checkOutMain()
    await world.laptop.push('stable', { 'src/stable.ts': 'stable\n' })
  })
  const { number, head } = await world.propose('twins')
  const first = await world.runAt(head)
  await world.finish(first)
  await world.check(head, { conclusion: 'success' })
  const { data } = await as('dana').rest.pulls.create({ ...repo, head: 'twins', base: 'stable', title: 'twins' })
  const second = world.laptop.github.runs().findLast((run) => run.headSha === head)
  if (!second || second.id === first.id) throw new Error('the second pull request started no run')
  await world.finish(second, OUTCOMES.block)
  await world.check(head, { conclusion: 'failure', title: 'block' })
  await oneComment(world, number, /pass, no worse/)
  await oneComment(world, data.number, /block, accuracy/)
}

/**
 * One check on a commit. GitHub's list may hide for a while the one that it has, as the faults of a seed let it: then a second one is made, and
 * the newest is the one that counts.
 */
async function oneCheck(world: World, head: string): Promise<void> {
  expect((await world.checks(head)).length).toBeLessThanOrEqual(world.seed === 0 ? 1 : 2)
}

async function oneComment(world: World, number: number, text: RegExp): Promise<void> {
  let seen: readonly string[] = []
  await world
    .until(`pull request ${number} should have one comment like ${text}`, async () => {
      seen = await world.comments(number)
      return seen.length === 1 && text.test(seen[0] ?? '')
    })
    .catch((thrown: Error) => {
      throw new Error(
        `${thrown.message}\nit has ${seen.length}: ${seen.map((body) => body.slice(0, 3000)).join('\n---\n')}`,
      )
    })
}

/** By name, as a test's title. */
export const STORIES: Readonly<Record<string, Story>> = {
  'push, check at once, run, verdict, comment': verdict,
  'block, merge refused, repaired, merged': blocked,
  'protected paths, accepted by a review, merged': accepted,
  'a shown loss, accepted in a comment by who may, and by nobody else (T39)': waived,
  'a fork whose run waits for approval (AP47)': forked,
  'the merge queue (T36)': queued,
  'a re-run (T38)': rerun,
  'another base branch (R33)': retargeted,
  'two pull requests of one head': twins,
}
