import { CHECK_NAME } from '../check.ts'
import type { Policy } from '../policy.ts'
import { POLICY_PATH } from '../policy-reader.ts'
import type { Binding, Installation, Protection, SetupFacts } from './facts.ts'
import { editFile, type Link, newFile, settings } from './links.ts'
import { STARTER_WORKFLOW_PATH, starterPolicy, starterWorkflow } from './starter.ts'

/**
 * One thing about a repository's set-up. `open`: the gate does not hold until it is done. `advice`: it holds, and this is worth
 * knowing. `unseen`: the app may not read it, so somebody must look.
 */
export interface Finding {
  readonly weight: 'open' | 'advice' | 'unseen'
  readonly kind: string
  /** What is so. May quote what others wrote. */
  readonly what: string
  /** What to do, in one line. */
  readonly remedy: string
  readonly link: Link | null
}

/** What is missing or worth knowing, the gravest first; nothing when the gate is shut as it should be. */
export function findingsOf(facts: SetupFacts): readonly Finding[] {
  const found = [
    ...installationFindings(facts.installation),
    ...policyFindings(facts),
    ...protectionFindings(facts),
    ...reviewFindings(facts),
  ]
  const order: readonly Finding['weight'][] = ['open', 'unseen', 'advice']
  return found.toSorted((a, b) => order.indexOf(a.weight) - order.indexOf(b.weight))
}

const RANKS: readonly (string | undefined)[] = [undefined, 'read', 'write', 'admin']

/** What hinders the app itself: nothing else can be read before these are done. */
export function installationFindings({ page, asked, granted, suspended }: Installation): readonly Finding[] {
  const found: Finding[] = []
  const link = page === null ? null : { name: 'The installation', href: page }
  if (suspended) {
    const remedy = 'lift the suspension; until then no check is written'
    found.push({ weight: 'open', kind: 'suspended', what: 'the installation is suspended', remedy, link })
  }
  const lacking = Object.entries(asked.permissions).filter(
    ([name, level]) => RANKS.indexOf(granted.permissions[name]) < RANKS.indexOf(level),
  )
  if (lacking.length > 0) {
    const names = lacking.map(([name, level]) => `${name}: ${level}`).join(', ')
    found.push({
      ...{ weight: 'open', kind: 'permissions', what: `the app lacks permissions here: ${names}` },
      remedy: 'an owner accepts the new permissions of the app',
      link: page === null ? null : { name: 'Review the request', href: `${page}/permissions/update` },
    })
  }
  const unheard = asked.events.filter((event) => !granted.events.includes(event))
  if (unheard.length > 0) {
    const what = `the app does not hear of ${unheard.join(', ')}`
    const remedy = 'subscribe to them on the page of the app, under Permissions & events'
    found.push({ weight: 'open', kind: 'events', what, remedy, link: null })
  }
  return found
}

function policyFindings(facts: SetupFacts): readonly Finding[] {
  const { policy, branch, app } = facts
  if (policy.kind === 'missing') {
    return [
      {
        ...{ weight: 'open', kind: 'no-policy', what: `there is no ${POLICY_PATH} on ${branch}` },
        remedy: 'add one: it says what must not get worse, and by how much',
        link: newFile(facts, { path: POLICY_PATH, text: starterPolicy(app.id) }),
      },
      ...workflowless(facts),
    ]
  }
  if (policy.kind === 'unreadable') {
    const remedy = 'put it right at that place; until then every check waits for it'
    const link = editFile(facts, POLICY_PATH)
    return [{ weight: 'open', kind: 'policy-unreadable', what: policy.problem, remedy, link }]
  }
  return [...appFinding(facts, policy.policy), ...workflowFindings(facts, policy.policy)]
}

// The policy that the link above adds names this workflow.
function workflowless(facts: SetupFacts): readonly Finding[] {
  if (facts.workflows[STARTER_WORKFLOW_PATH]?.kind === 'read') return []
  const what = `there is no ${STARTER_WORKFLOW_PATH} on ${facts.branch}, nor another workflow that a policy names`
  return [
    { weight: 'open', kind: 'no-workflow', what, remedy: 'add one that trains and evaluates', link: starter(facts) },
  ]
}

function starter(facts: SetupFacts, path = STARTER_WORKFLOW_PATH): Link {
  return newFile(facts, { path, text: starterWorkflow(facts.branch) })
}

function appFinding(facts: SetupFacts, policy: Policy): readonly Finding[] {
  const { app } = facts
  if (policy.app === app.id) return []
  const said = policy.app === undefined || policy.app === null ? 'names no app' : `names the app ${policy.app}`
  return [
    {
      ...{ weight: 'open', kind: 'other-app', what: `the policy ${said}; this one is ${app.id}` },
      remedy: `write app: ${app.id}, so that acceptances are believed and actions leave the comment to the app`,
      link: editFile(facts, POLICY_PATH),
    },
  ]
}

function workflowFindings(facts: SetupFacts, policy: Policy): readonly Finding[] {
  const paths = new Map<string, string[]>()
  for (const [model, { workflow }] of Object.entries(policy.models)) {
    paths.set(workflow, [...(paths.get(workflow) ?? []), model])
  }
  return [...paths].flatMap(([path, models]) => workflowFinding(facts, path, models.join(', ')))
}

const TRUSTED_EVENTS = ['push', 'schedule', 'workflow_dispatch']

