import { acceptedRows, bars, blockingRows, failingChecks, metricRows } from './comment-view.ts'
import type { Narrator } from './narrator.ts'
import {
  type Check,
  commentOn,
  merge,
  openPullRequest,
  type PullRequest,
  updateBranch,
  waitForCheck,
} from './pull-request.ts'
import { type ReportPages, reportPages } from './report-pages.ts'
import { askServer, newestVersion } from './serving.ts'
import type { World } from './world.ts'

/** What is kept for a reader: the comment on each pull request, by its change's name, and the pages of the reports behind it. */
export type Kept = Map<string, { readonly comment: string; readonly pages: ReportPages }>

/** Plays the whole story; every step tells the narrator what it found and what it should have found. */
export async function playStory(world: World, narrator: Narrator): Promise<Kept> {
  const kept: Kept = new Map()
  await firstBaseline(world, narrator)
  await protectMain(world, narrator)

  narrator.chapter('Pull requests 1 and 2: a better model, and a bug in a feature, both from the first main')
  const better = await openPullRequest(world, '1-airport-by-hour')
  const bug = await openPullRequest(world, '2-twelve-hour-clock')
  narrator.say(`#${better.number} ${better.change.title}\n#${bug.number} ${bug.change.title}`)
  await decided(world, narrator, { pull: bug, conclusion: 'failure', kept })
  narrator.say('Accuracy alone would have let it through: its row does not move, while AUC and log-loss fall.')
  await refused(world, narrator, bug)
  await decided(world, narrator, { pull: better, conclusion: 'success', kept })
  await mergeAndShip(world, narrator, better, 'v0.0.2')

  narrator.chapter('Pull request 3: a change too small to tell on these rows')
  const small = await openPullRequest(world, '3-fewer-flights')
  narrator.say(`#${small.number} ${small.change.title}`)
  const check = await decided(world, narrator, { pull: small, conclusion: 'success', kept })
  const settles = /inconclusive, about ([\d,]+) examples would settle it/.exec(check.title)
  narrator.expect('its title says inconclusive, and what would settle it', settles ? 'yes' : check.title, 'yes')
  narrator.say(`About ${settles?.[1] ?? '?'} held-out examples would settle it. It stays open.`)

  narrator.chapter('Pull request 4: it loosens the policy, and regresses')
  const loose = await openPullRequest(world, '4-looser-policy')
  narrator.say(`#${loose.number} ${loose.change.title}`)
  await decided(world, narrator, { pull: loose, conclusion: 'failure', kept })
  narrator.say('By its own policy it would have passed; the policy that counts is the one of the base branch.')
  await refused(world, narrator, loose)

  narrator.chapter('Pull request 5: it edits the evaluation code; the predictions stay the same')
  const protectedChange = await openPullRequest(world, '5-evaluation-code')
  narrator.say(`#${protectedChange.number} ${protectedChange.change.title}`)
  await decided(world, narrator, { pull: protectedChange, conclusion: 'action_required', kept })
  await refused(world, narrator, protectedChange)
  await approve(world, protectedChange, 'The two new numbers are right, and nothing else changes.')
  narrator.say('maria, a maintainer and not the author, approves that very commit.')
  await decided(world, narrator, { pull: protectedChange, conclusion: 'success', kept })

  narrator.chapter('Pull request 6: five times as many held-out flights, so there is nothing to compare with')
  const more = await openPullRequest(world, '6-more-held-out')
  narrator.say(`#${more.number} ${more.change.title}`)
  await decided(world, narrator, { pull: more, conclusion: 'action_required', kept })
  await refused(world, narrator, more)
  await approve(
    world,
    more,
    'Drawn by row number, as before.\n\n/holdout accept evaluation-set Small losses can be told now',
  )
  narrator.say(
    'maria accepts the new set in her review of that very commit. Floors decide on it, until main has a baseline there.',
  )
  await decided(world, narrator, { pull: more, conclusion: 'success', kept, as: '6-more-held-out-accepted' })
  await mergeAndShip(world, narrator, more, 'v0.0.3')

  narrator.chapter('Pull request 3 again, brought up to date with main: a new epoch with five times the flights')
  const settled = await updateBranch(world, small)
  await decided(world, narrator, { pull: settled, conclusion: 'failure', kept, as: '3-fewer-flights-settled' })
  narrator.say('What could not be told before is shown now: the loss is small, and real.')
  await refused(world, narrator, settled)

  narrator.chapter('Pull request 7: it appends flights in kilometres and lower case, and some without a delay')
  const broken = await openPullRequest(world, '7-late-reports')
  narrator.say(`#${broken.number} ${broken.change.title}`)
  await decided(world, narrator, { pull: broken, conclusion: 'failure', kept })
  narrator.say(bars(failingChecks(kept.get('7-late-reports')?.comment ?? '')))
  narrator.say('Nothing was trained: the data contract stopped the workflow, and the comment shows where.')

  narrator.chapter('Pull request 3 once more: the small loss is worth it, and a maintainer says so')
  await accepted(world, narrator, { pull: settled, kept })
  return kept
}

