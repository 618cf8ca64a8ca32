import nock from 'nock'
import { Octokit } from 'octokit'

export const API = 'https://api.github.com'
export const repository = { owner: 'acme', repo: 'flight-delay' }
export const path = '/repos/acme/flight-delay'

/** Octokit as the product uses it, without the waits of throttling and retries. */
export function octokit(baseUrl = API): Octokit {
  return new Octokit({
    auth: 'ghs_secret',
    baseUrl,
    request: { fetch: globalThis.fetch },
    retry: { enabled: false },
    throttle: { enabled: false },
  })
}

/** GitHub's API; every request that no test named fails. */
export function api(): nock.Scope {
  return nock(API, { reqheaders: { authorization: 'token ghs_secret' } })
}

/** A commit id for a short name. */
export function sha(letter: string): string {
  return letter.repeat(40)
}

/** A `workflow-run` with the fields that we read, after GitHub's documentation of "Get a workflow run". */
export function runJson(fields: Record<string, unknown> = {}) {
  return {
    id: 30433642,
    run_number: 562,
    run_attempt: 1,
    name: 'Model',
    path: '.github/workflows/model.yml',
    event: 'push',
    status: 'completed',
    conclusion: 'success',
    head_branch: 'main',
    head_sha: sha('a'),
    repository: { id: 1296269, full_name: 'acme/flight-delay' },
    head_repository: { id: 1296269, full_name: 'acme/flight-delay' },
    created_at: '2026-11-21T10:00:00Z',
    run_started_at: '2026-11-21T10:00:00Z',
    updated_at: '2026-11-21T10:05:00Z',
    html_url: 'https://github.com/acme/flight-delay/actions/runs/30433642',
    ...fields,
  }
}

/** An `artifact`, after GitHub's documentation of "List workflow run artifacts". */
export function artifactJson(fields: Record<string, unknown> = {}) {
  return {
    id: 11,
    name: 'holdout-evidence-flight-delay-1',
    size_in_bytes: 453,
    expired: false,
    digest: `sha256:${'0'.repeat(64)}`,
    workflow_run: { id: 30433642, repository_id: 1296269, head_repository_id: 1296269, head_sha: sha('a') },
    ...fields,
  }
}
