import type { AdoptedRun } from '../../../local/options.ts'

/** Uploads one archive as an artifact of a run, with the calls of the toolkit's own client and its token. */
export async function upload(run: AdoptedRun, name: string, archive: Buffer): Promise<void> {
  const ids = { workflow_run_backend_id: String(run.run.id), workflow_job_run_backend_id: 'all-jobs' }
  const call = async (method: string, body: object) => {
    const response = await fetch(`${run.resultsUrl}twirp/github.actions.results.api.v1.ArtifactService/${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${run.runtimeToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ ...ids, name, ...body }),
    })
    if (!response.ok) throw new Error(`${method} of ${name}: ${response.status} ${await response.text()}`)
    return (await response.json()) as { signed_upload_url: string }
  }
  const { signed_upload_url: url } = await call('CreateArtifact', { version: 4 })
  const put = await fetch(url, { method: 'PUT', body: new Uint8Array(archive) })
  if (!put.ok) throw new Error(`upload of ${name}: ${put.status}`)
  await call('FinalizeArtifact', { size: String(archive.length) })
}
