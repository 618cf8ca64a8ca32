import { z } from 'zod'
import type { Octokit, Repository } from '#github/octokit.ts'

export interface NewDeployment {
  readonly commit: string
  readonly environment: string
  readonly model: string
  readonly version: string
  /** Page of the run. */
  readonly logUrl: string
}

/** A GitHub Deployment, to be told how it goes. */
export interface Deployment {
  finish(state: 'success' | 'failure', description: string, url: string | null): Promise<void>
}

const MAX_DESCRIPTION = 140

/** Creates a GitHub Deployment in progress. */
export async function createDeployment(
  octokit: Octokit,
  repository: Repository,
  wanted: NewDeployment,
): Promise<Deployment> {
  const { commit, environment, model, version, logUrl } = wanted
  const { data } = await octokit.request('POST /repos/{owner}/{repo}/deployments', {
    ...repository,
    ref: commit,
    task: 'deploy',
    environment,
    description: `${model} ${version}`.slice(0, MAX_DESCRIPTION),
    payload: { model, version },
    auto_merge: false,
    // The evidence has been decided on; other checks of the commit are not ours to wait for.
    required_contexts: [],
  })
  const { id } = z.object({ id: z.int() }).parse(data)
  const say = async (state: 'in_progress' | 'success' | 'failure', description: string, url: string | null) => {
    await octokit.request('POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses', {
      ...repository,
      deployment_id: id,
      state,
      environment,
      description: description.slice(0, MAX_DESCRIPTION),
      log_url: logUrl,
      ...(url === null ? {} : { environment_url: url }),
    })
  }
  await say('in_progress', `${model} ${version}`, null)
  return { finish: say }
}
