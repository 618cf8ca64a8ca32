import type { Evidence } from '../evidence.ts'
import { type Decision, nameOf, type Reason, type Row } from '../gate/decision.ts'
import { decidingClauses } from '../gate/easeml-words.ts'
import { remedyOf } from '../gate/remedies.ts'
import { isSealedAlone } from '../gate/sealed-alone.ts'
import { count, plain, rounded } from '../numbers.ts'
import { listed, type Phrase } from './phrase.ts'
import { sortedRows } from './row-text.ts'

interface Told {
  readonly model: string
  readonly decision: Decision
  readonly evidence: Evidence
}

const MAX_NAMED = 3
/** Code is cut there, and half a command is none. */
const MAX_CODE = 64

/** What a reader can do now, the most useful first: commands and edits, not advice. Empty where there is nothing to do. */
export function nextSteps(told: Told): Phrase[] {
  const { decision } = told
  if (isSealedAlone(decision)) return sealedSteps(decision)
  switch (decision.verdict) {
    case 'error':
      return problemSteps(told)
    case 'block':
      return blockSteps(told)
    case 'inconclusive':
      return openSteps(told)
    case 'pass':
      return []
  }
}

function sealedSteps({ verdict, admissible }: Decision): Phrase[] {
  if (admissible) return []
  return verdict === 'block'
    ? ['Nothing is told of where it loses: compare both models on examples of your own, and push a better one.']
    : ['Wait for the check: the app asks the sealed set, and decides by its answer.']
}

function problemSteps({ decision, evidence }: Told): Phrase[] {
  const codes = [...new Set(decision.reasons.map(({ code }) => code))]
  return codes.map((code) => {
    const command = code === 'no-baseline' ? runCommand(evidence) : null
    const remedy = capital(remedyOf(code))
    return [...spoken(remedy), ...(command ? [': ', { code: command }] : []), '.']
  })
}