/** The loss of a pull request is accepted, by somebody who may not and then by somebody who may. */
async function accepted(world: World, narrator: Narrator, { pull, kept }: Omit<Verdict, 'conclusion'>): Promise<void> {
  const shown = kept.get('3-fewer-flights-settled')?.comment ?? ''
  const commands = blockingRows(shown).map(({ target, loss }) => {
    // The comment rounds; a tenth of a point more covers what it left out.
    return `/holdout accept ${target} by ${(loss + 0.001).toFixed(4)} Half the flights to store, for a loss that nobody notices`
  })
  await write(world, 'dana', { pull, body: commands.join('\n') })
  narrator.say(`dana, who may write but not accept:\n${commands.join('\n')}`)
  const refusal = await commentOn(world, pull.number, 'refused: it takes the permission maintain')
  narrator.expect('what the app answers to dana', refusal.includes('✅ accepted') ? 'accepted' : 'refused', 'refused')
  await decided(world, narrator, { pull, conclusion: 'failure', kept, as: '3-fewer-flights-refused' })
  await write(world, 'maria', { pull, body: `Agreed.\n\n${commands.join('\n')}` })
  narrator.say('maria, a maintainer, writes the same.')
  await decided(world, narrator, { pull, conclusion: 'success', kept, as: '3-fewer-flights-accepted' })
  const comment = kept.get('3-fewer-flights-accepted')?.comment ?? ''
  narrator.say(bars(acceptedRows(comment)))
}

async function write(
  { github, as }: World,
  login: string,
  { pull, body }: { readonly pull: PullRequest; readonly body: string },
): Promise<void> {
  const target = { owner: github.owner, repo: github.repo, issue_number: pull.number }
  await as(login).rest.issues.createComment({ ...target, body })
}

async function firstBaseline(world: World, narrator: Narrator): Promise<void> {
  narrator.chapter('A repository with a model, a policy and a workflow; its first push to main')
  await world.tree.git('push', '--quiet', world.github.remote('maria'), 'main')
  await world.github.idle()
  const run = world.github.runs().at(-1)
  narrator.expect('the first run on main, with floors instead of a baseline', run?.conclusion ?? 'no run', 'success')
  await shipped(world, narrator, 'v0.0.1')
}

async function protectMain({ github, as }: World, narrator: Narrator): Promise<void> {
  await as('olga').request('PUT /repos/{owner}/{repo}/branches/{branch}/protection', {
    owner: github.owner,
    repo: github.repo,
    branch: 'main',
    required_status_checks: { strict: false, contexts: [], checks: [{ context: 'holdout', app_id: github.app.id }] },
    enforce_admins: true,
    required_pull_request_reviews: null,
    restrictions: null,
  })
  narrator.say('Branch protection of main now requires the check `holdout`, written by the app and nobody else.')
}

interface Verdict {
  readonly pull: PullRequest
  readonly conclusion: string
  readonly kept: Kept
  /** A name for what is kept, where the pull request has some already. */
  readonly as?: string
}

async function decided(world: World, narrator: Narrator, { pull, conclusion, kept, as }: Verdict): Promise<Check> {
  const check = await waitForCheck(
    world,
    pull.headSha,
    (found) => found.conclusion === conclusion || world.github.runs().every(finished),
  )
  const final = check.conclusion === conclusion ? check : await settled(world, pull, conclusion)
  narrator.expect(`check holdout on #${pull.number}`, final.conclusion, conclusion)
  narrator.say(final.title)
  const comment = await commentOn(world, pull.number, final.title)
  kept.set(as ?? pull.change.slug, { comment, pages: await reportPages(world, pull.headSha) })
  narrator.say(bars(metricRows(comment)))
  return final
}

function finished(run: { status: string }): boolean {
  return run.status === 'completed'
}

// A check that stands may be about to be written anew: by a webhook still under way, or a job of the app.
async function settled(world: World, pull: PullRequest, conclusion: string): Promise<Check> {
  await world.github.idle()
  for (let attempt = 0; attempt < 100; attempt++) {
    const check = await waitForCheck(world, pull.headSha)
    if (check.conclusion === conclusion) return check
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  return waitForCheck(world, pull.headSha)
}

async function refused(world: World, narrator: Narrator, pull: PullRequest): Promise<void> {
  const { status, message } = await merge(world, pull.number)
  narrator.expect(`GitHub's answer to merging #${pull.number}`, String(status), '405')
  narrator.say(`"${message}"`)
}

async function mergeAndShip(world: World, narrator: Narrator, pull: PullRequest, version: string): Promise<void> {
  const { status } = await merge(world, pull.number)
  narrator.expect(`GitHub's answer to merging #${pull.number}`, String(status), '200')
  await world.github.idle()
  const run = world.github.runs().at(-1)
  narrator.expect('the run on main after the merge', run?.conclusion ?? 'no run', 'success')
  await shipped(world, narrator, version)
}

async function shipped(world: World, narrator: Narrator, expected: string): Promise<void> {
  narrator.expect('registered as', await newestVersion(world), expected)
  const answer = await askServer(world)
  narrator.expect('deployed, and answering over HTTP as', answer.version, expected)
  narrator.say(`POST ${answer.url} → ${answer.prediction}`)
}

async function approve({ github, as }: World, { number, headSha }: PullRequest, body: string): Promise<void> {
  await as('maria').rest.pulls.createReview({
    owner: github.owner,
    repo: github.repo,
    pull_number: number,
    commit_id: headSha,
    event: 'APPROVE',
    body,
  })
}