function workflowFinding(facts: SetupFacts, path: string, models: string): readonly Finding[] {
  const fact = facts.workflows[path]
  const link = editFile(facts, path)
  if (!fact || fact.kind === 'missing') {
    const what = `the workflow ${path} of ${models} is not on ${facts.branch}`
    const remedy = 'add it, or write the path of the one that evaluates into the policy'
    return [{ weight: 'open', kind: 'no-workflow', what, remedy, link: starter(facts, path) }]
  }
  if (fact.kind === 'unreadable') {
    const what = `the workflow ${path} of ${models} cannot be read: ${fact.problem}`
    return [{ weight: 'open', kind: 'workflow-unreadable', what, remedy: 'put it right', link }]
  }
  const found: Finding[] = []
  const lacks = (kind: string, what: string, remedy: string, weight: Finding['weight'] = 'open') =>
    found.push({ weight, kind, what: `the workflow ${path} ${what}`, remedy, link })
  if (!fact.events.includes('pull_request')) {
    lacks(
      'no-pull-request',
      'does not start on pull_request',
      'add pull_request to its `on`; evidence of other events does not count',
    )
  }
  if (facts.protection.mergeQueue && !fact.events.includes('merge_group')) {
    lacks('no-merge-group', 'does not start on merge_group, and there is a merge queue', 'add merge_group to its `on`')
  }
  if (!fact.events.some((event) => TRUSTED_EVENTS.includes(event))) {
    const remedy = `add push with ${facts.branch} to its \`on\`: those predictions are what pull requests are compared with`
    lacks('no-baseline', 'never runs on the default branch', remedy, 'advice')
  }
  return found
}

function protectionFindings(facts: SetupFacts): readonly Finding[] {
  const { protection, app, branch, impostors } = facts
  const found: Finding[] = []
  if (protection.required.length === 0) {
    const unseen = protection.unseen.length > 0
    const where = unseen ? `; ${protection.unseen.join(' and ')} cannot be seen with the app's permissions` : ''
    found.push({
      ...{ weight: unseen ? 'unseen' : 'open', kind: 'not-required' },
      what: `${branch} does not require the check ${CHECK_NAME}${where}`,
      remedy: `require ${CHECK_NAME} with the app ${app.slug} as its source; GitHub offers it once it has run`,
      link: settings(facts, 'rules'),
    })
  } else if (!protection.required.some(({ binding }) => isOurs(binding, app.id))) {
    found.push(...protection.required.map((place) => unbound(facts, place)))
  }
  if (protection.adminsPass && protection.required.every(({ by }) => by === 'branch protection')) {
    const what = `administrators may merge into ${branch} without the check`
    const remedy = 'choose "Do not allow bypassing the above settings"'
    found.push({ weight: 'advice', kind: 'admins-pass', what, remedy, link: settings(facts, 'branches') })
  }
  if (impostors.length > 0) {
    const what = `other apps (${impostors.join(', ')}) wrote a check called ${CHECK_NAME} on ${branch}`
    const remedy = 'find the workflow or the app that does, and rename its check'
    found.push({ weight: 'advice', kind: 'impostor', what, remedy, link: null })
  }
  return found
}

function isOurs(binding: Binding, appId: number): boolean {
  return binding.kind === 'app' && binding.id === appId
}

function unbound(facts: SetupFacts, { by, binding }: Protection['required'][number]): Finding {
  const { app, branch } = facts
  const link = settings(facts, by === 'ruleset' ? 'rules' : 'branches')
  const remedy = `choose ${app.slug} as the source of the check there`
  if (binding.kind === 'app') {
    const what = `UNBOUND: the ${by} of ${branch} expects ${CHECK_NAME} from the app ${binding.id}, and this one is ${app.id}`
    return { weight: 'open', kind: 'unbound', what, remedy, link }
  }
  if (binding.kind === 'anybody') {
    const what = `UNBOUND: the ${by} of ${branch} takes ${CHECK_NAME} from anybody, so any workflow that may write checks can open the gate`
    return { weight: 'open', kind: 'unbound', what, remedy, link }
  }
  const what = `${by} of ${branch} requires ${CHECK_NAME}; from whom cannot be seen with the app's permissions`
  return { weight: 'unseen', kind: 'binding-unseen', what, remedy: `look whether its source is ${app.slug}`, link }
}

function reviewFindings(facts: SetupFacts): readonly Finding[] {
  const { protection, branch } = facts
  const found: Finding[] = []
  if (protection.reviews && protection.reviews.approvals > 0 && !protection.reviews.dismissesStale) {
    found.push({
      ...{ weight: 'advice', kind: 'stale-reviews' },
      what: `an approval of an earlier commit still counts for the merge into ${branch}; ${CHECK_NAME} itself counts those of the head only`,
      remedy: 'choose "Dismiss stale pull request approvals when new commits are pushed"',
      link: settings(facts, 'rules'),
    })
  }
  if (protection.required.length > 0 && !protection.mergeQueue && protection.upToDate !== true) {
    const known = protection.upToDate === false
    found.push({
      ...{ weight: known ? 'advice' : 'unseen', kind: 'base-moves' },
      what: known
        ? `${branch} may move between the check and the merge`
        : `whether ${branch} may move between the check and the merge cannot be seen with the app's permissions`,
      remedy: 'require branches to be up to date before merging, or use a merge queue',
      link: settings(facts, 'rules'),
    })
  }
  return found
}
