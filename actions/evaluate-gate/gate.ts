import { warning } from '@actions/core'
import { writeDocument } from '#core/document.ts'
import { type Evidence, evidence as evidenceDocument } from '#core/evidence.ts'
import { decide } from '#core/gate/decide.ts'
import type { Decision } from '#core/gate/decision.ts'
import { isSealedAlone } from '#core/gate/sealed-alone.ts'
import { artifactName } from '#core/names.ts'
import type { ModelPolicy } from '#core/policy.ts'
import { modelPolicy } from '#core/policy-reader.ts'
import { renderModelReport } from '#core/report/model-report.ts'
import { verdictLine } from '#core/report/verdict-line.ts'
import { decideTold } from '#github/decision.ts'
import { uploadDocument } from '../lib/artifact.ts'
import { asked } from '../lib/asked.ts'
import type { Context } from '../lib/context.ts'
import { decideMerged, type MergedDecision, withoutDoubt } from '../lib/merged-decision.ts'
import { baseBranch, readDecidingPolicy } from '../lib/policy.ts'
import type { Failure } from '../lib/run.ts'
import { readCandidate } from './candidate.ts'
import { comment, commentsItself } from './comment.ts'
import { comparison } from './comparison.ts'
import { readDataSummary } from './data-summary.ts'
import { draftEvidence } from './evidence.ts'
import { type GateInputs, type GateResult, required } from './inputs.ts'
import { chooseOpponents } from './opponents.ts'
import { handOver } from './sealed.ts'
import type { Tools } from './tools.ts'
import { writeInside, writePage } from './written.ts'

const PERMISSIONS = 'contents: read, actions: read'

/**
 * Compares the candidate with the baseline on the same held-out rows and decides by the policy. Evidence, report and comment
 * are written before the step fails.
 */
export async function gate(inputs: GateInputs, tools: Tools): Promise<GateResult> {
  const { context, octokit } = tools
  const candidatePath = required(inputs, 'candidate')
  const reportPath = inputs['report-path'] ?? 'holdout-report.md'
  const gatePolicy = await asked(PERMISSIONS, () => readDecidingPolicy(inputs.policy, context, octokit))
  const { name, model } = modelPolicy(gatePolicy.policy, inputs['model-name'])
  const data = await readDataSummary(inputs['data-report'], { name, context })
  const [candidate, opponents] = await Promise.all([
    readCandidate(candidatePath, { name, model, context }),
    asked(PERMISSIONS, () => chooseOpponents(inputs, { context, octokit, name, model })),
  ])
  const compared = await comparison(model, candidate, opponents)
  const draft = draftEvidence({
    ...{ name, context, gatePolicy, candidate, data: data?.summary ?? null, opponents },
    comparison: compared,
    now: tools.now(),
  })
  const { decision, doubt } = await decided(draft, { model, app: gatePolicy.policy.app }, tools)
  if (doubt !== null) warning(doubt)
  const admissible = decision.admissible && gatePolicy.inEffect
  const evidence: Evidence = { ...draft, verdict: decision.verdict, admissible }
  const { text, digest } = writeDocument(evidenceDocument, evidence)
  const modelReport = { model: name, decision, evidence, links: linksOf(context) }
  const report = renderModelReport(modelReport)
  await writeInside(inputs['evidence-path'], text)
  await writeInside(reportPath, `${report}\n`)
  const htmlPath = await writePage(inputs['html-path'], modelReport)
  const artifact = context && artifactName('evidence', name, context.runAttempt)
  const notUploaded = artifact && (await uploadDocument({ name: artifact, file: evidenceDocument.file, text }))
  const notHandedOver = await handOver(inputs, { name, model, context, alone: candidate.sealed })
  const unusable = [notUploaded, notHandedOver].filter((message) => message !== null).join('; ')
  if (context && octokit && commentsItself(inputs, gatePolicy.policy)) {
    await comment(octokit, context, { report: modelReport, data: data?.report ?? null })
  }
  return {
    outputs: {
      verdict: decision.verdict,
      admissible,
      'evidence-path': inputs['evidence-path'],
      'evidence-digest': digest,
      'report-path': reportPath,
      ...htmlPath,
    },
    summary: report,
    ...(unusable
      ? { failure: { kind: 'unusable', message: unusable } as const }
      : failureOf(decision, { name, failOn: inputs['fail-on'], inEffect: gatePolicy.inEffect })),
  }
}

interface Asked {
  readonly model: ModelPolicy
  readonly app: number | null
}

/** On a branch with what was accepted of the pull request that its commit merged; on a pull request the app knows that better. */
async function decided(
  evidence: Evidence,
  { model, app }: Asked,
  { context, octokit, now }: Tools,
): Promise<MergedDecision> {
  const sha = evidence.commits.tested_sha
  if (!context || !octokit || sha === null) return { decision: decide({ model, evidence }), doubt: null }
  const repository = { owner: context.owner, repo: context.repo }
  const deciding = { octokit, repository, app, policy: model, evidence }
  if (baseBranch(context) === null) return decideMerged({ ...deciding, sha, now: now().toISOString() })
  return withoutDoubt(deciding, async () => (await decideTold(deciding, [])).decision)
}

function linksOf(context: Context | null): { run?: string } {
  if (!context) return {}
  return { run: `${context.serverUrl}/${context.owner}/${context.repo}/actions/runs/${context.runId}` }
}

// An acceptance in the app cannot turn a red job green, so with the app the step must not fail on a new evaluation set.
const SETTLED_BY_PEOPLE: readonly string[] = ['new-evaluation-set']

/** A repository that takes Holdout up has no baseline yet: the first run after the merge makes one. */
const SETTLED_BY_MERGE: readonly string[] = [...SETTLED_BY_PEOPLE, 'no-baseline']

interface Strictness {
  readonly name: string
  readonly failOn: GateInputs['fail-on']
  readonly inEffect: boolean
}

function failureOf(decision: Decision, { name, failOn, inEffect }: Strictness): { failure?: Failure } {
  const reasons = decision.reasons.slice(0, 3).map((reason) => reason.text)
  const message = [verdictLine({ model: name, decision }), ...reasons].join('; ')
  const never = failOn === 'never' || !inEffect
  if (decision.verdict === 'error') {
    const settled = inEffect ? SETTLED_BY_PEOPLE : SETTLED_BY_MERGE
    const waits = never && decision.reasons.every((reason) => settled.includes(reason.code))
    return waits ? {} : { failure: { kind: 'unusable', message } }
  }
  // Whoever holds the labels decides, and a job that has failed could not be helped by it.
  if (isSealedAlone(decision)) return {}
  // What may not be merged fails the step; without the app nothing else holds it back.
  const fails = !decision.admissible || (decision.verdict === 'inconclusive' && failOn === 'inconclusive')
  return fails && !never ? { failure: { kind: 'negative', message } } : {}
}
