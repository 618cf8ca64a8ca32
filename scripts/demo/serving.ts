import type { World } from './world.ts'

/** The newest version by its tag, as GTO names it. */
export async function newestVersion({ github, as }: World): Promise<string> {
  const { data } = await as('dana').rest.repos.listReleases({ owner: github.owner, repo: github.repo })
  const published = data.filter((release) => !release.draft).sort((a, b) => b.id - a.id)
  return published[0]?.tag_name.split('@')[1] ?? 'nothing'
}

export interface Answer {
  readonly url: string
  readonly version: string
  /** What the server predicts for one flight, as it says it. */
  readonly prediction: string
}

const FLIGHT = { date: '2001-06-15 17:35:00', distance: 2475, origin: 'JFK', destination: 'LAX' }

/** Asks the deployed model, at the address that its GitHub Deployment names, for its version and one prediction. */
export async function askServer({ github, as }: Pick<World, 'github' | 'as'>): Promise<Answer> {
  const repository = { owner: github.owner, repo: github.repo }
  const { data: deployments } = await as('dana').rest.repos.listDeployments(repository)
  const [latest] = deployments.sort((a, b) => b.id - a.id)
  if (!latest) return { url: 'nowhere', version: 'nothing', prediction: 'nothing is deployed' }
  const { data: statuses } = await as('dana').rest.repos.listDeploymentStatuses({
    ...repository,
    deployment_id: latest.id,
  })
  const server = statuses.find((status) => status.state === 'success')?.environment_url
  const url = `${server}/v1/models/flight-delay`
  if (!server) return { url: 'nowhere', version: 'nothing', prediction: `the deployment is ${statuses[0]?.state}` }
  const status = (await (await fetch(url)).json()) as { model_version_status: { version: string }[] }
  const answer = await fetch(`${url}:predict`, { method: 'POST', body: JSON.stringify({ instances: [FLIGHT] }) })
  return {
    url: `${url}:predict`,
    version: status.model_version_status[0]?.version ?? 'unknown',
    prediction: (await answer.text()).trim().slice(0, 200),
  }
}
