import { expect, test } from 'vitest'
import { readPolicy } from '#core/policy-reader.ts'
import type { Binding, SetupFacts } from '#core/setup/facts.ts'
import { findingsOf } from '#core/setup/findings.ts'
import { newFile } from '#core/setup/links.ts'
import { starterPolicy, starterWorkflow } from '#core/setup/starter.ts'
import { readTriggers } from '#core/setup/workflow.ts'

const WORKFLOW = '.github/workflows/model.yml'
const grant = { permissions: { checks: 'write', contents: 'read' }, events: ['pull_request', 'workflow_run'] }
const ours: Binding = { kind: 'app', id: 12345 }

/** Everything as it should be. */
const SOUND: SetupFacts = {
  ...{ server: 'https://github.com', owner: 'acme', repo: 'flight-delay', branch: 'main' },
  app: { id: 12345, slug: 'holdout' },
  policy: { kind: 'read', policy: readPolicy(starterPolicy(12345), 'starter').policy },
  workflows: { [WORKFLOW]: readTriggers(starterWorkflow('main')) },
  protection: {
    ...{
      required: [{ by: 'ruleset', binding: ours }],
      unseen: [],
      adminsPass: null,
      mergeQueue: true,
      upToDate: false,
    },
    reviews: { approvals: 1, dismissesStale: true },
  },
  installation: {
    page: 'https://github.com/organizations/acme/settings/installations/7',
    asked: grant,
    granted: grant,
    suspended: false,
  },
  impostors: [],
}

function found(fields: Partial<SetupFacts>) {
  return findingsOf({ ...SOUND, ...fields }).map(({ weight, kind, link }) => [weight, kind, link?.href ?? null])
}

function protection(fields: Partial<SetupFacts['protection']>): Partial<SetupFacts> {
  return { protection: { ...SOUND.protection, ...fields } }
}

const required = (by: 'branch protection' | 'ruleset', binding: Binding) => protection({ required: [{ by, binding }] })

test('a set-up with nothing amiss has no findings; the starter files are one', () => {
  expect(findingsOf(SOUND)).toEqual([])
})

test.each<[string, Partial<SetupFacts>, [string, string, string | null]]>([
  [
    'an unreadable policy is named by its place',
    { policy: { kind: 'unreadable', problem: '.github/holdout.yml:3:1: unknown key' } },
    ['open', 'policy-unreadable', 'https://github.com/acme/flight-delay/edit/main/.github/holdout.yml'],
  ],
  [
    'a policy that names another app',
    { app: { id: 999, slug: 'holdout' }, ...required('ruleset', { kind: 'app', id: 999 }) },
    ['open', 'other-app', 'https://github.com/acme/flight-delay/edit/main/.github/holdout.yml'],
  ],
  [
    'a workflow that does not start on pull requests',
    { workflows: { [WORKFLOW]: readTriggers('on: [push, merge_group]') } },
    ['open', 'no-pull-request', `https://github.com/acme/flight-delay/edit/main/${WORKFLOW}`],
  ],
  [
    'a merge queue and a workflow that it cannot start',
    { workflows: { [WORKFLOW]: readTriggers('on: {pull_request: , push: }') } },
    ['open', 'no-merge-group', `https://github.com/acme/flight-delay/edit/main/${WORKFLOW}`],
  ],
  [
    'a workflow that never makes a baseline',
    { workflows: { [WORKFLOW]: readTriggers('on: [pull_request, merge_group]') } },
    ['advice', 'no-baseline', `https://github.com/acme/flight-delay/edit/main/${WORKFLOW}`],
  ],
  [
    'a workflow that GitHub cannot read either',
    { workflows: { [WORKFLOW]: readTriggers('on: [') } },
    ['open', 'workflow-unreadable', `https://github.com/acme/flight-delay/edit/main/${WORKFLOW}`],
  ],
  [
    'a check that nothing requires',
    protection({ required: [] }),
    ['open', 'not-required', 'https://github.com/acme/flight-delay/settings/rules'],
  ],
  [
    'what cannot be seen is not guessed',
    protection({ required: [], unseen: ['branch protection'] }),
    ['unseen', 'not-required', 'https://github.com/acme/flight-delay/settings/rules'],
  ],
  [
    'a required check that anybody may write (T32)',
    required('branch protection', { kind: 'anybody' }),
    ['open', 'unbound', 'https://github.com/acme/flight-delay/settings/branches'],
  ],
  [
    'a required check bound to GitHub Actions (T32)',
    required('ruleset', { kind: 'app', id: 15368 }),
    ['open', 'unbound', 'https://github.com/acme/flight-delay/settings/rules'],
  ],
  [
    'a binding that GitHub does not tell',
    required('branch protection', { kind: 'unseen' }),
    ['unseen', 'binding-unseen', 'https://github.com/acme/flight-delay/settings/branches'],
  ],
  ['a check of our name by somebody else (T32)', { impostors: [15368] }, ['advice', 'impostor', null]],
  [
    'reviews of earlier commits that still count',
    protection({ reviews: { approvals: 1, dismissesStale: false } }),
    ['advice', 'stale-reviews', 'https://github.com/acme/flight-delay/settings/rules'],
  ],
  [
    'a base that moves before the merge (T35)',
    protection({ mergeQueue: false }),
    ['advice', 'base-moves', 'https://github.com/acme/flight-delay/settings/rules'],
  ],
  [
    'permissions that nobody accepted',
    {
      installation: { ...SOUND.installation, granted: { ...grant, permissions: { checks: 'read', contents: 'read' } } },
    },
    ['open', 'permissions', 'https://github.com/organizations/acme/settings/installations/7/permissions/update'],
  ],
  [
    'an event that the app does not hear',
    { installation: { ...SOUND.installation, granted: { ...grant, events: ['pull_request'] } } },
    ['open', 'events', null],
  ],
])('%s', (_, fields, expected) => {
  expect(found(fields)).toEqual([expected])
})

