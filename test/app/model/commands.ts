import fc from 'fast-check'
import { expect } from 'vitest'
import { ENDS, type End, type Model, type ModelPull, POLICIES, type PolicyName, verdictOf } from './model.ts'
import { reconcile, rest } from './settled.ts'
import { type Command, command, isThere, pick, pullAt } from './step.ts'
import type { Told, World } from './world.ts'

/** So many requests are made by the longest piece of work. */
const REQUESTS = 60

function push(at: number): Command {
  return command({
    name: `push(${at})`,
    may: (model) => pullAt(model, at).isOpen,
    does: (model, world) => {
      const pull = pullAt(model, at)
      const head = world.newCommit()
      const isNew = pull.head === ''
      Object.assign(pull, { head, isApproved: false, accepted: 'no' })
      pull.had.add(head)
      world.changePull(pull.number, isNew ? 'opened' : 'synchronize', { sha: head })
    },
  })
}

/** A pull request gets the head of another one. */
function twin(at: number, of: number): Command {
  return command({
    name: `twin(${at}, ${of})`,
    may: (model) => {
      const [pull, other] = [pullAt(model, at), pullAt(model, of)]
      return pull.isOpen && isThere(other) && pull.head !== other.head && !pull.had.has(other.head)
    },
    does: (model, world) => {
      const pull = pullAt(model, at)
      const { head } = pullAt(model, of)
      const isNew = pull.head === ''
      Object.assign(pull, { head, isApproved: false, accepted: 'no' })
      pull.had.add(head)
      world.changePull(pull.number, isNew ? 'opened' : 'synchronize', { sha: head })
    },
  })
}

function runStarts(at: number): Command {
  return command({
    name: `runStarts(${at})`,
    may: (model) => isThere(pullAt(model, at)),
    does: (model, world) => {
      const pull = pullAt(model, at)
      const id = 41 + model.runs.length
      const run = { id, sha: pull.head, attempt: 1, end: null, artifact: null, before: null }
      model.runs = [...model.runs, run]
      for (const twin of model.pulls) if (twin.head === run.sha) unsettle(twin)
      world.run(run)
    },
  })
}

/** Of the head or of an older commit. */
function runEnds(at: number, end: End): Command {
  const running = (model: Model) => model.runs.filter((run) => run.end === null)
  return command({
    name: `runEnds(${at}, ${end})`,
    may: (model) => running(model).length > 0,
    does: (model, world) => {
      const run = pick(running(model), at)
      const isUploading = end !== 'missing' && end !== 'cancelled' && end !== 'unapproved'
      const ended = { ...run, end, artifact: isUploading ? end : run.artifact }
      model.replace(ended)
      for (const pull of model.pulls) if (pull.head === run.sha) unsettle(pull)
      world.run(ended)
    },
  })
}

function rerun(at: number): Command {
  const ended = (model: Model) => model.runs.filter((run) => run.end !== null)
  return command({
    name: `rerun(${at})`,
    may: (model) => ended(model).length > 0,
    does: (model, world) => {
      const before = pick(ended(model), at)
      const run = { ...before, attempt: before.attempt + 1, end: null, before }
      model.replace(run)
      for (const pull of model.pulls) if (pull.head === run.sha) unsettle(pull)
      world.run(run)
    },
  })
}

function review(at: number, isApproval: boolean): Command {
  return command({
    name: `review(${at}, ${isApproval})`,
    may: (model) => isThere(pullAt(model, at)),
    does: (model, world) => {
      const pull = pullAt(model, at)
      pull.isApproved = isApproval
      world.review(pull.number, isApproval ? 'APPROVED' : 'CHANGES_REQUESTED')
    },
  })
}

/** A maintainer has seen the check of a shown loss, and accepts that. */
function accept(at: number): Command {
  return command({
    name: `accept(${at})`,
    may: (model) => isThere(pullAt(model, at)) && isBlocked(model, pullAt(model, at)),
    does: (model, world) => {
      const pull = pullAt(model, at)
      if (!world.github.check(pull.head)) return
      pull.accepted = 'yes'
      world.comment(pull.number, '/holdout accept accuracy the labels have become stricter')
    },
  })
}

function policy(name: PolicyName): Command {
  return command({
    name: `policy(${name})`,
    may: (model) => model.policy !== name,
    does: (model, world) => {
      model.earlier.push(model.policy)
      model.policy = name
      for (const pull of model.pulls) unsettle(pull)
      world.policy(name)
    },
  })
}

function close(at: number): Command {
  return command({
    name: `closeOrReopen(${at})`,
    may: (model) => pullAt(model, at).head !== '',
    does: (model, world) => {
      const pull = pullAt(model, at)
      pull.isOpen = !pull.isOpen
      world.changePull(pull.number, pull.isOpen ? 'reopened' : 'closed', { state: pull.isOpen ? 'open' : 'closed' })
    },
  })
}

/** Any of those that are under way, so they come in any order. */
function deliver(at: number): Command {
  return command({
    name: `deliver(${at})`,
    does: async (_, world) => {
      const told = takeOne(world, at)
      if (told) await world.deliver(told)
    },
  })
}