/** A command that makes a baseline, where the evidence names workflow and branch in characters that a shell leaves alone. */
function runCommand({ run, policy }: Evidence): string | null {
  const branch = policy.source === 'base-branch' ? (policy.ref ?? '').replace(/@[0-9a-f]+$/, '') : ''
  const harmless = /^[A-Za-z0-9][\w./-]*$/
  const workflow = run?.workflow.replace(/^\.github\/workflows\//, '') ?? ''
  const command = `gh workflow run ${workflow} --ref ${branch}`
  return harmless.test(branch) && harmless.test(workflow) && command.length <= MAX_CODE ? command : null
}

function blockSteps({ model, decision, evidence }: Told): Phrase[] {
  const open = decision.rows.filter(({ verdict, accepted }) => verdict === 'block' && accepted === null)
  if (open.length === 0) return ['Nothing: what blocks was accepted.']
  const lost = open.filter(({ regression, nonInferiority }) => regression?.shown && !nonInferiority?.shown)
  const broken = open.filter(({ limit }) => limit?.broken.shown)
  const drifted = open.filter(({ anchor }) => anchor?.held === false)
  const slow = open.filter(({ ratio }) => ratio?.held === false)
  return [
    ...(lost.length > 0 ? lookSteps(decision, evidence) : []),
    ...toleranceSteps(
      model,
      lost.filter(({ slice, fairness }) => slice === null && fairness === null),
    ),
    ...broken.slice(0, MAX_NAMED).map(limitStep),
    ...(drifted.length > 0 ? [driftStep(drifted)] : []),
    ...slow.slice(0, MAX_NAMED).map(ratioStep),
    ...open.flatMap(conditionSteps),
    [...EXPLAIN],
  ]
}

const EXPLAIN: readonly (string | { readonly code: string })[] = [
  'See the numbers behind every row, offline: evaluate-gate with ',
  { code: 'mode: explain' },
  ' on the evidence.',
]

function lookSteps(decision: Decision, { changed }: Evidence): Phrase[] {
  const worst = sortedRows(decision).slices.find(({ verdict }) => verdict === 'block')
  const steps: Phrase[] = []
  if (worst?.slice) {
    steps.push([
      'Look at ',
      { code: `${worst.slice.column}=${worst.slice.value}` },
      ` first: ${worst.metric} loses most there.`,
    ])
  }
  if (changed && changed.worse > 0) {
    const against = changed.better > 0 ? `, ${count(changed.better)} got better` : ''
    const got = changed.worse === 1 ? '1 example that got worse' : `${count(changed.worse)} examples that got worse`
    steps.push(`Look at the ${got}${against}; the first are listed below by id.`)
  }
  return steps
}

// An edit that takes effect on the base branch only, so a pull request cannot loosen its own gate.
function toleranceSteps(model: string, lost: readonly Row[]): Phrase[] {
  const edits = lost.slice(0, MAX_NAMED).flatMap(({ metric, direction, interval }) => {
    const needed = interval ? roundedUp(-interval.lower) : null
    return needed === null ? [] : [`${metric}: {${ruleName(direction)}: ${plain(needed)}}`]
  })
  if (edits.length === 0) return []
  return [
    [
      'If this loss is meant, change the policy in a pull request of its own, under ',
      { code: `models.${model}.metrics` },
      ': ',
      ...edits.flatMap((edit, index) => [...(index > 0 ? [', '] : []), { code: edit }]),
      ' is the least that these rows let through.',
    ],
  ]
}

function ruleName(direction: Row['direction']): string {
  return direction === 'higher' ? 'max_drop' : 'max_rise'
}

function limitStep(row: Row): Phrase {
  const { limit, baseline } = row
  const [kind, at] = [limit?.kind ?? 'floor', limit?.at ?? 0]
  const before = baseline !== null && (kind === 'floor' ? baseline < at : baseline > at)
  const side = kind === 'floor' ? 'above' : 'below'
  return before
    ? `${nameOf(row)}: the baseline is not ${side} ${plain(at)} either; bring both there, or change the ${kind} in a pull request of its own.`
    : `${nameOf(row)}: a model ${side} ${plain(at)} is needed; no change of the tolerance helps.`
}

function driftStep(rows: readonly Row[]): Phrase {
  const names = rows.slice(0, MAX_NAMED).map((row) => `${nameOf(row)} (${plain(row.anchor?.limit ?? 0)} in all)`)
  const more = rows.length > MAX_NAMED ? ' and others' : ''
  return `Win back what earlier changes have cost since the last release: ${listed(names)}${more}.`
}

function ratioStep(row: Row): Phrase {
  return `${nameOf(row)}: bring it to ${plain(row.ratio?.max ?? 1)} times the baseline or less; if it scatters, let the run record hold a mean of several measurements.`
}

function conditionSteps({ condition }: Row): Phrase[] {
  if (!condition) return []
  return decidingClauses(condition).map(({ text, truth, examples, why }) => {
    const needed = why ?? `about ${count(examples)} held-out examples settle it`
    return [
      'The condition ',
      { code: text },
      truth === 'false' ? ': a model for which it holds is needed.' : `: ${needed}.`,
    ]
  })
}

function openSteps({ model, decision, evidence }: Told): Phrase[] {
  const { rows, onInconclusive, reasons } = decision
  const open = rows.filter(({ gates, verdict }) => gates.pass && verdict === 'inconclusive')
  const nothing = reasons.some(({ code }: Reason) => code === 'nothing-tested')
  return [
    onInconclusive === 'warn'
      ? 'Nothing has to be done to merge: this policy lets an inconclusive change through.'
      : 'It cannot be merged as it is.',
    ...(nothing ? [[...spoken(capital(remedyOf('nothing-tested'))), '.']] : []),
    ...growSteps(open, evidence),
    ...resolvableSteps(model, open),
    ...open.flatMap(conditionSteps),
    ...open
      .filter(({ limit }) => limit && !limit.held)
      .slice(0, MAX_NAMED)
      .map(unheldStep),
  ]
}

function growSteps(open: readonly Row[], { candidate }: Evidence): Phrase[] {
  const needs = open.flatMap((row) => (row.resolution ? [{ row, examples: row.resolution.examples }] : []))
  const most = needs.sort((a, b) => b.examples - a.examples)[0]
  if (!most || most.examples <= candidate.n) return []
  const { row, examples } = most
  const labelled =
    row.labels === null ? '' : `, about ${count(row.labels)} of them labelled (those on which the models differ)`
  return [
    `To settle it, grow the held-out set from ${count(candidate.n)} to about ${count(examples)} examples${labelled}: ${row.metric} needs the most.`,
  ]
}

function resolvableSteps(model: string, open: readonly Row[]): Phrase[] {
  const edits = open.flatMap(({ metric, direction, tolerance, resolution }) => {
    const shown = resolution ? roundedUp(resolution.tolerance) : null
    return shown === null || tolerance === null || shown <= tolerance
      ? []
      : [`${metric}: {${ruleName(direction)}: ${plain(shown)}}`]
  })
  if (edits.length === 0) return []
  const shown = edits.slice(0, MAX_NAMED).flatMap((edit, index) => [...(index > 0 ? [', '] : []), { code: edit }])
  return [
    [
      'Or ask for what these rows can show, under ',
      { code: `models.${model}.metrics` },
      ' of the policy: ',
      ...shown,
      '.',
    ],
  ]
}

function unheldStep(row: Row): Phrase {
  const { kind, at, value, bound } = row.limit ?? { kind: 'floor', at: 0, value: 0, bound: 0 }
  return `${nameOf(row)}: ${rounded4(value)} with a bound of ${rounded4(bound)} does not show the ${kind} of ${plain(at)}; more examples bring the bound nearer.`
}

function rounded4(value: number): string {
  return plain(Number(value.toPrecision(4)))
}

/** Two significant digits, never under the value; null for what is no tolerance. */
function roundedUp(value: number): number | null {
  if (!(value > 0)) return null
  const step = 10 ** (Math.floor(Math.log10(value)) - 1)
  return Number(rounded(Math.ceil(value / step - 1e-9) * step))
}

/** A sentence of ours in which backticks set code. */
function spoken(text: string): (string | { readonly code: string })[] {
  return text.split('`').map((part, index) => (index % 2 === 1 ? { code: part } : part))
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
