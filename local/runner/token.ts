import { ACTIONS_INSTALLATION } from '../emulator.ts'
import { ACTIONS_APP, appJwt } from '../gateway/identity.ts'
import type { Grants } from '../options.ts'
import type { Site } from '../site.ts'
import type { Job, Permissions, Workflow } from './workflow.ts'

const AREAS = [
  'actions',
  'checks',
  'contents',
  'deployments',
  'issues',
  'packages',
  'pages',
  'pull_requests',
  'statuses',
]
/** The restricted default of new repositories, for a workflow that says nothing. */
const DEFAULT: Grants = { contents: 'read', packages: 'read' }
/** Granted to a job by other means than its token, or not modelled. */
const NOT_ON_THE_TOKEN = ['attestations', 'discussions', 'id-token', 'models', 'repository-projects', 'security-events']

/** What a job's GITHUB_TOKEN may do: the job's `permissions`, else the workflow's; any key that is not named is none. */
export function jobGrants(workflow: Workflow, job: Job): Grants {
  const given = job.permissions ?? workflow.permissions
  return given === undefined ? DEFAULT : grants(given)
}

/** A fork's run reads, whatever its workflow asks for. */
export function narrowed(granted: Grants, { fork }: { readonly fork: string | null }): Grants {
  if (fork === null) return granted
  return Object.fromEntries(Object.keys(granted).map((area) => [area, 'read' as const]))
}

/** What any job of a workflow may do: the higher level where two jobs name the same area. */
export function workflowGrants(workflow: Workflow): Grants {
  const all: Record<string, 'read' | 'write'> = {}
  for (const job of Object.values(workflow.jobs)) {
    for (const [area, level] of Object.entries(jobGrants(workflow, job))) {
      if (all[area] !== 'write') all[area] = level
    }
  }
  return all
}

function grants(given: Permissions): Grants {
  if (typeof given === 'string')
    return Object.fromEntries(AREAS.map((area) => [area, given === 'read-all' ? 'read' : 'write']))
  const pairs = Object.entries(given).flatMap(([key, level]) => {
    return level === 'none' || NOT_ON_THE_TOKEN.includes(key) ? [] : [[key.replaceAll('-', '_'), level] as const]
  })
  return Object.fromEntries(pairs)
}

/** An installation token of GitHub's own app, narrowed to the job. Good until it is revoked, an hour at most. */
export async function jobToken(site: Site, granted: Grants): Promise<string> {
  const key = site.emulator.apps.find(({ id }) => id === ACTIONS_APP.id)
  if (!key) throw new Error('the emulator has no app for jobs')
  const permissions = { ...granted, metadata: 'read' as const }
  const reply = await site.emulator.request('POST', `/app/installations/${ACTIONS_INSTALLATION}/access_tokens`, {
    authorization: `Bearer ${appJwt(key)}`,
    body: JSON.stringify({ permissions }),
  })
  if (reply.status !== 201)
    throw new Error(`the emulator made no token for ${JSON.stringify(permissions)}: ${reply.body}`)
  const { token, expires_at } = JSON.parse(reply.body.toString('utf8'))
  site.identities.addInstallation(token, ACTIONS_APP.id, permissions, expires_at)
  return token
}