/** Once more, as it was or under another id. */
function redeliver(at: number, isCopy: boolean): Command {
  return command({
    name: `redeliver(${at}, ${isCopy})`,
    does: async (_, world) => {
      const { delivered } = world
      if (delivered.length === 0) return
      const told = pick(delivered, at)
      await (isCopy ? world.deliverCopy(told) : world.deliver(told))
    },
  })
}

/** GitHub fails to deliver, and lists that; or it never sends. */
function drop(at: number, isListed: boolean): Command {
  return command({
    name: `drop(${at}, ${isListed})`,
    does: (model, world) => {
      const told = takeOne(world, at)
      if (!told) return
      if (isListed) return world.fail(told)
      if (told.run !== null && told.action === 'in_progress') model.unheard.add(told.run)
    },
  })
}

const QUEUES = ['deliveries', 'evaluations', 'deadlines'] as const

function workOn(queue: (typeof QUEUES)[number]): Command {
  return command({ name: `workOn(${queue})`, does: async (_, world) => void (await world.workOn(queue)) })
}

const work = command({ name: 'work', does: (_, world) => world.work() })

function crash(requests: number): Command {
  return command({ name: `crash(${requests})`, does: (_, world) => world.crash(requests) })
}

function tick(minutes: number): Command {
  return command({
    name: `tick(${minutes})`,
    does: async (_, world) => {
      await world.wait(minutes * 60)
      await reconcile(world)
    },
  })
}

/** GitHub answers for a while with what it knew before a re-run; the app has decided on that already. */
function stale(at: number): Command {
  return command({
    name: `stale(${at})`,
    may: (model) => {
      const pull = pullAt(model, at)
      const run = isThere(pull) ? model.newestRun(pull) : null
      return POLICIES[model.policy] !== null && run?.before != null && run.end !== null
    },
    does: async (model, world) => {
      const pull = pullAt(model, at)
      const run = model.newestRun(pull)
      if (!run) return
      await mentioned(pull, world)
      const conclusion = world.github.check(pull.head)?.conclusion
      await world.wait()
      await world.workOnStale(run, () => mentioned(pull, world))
      expect(world.github.check(pull.head)?.conclusion, `#${pull.number} by an older attempt`).toBe(conclusion)
    },
  })
}

async function mentioned({ number }: ModelPull, world: World): Promise<void> {
  world.changePull(number, 'synchronize', {})
  const told = world.underWay.pop()
  if (told) await world.deliver(told)
  await world.work()
}

function takeOne(world: World, at: number): Told | undefined {
  const { underWay } = world
  return underWay.length > 0 ? underWay.splice(at % underWay.length, 1)[0] : undefined
}

function isBlocked(model: Model, pull: ModelPull): boolean {
  const rules = POLICIES[model.policy]
  const artifact = model.newestRun(pull)?.end ? model.newestRun(pull)?.artifact : null
  if (!rules || !artifact || artifact === 'damaged' || artifact === 'foreign') return false
  return pull.accepted !== 'yes' && verdictOf(artifact, rules.maxDrop) === 'block'
}

// What was accepted and not read yet may be read under other circumstances now.
function unsettle(pull: ModelPull): void {
  if (pull.accepted === 'yes') pull.accepted = 'unclear'
}

const which = fc.nat(20)
const some = <T>(arbitrary: fc.Arbitrary<T>, make: (value: T) => Command) => arbitrary.map(make)

/** How every story begins: two pull requests, a shown loss in one, for whoever wants to accept it or to run it again, and no evidence in the other. */
export const opening: readonly Command[] = [
  ...[push(0), push(1)],
  ...[runStarts(0), runEnds(0, 'loss'), runStarts(1), runEnds(0, 'missing'), deliver(0), work],
]

/** Stories of deliveries, deaths, time, and what happens at GitHub; those of which more is learnt stand several times. */
export const commands: readonly fc.Arbitrary<Command>[] = [
  ...[some(which, push), some(which, runStarts), some(which, close)],
  ...[0, 1].map(() => some(fc.tuple(which, which), ([at, of]) => twin(at, of))),
  ...[0, 1, 2, 3].map(() => some(fc.tuple(which, fc.constantFrom(...ENDS)), ([at, end]) => runEnds(at, end))),
  ...[some(which, rerun), some(which, rerun), some(which, rerun)],
  ...[some(which, accept), some(which, accept), some(which, stale), some(which, stale), some(which, stale)],
  some(fc.tuple(which, fc.boolean()), ([at, isApproval]) => review(at, isApproval)),
  some(fc.constantFrom(...(Object.keys(POLICIES) as PolicyName[])), policy),
  ...[some(which, deliver), some(which, deliver), some(which, deliver)],
  some(fc.tuple(which, fc.boolean()), ([at, isCopy]) => redeliver(at, isCopy)),
  some(fc.tuple(which, fc.boolean()), ([at, isListed]) => drop(at, isListed)),
  some(fc.constantFrom(...QUEUES), workOn),
  ...[fc.constant(work), fc.constant(work)],
  some(fc.integer({ min: 1, max: REQUESTS }), crash),
  some(fc.constantFrom(1, 5, 20, 400), tick),
  fc.constant(rest),
]
