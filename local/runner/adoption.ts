import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { AdoptedRun } from '../options.ts'
import type { Site } from '../site.ts'
import { beginCheck, beginRun, endRun, finishCheck, githubOf, reportJob } from './execute.ts'
import { interpolate } from './expressions.ts'
import type { Conclusion, JobView } from './record.ts'
import type { Run } from './runs.ts'
import { jobToken, narrowed, workflowGrants } from './token.ts'
import { workflowOf } from './triggers.ts'
import { jobsInOrder } from './workflow.ts'

/** Hands a queued run to another runner. See `AdoptedRun` in options.ts. */
export async function adoptRun(site: Site, id: number): Promise<AdoptedRun> {
  const run = waiting(site, id)
  const workflow = await workflowOf(site, run)
  const names = new Map(
    jobsInOrder(workflow, run.path).map((job) => [
      job,
      jobName(site, run, { id: job, name: workflow.jobs[job]?.name }),
    ]),
  )
  beginRun(site, waiting(site, id)) // still: another may have taken it meanwhile
  const token = await jobToken(site, narrowed(workflowGrants(workflow), run))
  const runtimeToken = site.artifactService.tokenFor(run.id, 'all-jobs')
  return {
    ...{ run, jobs: [...names.keys()], token, runtimeToken, resultsUrl: `${site.url}/`, signal: run.cancel.signal },
    eventPath: await writeEvent(site, run),
    finish: async (conclusions) => {
      requireAll([...names.keys()], conclusions)
      if (run.status === 'completed') throw new Error(`run ${id} has ended before`)
      for (const [job, name] of names) {
        await showJob(site, run, { id: job, name, conclusion: conclusions[job] ?? 'failure' })
      }
      site.identities.revoke(token)
      site.artifactService.revoke(runtimeToken)
      endRun(site, run)
    },
  }
}

function waiting(site: Site, id: number): Run {
  const run = site.runs.get(id)
  if (site.runner !== 'none' || run?.status !== 'queued') throw new Error(`run ${id} does not wait for a runner`)
  return run
}

function jobName(site: Site, run: Run, { id, name }: { id: string; name: string | undefined }): string {
  const contexts = { github: githubOf(site, run), inputs: run.inputs, needs: {} }
  return name === undefined ? id : interpolate(name, { contexts, state: 'success' })
}

async function writeEvent(site: Site, run: Run): Promise<string> {
  const folder = join(site.folder, 'runs', `${run.id}-${run.attempt}`)
  await mkdir(folder, { recursive: true })
  const path = join(folder, 'event.json')
  await writeFile(path, JSON.stringify(run.payload))
  return path
}

function requireAll(jobs: readonly string[], conclusions: Readonly<Record<string, Conclusion>>): void {
  const missing = jobs.find((job) => conclusions[job] === undefined)
  if (missing !== undefined) throw new Error(`how did the job ${missing} end?`)
  const strange = Object.keys(conclusions).find((job) => !jobs.includes(job))
  if (strange !== undefined) throw new Error(`there is no job ${strange}`)
}

async function showJob(site: Site, run: Run, job: Pick<JobView, 'id' | 'name'> & { conclusion: Conclusion }) {
  const view: JobView = { ...job, status: 'completed', steps: [], outputs: {}, log: '' }
  run.jobs.push(view)
  finishCheck(site, await beginCheck(site, run, job.name), job.conclusion)
  reportJob(site, run, view)
}
