import { createHash } from 'node:crypto'
import { digestOf } from '#core/digest.ts'
import { BASE, evidenceArchive, makeEvidence, OUTCOMES } from '../../test/app/evidence.ts'

export const WORKFLOW = '.github/workflows/model.yml'

/** What the run of a pull request hands over, and the conclusion that the check must have then. */
export const EXPECTED = { pass: 'success', block: 'failure', foreign: 'failure' } as const
export type Kind = keyof typeof EXPECTED
const KINDS: readonly Kind[] = ['pass', 'block', 'foreign']

export interface Pull {
  readonly installation: number
  readonly number: number
  readonly sha: string
  readonly runId: number
  readonly kind: Kind
  /** The evidence's archive. */
  readonly archive: Buffer
  readonly digest: string
  /** Whether its workflow run is over. */
  completed: boolean
}

/** Pull requests of as many installations, each with a repository of its own and evidence that is right, worse, or of another run. */
export function makePulls(count: number, installations: number): Pull[] {
  return Array.from({ length: count }, (_, at): Pull => {
    const [installation, number] = [1 + (at % installations), 1 + Math.floor(at / installations)]
    const sha = createHash('sha1').update(`${installation}/${number}`).digest('hex')
    const runId = 1_000_000 + at * 10
    const kind = KINDS[number % KINDS.length] ?? 'pass'
    const archive = evidenceArchive(evidenceOf({ installation, sha, runId, kind }))
    return { installation, number, sha, runId, kind, archive, digest: digestOf(archive), completed: false }
  })
}

export function ownerOf(installation: number): string {
  return `owner${installation}`
}

export function repositoryIdOf(installation: number): number {
  return 1000 + installation
}

function evidenceOf({ installation, sha, runId, kind }: Pick<Pull, 'installation' | 'sha' | 'runId' | 'kind'>) {
  const run = {
    repository: `${ownerOf(installation)}/model`,
    run_attempt: 1,
    workflow: WORKFLOW,
    event: 'pull_request',
  }
  return makeEvidence(
    {
      run: { ...run, head_sha: sha, run_id: kind === 'foreign' ? runId + 1 : runId },
      commits: { head_sha: sha, tested_sha: 'c'.repeat(40), reference_sha: BASE, reference_rule: 'first-parent' },
    },
    OUTCOMES[kind === 'block' ? 'block' : 'pass'],
  )
}
