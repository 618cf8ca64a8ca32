import type { Acceptance } from '../acceptance.ts'
import type { Evidence } from '../evidence.ts'
import type { ModelPolicy } from '../policy.ts'
import { decidesAlone } from '../reuse-policy.ts'
import { acceptedSet } from './accepted.ts'
import { arithmeticFault, contradiction } from './arithmetic.ts'
import type { Decision, Reason, Row, Verdict } from './decision.ts'
import { type Draft, draftsOf } from './draft.ts'
import { conditionRow } from './easeml.ts'
import { adjustFamily } from './family.ts'
import { problemsOf } from './problems.ts'
import { reasonsOf, warningsOf } from './reasons.ts'
import { jointPowerOf } from './resolution.ts'
import { rowOf } from './row.ts'
import { decideAlone } from './sealed-alone.ts'

/** What a verdict follows from. */
export interface Decided {
  readonly model: ModelPolicy
  readonly evidence: Evidence
  /** Those that speak for this very change (`applicable`); none where nobody can be asked. */
  readonly acceptances?: readonly Acceptance[]
  /** Those of changes that were merged since the anchor's version: each moves the anchor of its metric by its amount. */
  readonly merged?: readonly Acceptance[]
}

/**
 * The verdict of a policy on evidence. Pure: the action and the app call it with the same arguments and get the same answer,
 * whatever the evidence says its own verdict was.
 */
export function decide({ model: policy, evidence: measured, acceptances = [], merged = [] }: Decided): Decision {
  if (decidesAlone(policy.reuse)) return decideAlone(policy, measured, acceptances)
  const epoch = newEpoch(policy, measured, acceptances)
  const { model, evidence } = epoch ?? { model: policy, evidence: measured }
  const broken = arithmeticFault(evidence, model)
  const drafts = broken === null ? draftsOf(model, evidence) : []
  const fault = broken ?? contradiction(drafts)
  const rows = fault === null ? rowsOf(drafts, { model, evidence, acceptances, merged }) : []
  const problems =
    fault === null
      ? problemsOf(model, evidence, rows)
      : [{ code: 'invalid-evidence', text: `the evidence does not add up: ${fault}` }]
  const sameModel = problems.length === 0 && hasSamePredictions(evidence)
  const verdict = verdictOf(rows, problems, sameModel)
  const used = verdict === 'block' ? rows.flatMap(({ accepted }) => accepted ?? []) : []
  return {
    verdict,
    admissible: isAdmissible(verdict, rows, model),
    sameModel,
    reasons: sameModel ? [SAME_MODEL] : reasonsOf(rows, problems),
    warnings: [...evidence.warnings, ...warningsOf(model, evidence, rows)],
    rows,
    rates: model.rates,
    onInconclusive: verdict === 'inconclusive' ? whenOpen(rows, model) : model.on_inconclusive,
    jointPower: jointPowerOf(rows.filter(({ gates, nonInferiority }) => gates.pass && nonInferiority)),
    accepted: [...(epoch ? [epoch.acceptance] : []), ...used],
  }
}

const SAME_MODEL: Reason = {
  code: 'same-model',
  text: 'the same model: its predictions equal the baseline, row by row',
}

/**
 * On a new evaluation set that was accepted nothing older can be compared with, so floors and ceilings decide. Only where the set
 * did change: the acceptance of a set that is compared on switches no test off.
 */
function newEpoch(model: ModelPolicy, evidence: Evidence, acceptances: readonly Acceptance[]) {
  const { candidate, baseline, problems } = evidence
  const changed =
    problems.some(({ code }) => code === 'new-evaluation-set') ||
    (baseline !== null && baseline.evaluation_set !== candidate.evaluation_set)
  const acceptance = changed ? acceptedSet(candidate.evaluation_set, acceptances) : null
  if (!acceptance) return null
  return {
    acceptance,
    model: { ...model, baseline_missing: 'floors' as const },
    evidence: {
      ...evidence,
      problems: problems.filter(({ code }) => code !== 'new-evaluation-set'),
      baseline: null,
      baseline_missing: 'never' as const,
      anchor: null,
      records: evidence.records.map((record) => ({ ...record, baseline: null, anchor: null })),
      fairness: evidence.fairness && { ...evidence.fairness, baseline: null },
    },
  }
}

function rowsOf(drafts: readonly Draft[], { evidence, ...common }: Required<Decided>): Row[] {
  const adjusted = adjustFamily(drafts, common.model.rates.alpha_block)
  const rows = drafts.map((draft, index) => {
    const own = adjusted[index]
    if (!own) throw new Error('every draft has its adjusted p-values')
    return rowOf(draft, { ...common, adjusted: own })
  })
  const condition = conditionRow(common.model, evidence, common.acceptances)
  return condition ? [...rows, condition] : rows
}

function verdictOf(rows: readonly Row[], problems: readonly Reason[], sameModel: boolean): Verdict {
  if (problems.length > 0) return 'error'
  if (sameModel) return 'pass'
  if (rows.some((row) => row.verdict === 'block')) return 'block'
  const needed = rows.filter((row) => row.gates.pass)
  const shown = needed.some((row) => row.verdict === 'pass')
  return shown && needed.every((row) => row.verdict !== 'inconclusive') ? 'pass' : 'inconclusive'
}

function isAdmissible(verdict: Verdict, rows: readonly Row[], model: ModelPolicy): boolean {
  if (verdict === 'pass') return true
  if (verdict === 'inconclusive') return letsThrough(rows, model)
  if (verdict === 'error') return false
  const accepted = rows.every((row) => row.verdict !== 'block' || row.accepted !== null)
  return accepted && (!rows.some(isOpen) || letsThrough(rows, model))
}

function isOpen({ gates, verdict }: Row): boolean {
  return gates.pass && verdict === 'inconclusive'
}

function whenOpen(rows: readonly Row[], model: ModelPolicy): Decision['onInconclusive'] {
  return letsThrough(rows, model) ? 'warn' : 'block'
}

/** Whether an inconclusive verdict may be merged: by `on_inconclusive`; where the condition is open, by its own mode. */
function letsThrough(rows: readonly Row[], { on_inconclusive: own }: ModelPolicy): boolean {
  const open = rows.filter(isOpen)
  if (open.length === 0) return own === 'warn'
  return open.every(({ condition }) => (condition ? condition.mode === 'fn-free' : own === 'warn'))
}

// The same files with other predictions are another model: a feature or the scoring has changed (docs/adr/0014).
function hasSamePredictions({ candidate, baseline }: Evidence): boolean {
  return baseline !== null && candidate.predictions_digest === baseline.predictions_digest
}
