import type { Acceptance } from '#core/acceptance.ts'
import { stateOf } from '#core/check.ts'
import { digestOf } from '#core/digest.ts'
import { decide } from '#core/gate/decide.ts'
import { Code } from '#core/gate/ledger.ts'
import { POLICY_PATH, readPolicy } from '#core/policy-reader.ts'
import { readRun } from '#github/runs.ts'
import { recordOf } from '../../../app/evaluation/remembered.ts'
import { auditIn } from '../../../app/store/audit.ts'
import type { Database } from '../../../app/store/database.ts'
import { type DecisionRecord, historyIn } from '../../../app/store/history.ts'
import { sealedSetsIn } from '../../../app/store/sealed-sets.ts'
import { gateSaying } from '../../core/report/gate-fixture.ts'
import { runJson, sha } from '../../github/github.ts'
import { makeEvidence, OUTCOMES, POLICY } from '../evidence.ts'

export const MODEL = 'flight-delay'
const policy = readPolicy(POLICY, POLICY_PATH).policy.models[MODEL]

/** A decision as the app remembers it: of run `number` on main, or of a pull request. */
export function decisionRecord(
  repositoryId: number,
  number: number,
  { pull = null, rows = OUTCOMES.pass }: { pull?: number | null; rows?: { wins: number; losses: number } } = {},
): DecisionRecord {
  if (!policy) throw new Error('the policy has the model')
  const evidence = makeEvidence({ candidate: { ...makeEvidence().candidate, evaluation_set: digestOf('set') } }, rows)
  const decision = decide({ model: policy, evidence })
  const ended = new Date(Date.UTC(2026, 10, 1, 0, number)).toISOString()
  const record = recordOf(
    {
      state: stateOf(MODEL, decision),
      report: { model: MODEL, decision, evidence, links: {} },
      data: null,
      measured: null,
      run: readRun(runJson({ id: 1000 + number, run_number: number, updated_at: ended })),
      evidenceDigest: digestOf(`archive ${number}`),
      policy,
      deadline: null,
    },
    { repositoryId, sha: shaOf(number) },
    {
      kind: pull === null ? 'branch' : 'pull-request',
      pull,
      branch: 'main',
      conclusion: pull === null ? null : 'success',
    },
  )
  if (!record) throw new Error('a finished run has a record')
  return record
}

export function shaOf(number: number): string {
  return String(number).padStart(40, '0')
}

/** Everything that pages can show of a repository, saying one text wherever others choose the text. */
export async function rememberSaying(database: Database, repositoryId: number, text: string): Promise<void> {
  const history = historyIn(database)
  const [name, long] = [text.slice(0, 60).toWellFormed(), text.slice(0, 300).toWellFormed()]
  // These words are ours, so that PostgreSQL takes them; a page must stand them all the same.
  const word = name.replaceAll('\u0000', '')
  const base = decisionRecord(repositoryId, 1)
  const report = gateSaying(text)
  const acceptance: Acceptance = {
    kind: 'loss',
    ...{ model: MODEL, pull_request: 5, head_sha: sha('a'), until: '2026-12-01T00:00:00.000Z' },
    ...{ reason: long, by: name, metric: name, slice: { column: name, value: long }, amount: 0.1 },
  }
  const told = { ...report, decision: { ...report.decision, accepted: [acceptance] } }
  const drift = { dataset: name, column: name, effect: name, value: 1, limit: 0.5, psi: 0.2, alarm: true }
  const record: DecisionRecord = {
    ...base,
    branch: name,
    outcome: word,
    conclusion: word,
    reuse: word,
    report: { ...told, evidence: { ...told.evidence, candidate: { ...told.evidence.candidate, n: 10 } } },
    measurements: base.measurements.map((each) => ({ ...each, metric: name })),
    data: { outcome: 'fail', rows: 3, failed: [long], compared: 2, drift: [drift] },
  }
  await history.decided(record)
  await history.decided({ ...record, kind: 'pull-request', pull: 5 })
  await history.registered(repositoryId, [
    { model: MODEL, tag: word, action: 'register', subject: word, sha: base.sha, at: new Date(0) },
  ])
  await history.deployed(repositoryId, {
    ...{ model: MODEL, sha: base.sha, runId: 1, attempt: 1 },
    record: {
      ...{ schema: 'holdout.deployment/1', model: MODEL, run: null, target: 'local', environment: name },
      ...{ version: 'v0.0.1', model_digest: digestOf('m'), previous_version: null, outcome: 'deployed', url: long },
      steps: [
        {
          name: 'fetch',
          outcome: 'failed',
          detail: long,
          started_at: base.ranAt.toISOString(),
          finished_at: base.ranAt.toISOString(),
        },
      ],
      ...{ replay: null, created_at: '2026-11-21T10:04:40.000Z' },
    },
  })
  await sealedSetsIn(database).insert(
    {
      ...{ digest: digestOf(`sealed ${repositoryId}`), repositoryId, model: MODEL, rows: 6000, uploadedBy: word },
      ...{ terms: { code: Code.parse({}), lifetime: 300 }, idsDigest: digestOf('ids') },
    },
    { wrapped: { by: 'key', key: '' }, frame: '', labels: '' },
  )
  const audit = auditIn(database)
  await audit.record({ repositoryId, kind: word, actor: name, pull: 5, sha: sha('a'), details: { [name]: long } })
}
