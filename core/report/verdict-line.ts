import type { Decision, Row } from '../gate/decision.ts'
import { isSealedAlone, sealedAloneWords } from '../gate/sealed-alone.ts'
import { count, decimalsFor, fixed, plain } from '../numbers.ts'
import { examplesToSettle } from './promise.ts'

/** The verdict of one model in one line, with its mark. Holds no untrusted text: model and metric names are checked ones. */
export function verdictLine({ model, decision }: { readonly model: string; readonly decision: Decision }): string {
  return `${markOf(decision.verdict)} ${model}: ${verdictWords(decision)}`
}

/** The mark of a verdict. */
export function markOf(verdict: Decision['verdict']): string {
  return MARKS[verdict]
}

const MARKS: Readonly<Record<Decision['verdict'], string>> = {
  pass: '✅',
  block: '❌',
  inconclusive: '🟡',
  error: '❌',
}

/** As `verdictLine`, without mark and name: for the title of a check. */
export function verdictWords(decision: Decision): string {
  if (isSealedAlone(decision)) return sealedAloneWords(decision)
  switch (decision.verdict) {
    case 'pass':
      return decision.sameModel ? 'pass, the same model as the baseline' : passWords(decision)
    case 'block':
      return blockWords(decision)
    case 'inconclusive': {
      const examples = examplesToSettle(decision)
      return `inconclusive${examples === null ? '' : `, about ${count(examples)} examples would settle it`}`
    }
    case 'error':
      return `no verdict, ${decision.reasons[0]?.code ?? 'error'}`
  }
}

function passWords({ rows, accepted }: Decision): string {
  const compared = rows.filter((row) => row.gates.pass && row.nonInferiority)
  if (compared.length > 0)
    return `pass, no worse on ${compared.length === 1 ? 'the gated metric' : `all ${compared.length} gated metrics`}`
  if (rows.some(({ condition, verdict }) => condition && verdict === 'pass')) return 'pass, the condition is true'
  return accepted.some(({ kind }) => kind === 'evaluation-set')
    ? 'pass, floors hold on the new evaluation set that was accepted'
    : 'pass, floors hold; there was no baseline to compare with'
}

function blockWords({ rows }: Decision): string {
  const blocking = rows.filter((row) => row.verdict === 'block')
  const worst = blocking.find((row) => row.slice === null) ?? blocking[0]
  if (!worst) return 'block'
  const others = blocking.filter((row) => row !== worst)
  const slices = others.filter((row) => row.slice !== null).length
  const more = [counted(others.length - slices, 'more metric'), counted(slices, worst.slice ? 'more slice' : 'slice')]
  return [`block, ${lossWords(worst)}`, ...more.filter((part) => part !== '')].join(', ')
}

function counted(number: number, noun: string): string {
  return number === 0 ? '' : `${count(number)} ${noun}${number === 1 ? '' : 's'}`
}

function lossWords(row: Row): string {
  const place = row.slice ? ' on a slice' : ''
  if (row.regression?.shown && row.gain !== null && row.tolerance !== null) {
    const loss = row.direction === 'higher' ? 'drops' : 'rises'
    const amount = fixed(Math.abs(row.gain), decimalsFor(row.tolerance))
    return `${row.metric}${place} ${loss} by ${amount} (tolerated ${plain(row.tolerance)})`
  }
  if (row.condition) return 'the condition of the policy is false'
  if (row.limit?.broken.shown) return `${row.metric} breaks its ${row.limit.kind} of ${plain(row.limit.at)}`
  return `${row.metric} exceeds its cumulative limit since the last release`
}