test('a repository with nothing is led through policy and workflow, each filled in', () => {
  const findings = findingsOf({ ...SOUND, policy: { kind: 'missing' }, workflows: { [WORKFLOW]: { kind: 'missing' } } })
  expect(findings.map(({ kind }) => kind)).toEqual(['no-policy', 'no-workflow'])
  const [policy, workflow] = findings.map(({ link }) => new URL(link?.href ?? ''))
  expect([policy?.pathname, policy?.searchParams.get('filename')]).toEqual([
    '/acme/flight-delay/new/main',
    '.github/holdout.yml',
  ])
  expect(readPolicy(policy?.searchParams.get('value') ?? '', 'link').policy).toMatchObject({ app: 12345 })
  expect(workflow?.searchParams.get('filename')).toBe(WORKFLOW)
  expect(workflow?.searchParams.get('value')).toBe(starterWorkflow('main'))
})

test('a workflow elsewhere than the policy says is told with the path that the policy names', () => {
  expect(findingsOf({ ...SOUND, workflows: {} })).toMatchObject([
    { kind: 'no-workflow', what: expect.stringContaining('.github/workflows/model.yml of model is not on main') },
  ])
})

test('a check that is bound in one of two places is bound: it must pass both', () => {
  const places = [
    { by: 'branch protection', binding: { kind: 'anybody' } },
    { by: 'ruleset', binding: ours },
  ] as const
  expect(found(protection({ required: places }))).toEqual([])
})

test('a text too long for an address is left out, and its name is not', () => {
  const link = newFile(SOUND, { path: 'a.yml', text: 'ä'.repeat(2_000) })
  expect(link.href).toBe('https://github.com/acme/flight-delay/new/main?filename=a.yml')
  for (const text of [starterPolicy(12345), starterWorkflow('a/long-branch-name')]) {
    expect(newFile(SOUND, { path: WORKFLOW, text }).href).toContain('&value=')
  }
})

test.each<[string, readonly string[] | string]>([
  ['on: push', ['push']],
  ["'on': [push, pull_request]", ['push', 'pull_request']],
  ['on: {pull_request: {paths: [a]}}', ['pull_request']],
  ['x: &e [push]\non: *e', ['push']],
  ['jobs: {}', 'has no `on` that names events'],
  ['on: 3', 'has no `on` that names events'],
  ['', 'has no `on` that names events'],
  [
    `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\non: [*c,*c,*c,*c,*c,*c]`,
    'Excessive alias count indicates a resource exhaustion attack',
  ],
])('the events of %j (T28)', (text, expected) => {
  const fact =
    typeof expected === 'string' ? { kind: 'unreadable', problem: expected } : { kind: 'read', events: expected }
  expect(readTriggers(text)).toEqual(fact)
})
