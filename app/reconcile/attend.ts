import type { Logger } from 'pino'
import type { Octokit } from '#github/octokit.ts'
import type { Subject } from '../evaluation/subject.ts'
import type { Installations, Place, Reach } from '../github/installation.ts'
import type { Purpose } from '../github/permissions.ts'
import { type Trouble, troubleOf } from '../github/trouble.ts'
import { Later } from '../store/later.ts'
import type { Heads, Looked } from './heads.ts'
import type { Known } from './known.ts'

/** After that GitHub's illness is an error like others, and the work is given up in the end. */
const MAX_ILL_MS = 6 * 3600_000
const ILL_LEAST_MS = 5_000
const ILL_MOST_MS = 5 * 60_000

/** A limit without a success in between for that long is an error. */
const MAX_LIMITED_MS = 24 * 3600_000
const LIMITED_MOST_MS = 3600_000

/** Part of the hour's requests that must be left for work that somebody waits for. */
const SHARE = 0

export interface Attendance {
  readonly known: Known
  readonly heads: Heads
  readonly installations: Installations
  readonly now: () => Date
  readonly log: Logger
  /** From 0 to 1, so that not everybody comes back at the same moment. */
  readonly random: () => number
}

/** Something to be done in one repository. */
export interface Errand<T> {
  readonly place: Place
  readonly purpose: Purpose
  /** Called when GitHub is ill: since when that keeps the errand from being done. */
  readonly illSince: () => Promise<Date>
  readonly work: (reach: Reach) => Promise<T>
}

/**
 * Does an errand, where it may be done at all, and makes of GitHub's refusals what they mean: a limit or an illness puts it back, a
 * suspended installation is parked, a repository that is gone is set aside. Nothing is tried in a circle.
 *
 * @returns null where nothing can be done now; an event, or the daily census, changes that.
 * @throws Later when it must wait; whatever else the work threw.
 */
export async function run<T>(errand: Errand<T>, attendance: Attendance): Promise<T | null> {
  const { known, installations, now, log } = attendance
  const { place, purpose, work } = errand
  const standing = await known.standing(place)
  const idle = standing.parked ?? standing.setAside
  if (idle) {
    log.info({ repository: place.repositoryId, reason: idle }, 'nothing done')
    return null
  }
  const { clock, budgets } = installations
  const open = budgets.openAt(place.installationId, SHARE, clock.now())
  const until = Math.max(standing.limitedUntil?.getTime() ?? 0, open ? clock.ours(open).getTime() : 0)
  if (until > now().getTime()) throw new Later("the installation's rate limit is used up", new Date(until))
  try {
    const done = await work(await installations.reach(place, purpose))
    await known.relieved(place.installationId)
    return done
  } catch (thrown) {
    const trouble = troubleOf(thrown)
    if (!trouble) throw thrown
    await react(trouble, { errand, thrown, attendance })
    return null
  }
}

/** What is done for a commit: `subject` with the present name of its repository. */
export type Work = (subject: Subject, octokit: Octokit) => Promise<Looked>

/** Does work for one commit, as an errand that is not forgotten however it ends. */
export async function attend(subject: Subject, work: Work, attendance: Attendance): Promise<void> {
  const { known, heads, now } = attendance
  if (!(await heads.begin(subject, now()))) return
  await run(
    {
      place: subject,
      purpose: 'evaluation',
      illSince: () => heads.ill(subject, now()),
      work: async ({ octokit, repository }) => {
        const { repositoryId: id, installationId } = subject
        await known.add(installationId, [{ id, owner: repository.owner, name: repository.repo }])
        await heads.end(subject, await work({ ...subject, ...repository }, octokit), now())
      },
    },
    attendance,
  )
}

interface Met {
  readonly errand: Pick<Errand<unknown>, 'place' | 'illSince'>
  readonly thrown: unknown
  readonly attendance: Attendance
}

async function react(trouble: Trouble, met: Met): Promise<void> {
  const { errand, attendance } = met
  const { known, installations, log } = attendance
  const { installationId, repositoryId } = errand.place
  switch (trouble.kind) {
    case 'limited':
      throw await whenLimited(trouble.limit, met)
    case 'ill':
      throw await whenIll(met)
    case 'suspended':
    case 'permission-missing':
    case 'uninstalled':
      installations.forget(installationId)
      if (await known.park(installationId, trouble.kind)) {
        log.warn({ installation: installationId, reason: trouble.kind }, 'installation parked')
      }
      return
    case 'not-ours':
    case 'archived':
    case 'unavailable':
      await known.setAside(repositoryId, trouble.kind)
      log.warn({ repository: repositoryId, reason: trouble.kind }, 'repository set aside')
  }
}

async function whenLimited(limit: Extract<Trouble, { kind: 'limited' }>['limit'], met: Met): Promise<unknown> {
  const { errand, thrown, attendance } = met
  const { installationId } = errand.place
  const { known, installations, now, random } = attendance
  const at = now()
  const least =
    limit.kind === 'primary'
      ? installations.clock.ours(new Date(limit.resetAt * 1000 + 1000)).getTime() - at.getTime()
      : limit.seconds * 1000
  const since = await known.limited(installationId, { now: at, until: new Date(at.getTime() + least) })
  const age = at.getTime() - since.getTime()
  if (age > MAX_LIMITED_MS) return thrown
  // As long again as it has gone on already: each refusal doubles it.
  const wait = limit.kind === 'primary' ? least : Math.min(Math.max(least, age), Math.max(least, LIMITED_MOST_MS))
  const until = new Date(at.getTime() + wait * (1 + random() / 10))
  await known.limited(installationId, { now: at, until })
  return new Later(`GitHub's ${limit.kind} rate limit`, until, { cause: thrown })
}

async function whenIll({ errand, thrown, attendance }: Met): Promise<unknown> {
  const { now, random } = attendance
  const at = now()
  const age = at.getTime() - (await errand.illSince()).getTime()
  if (age > MAX_ILL_MS) return thrown
  const wait = Math.min(Math.max(age, ILL_LEAST_MS), ILL_MOST_MS) * (0.5 + random())
  return new Later('GitHub is ill', new Date(at.getTime() + wait), { cause: thrown })
}
