import { expect, test } from 'vitest'
import { UserError } from '#core/errors.ts'
import { asked } from '../../../actions/lib/asked.ts'
import { octokitFor } from '../../../actions/lib/octokit.ts'

const RATE_LIMIT = 'API rate limit exceeded for installation ID 1.'

function answered(status: number, message: string) {
  const octokit = octokitFor('ghs_secret', 'http://127.0.0.1', async () => Response.json({ message }, { status }))
  return asked('contents: write', () => octokit.request('POST /repos/{owner}/{repo}/git/tags', TAG))
}

const TAG = { owner: 'acme', repo: 'm', tag: 'm@v1.0.0', message: '', object: 'a'.repeat(40), type: 'commit' } as const

test.each([
  [401, 'Bad credentials', /the job needs "permissions: \{contents: write\}" and its own token/],
  [403, 'Resource not accessible by integration', /the job needs "permissions: \{contents: write\}"/],
  [404, 'Not Found', /the job needs "permissions: \{contents: write\}"/],
  [403, RATE_LIMIT, /run the job again in an hour/],
  [429, 'Too Many Requests', /run the job again in an hour/],
  [422, 'Cannot create ref', /look for a rule of the repository that forbids it/],
  [500, 'Server Error', /run the job again$/],
])('%i %s says what to do', async (status, message, remedy) => {
  const refused = answered(status, message)
  await expect(refused).rejects.toThrow(UserError)
  await expect(refused).rejects.toThrow(`GitHub answered ${status} to POST /repos/acme/m/git/tags (${message}`)
  await expect(refused).rejects.toThrow(remedy)
})

test('no answer at all is one of the network', async () => {
  const octokit = octokitFor('ghs_secret', 'http://127.0.0.1', async () => {
    throw new TypeError('fetch failed')
  })
  await expect(asked('contents: read', () => octokit.request('GET /zen'))).rejects.toThrow(/fetch failed.*job again/)
})

test('what GitHub did not answer is thrown on as it is', async () => {
  const bug = new TypeError('x is not a function')
  await expect(asked('contents: read', () => Promise.reject(bug))).rejects.toBe(bug)
})
