import { ProbotOctokit } from 'probot'
import { z } from 'zod'
import { messageOf } from '#core/errors.ts'
import type { Finding } from '#core/setup/findings.ts'
import { statusOf } from '#github/errors.ts'
import { readConfig } from '../config.ts'
import { clientsOf } from '../github/client.ts'
import { GitHubClock } from '../github/clock.ts'
import { type Installations, installationsOf, type Place } from '../github/installation.ts'
import { setupOf } from '../github/setup.ts'
import { createLog } from '../log.ts'

/*
 * `npm run app:doctor -- owner/repository`: what the set-up of a repository lacks, as the page of it says. Exit code 0: nothing that
 * keeps the gate open; 1: something; 2: it could not be looked at.
 */

async function examine(name: string | undefined): Promise<number> {
  const [, owner, repo] = /^([\w.-]+)\/([\w.-]+)$/.exec(name ?? '') ?? []
  if (!owner || !repo) throw new Error('say which repository: npm run app:doctor -- owner/repository')
  const config = readConfig(process.env)
  const log = createLog('error')
  const now = () => new Date()
  const clients = clientsOf({ Octokit: ProbotOctokit, baseUrl: config.GITHUB_API_URL, pace: {}, log })
  const key = { id: config.APP_ID, privateKey: config.PRIVATE_KEY }
  const installations = installationsOf(clients, key, { clock: new GitHubClock(now), log })
  const findings = await setupOf(installations, await placeOf(installations, owner, repo))
  for (const finding of findings) console.log(told(finding))
  const open = findings.filter(({ weight }) => weight === 'open').length
  console.log(open > 0 ? `${open} to do before the gate holds` : 'nothing to do: the gate holds')
  return open > 0 ? 1 : 0
}

const Id = z.object({ id: z.int() })

async function placeOf(installations: Installations, owner: string, repo: string): Promise<Place> {
  try {
    const installed = await installations.app.request('GET /repos/{owner}/{repo}/installation', { owner, repo })
    const { id: installationId } = Id.parse(installed.data)
    const found = await installations.census(installationId).request('GET /repos/{owner}/{repo}', { owner, repo })
    return { installationId, repositoryId: Id.parse(found.data).id, owner, repo }
  } catch (thrown) {
    if (statusOf(thrown) !== 404) throw thrown
    throw new Error(`the app is not installed on ${owner}/${repo}, or there is no such repository`, { cause: thrown })
  }
}

const WORDS: Readonly<Record<Finding['weight'], string>> = { open: 'to do', unseen: 'look  ', advice: 'advice' }

// Terminals act on control characters, and a policy's problem quotes the policy.
function told({ weight, what, remedy, link }: Finding): string {
  const lines = [`${WORDS[weight]}  ${what}`, `        ${remedy}`, ...(link ? [`        ${link.href}`] : [])]
  return lines.map((line) => line.replaceAll(/\p{Cc}/gu, ' ')).join('\n')
}

try {
  process.exitCode = await examine(process.argv[2])
} catch (thrown) {
  console.error(messageOf(thrown))
  process.exitCode = 2
}
