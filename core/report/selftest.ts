import type { MeasuredRate, Selftest } from '../gate/selftest.ts'
import { count, plain } from '../numbers.ts'
import { table } from './markdown.ts'

/** The answer in one line: the measured rate of false blocks, its interval, and whether the promise holds. */
export function selftestAnswer({ falseBlock, falsePass }: Selftest): string {
  const broken = falsePass.filter(({ rate }) => rate.broken).map(({ metric }) => metric)
  return [
    `of ${count(falseBlock.of)} pairs of equally good models the gate blocked ${count(falseBlock.count)}: ${rateText(falseBlock)}`,
    ...(broken.length > 0 ? [`a loss at the tolerance passes too often in ${broken.join(', ')}`] : []),
  ].join('; ')
}

/** The selftest in Markdown. */
export function renderSelftest(model: string, selftest: Selftest): string {
  const { exchange, repetitions, falseBlock, falsePass, verdicts } = selftest
  const rows = [
    ['block, although no worse', rateCell(falseBlock), plain(falseBlock.promised), held(falseBlock)],
    ...falsePass.map(({ metric, rate }) => [
      `${metric} shown to be fine, although worse by its tolerance`,
      rateCell(rate),
      plain(rate.promised),
      held(rate),
    ]),
  ]
  const others = [...new Set(falsePass.filter(({ shifted }) => shifted === 'tolerance').map(({ metric }) => metric))]
  return [
    `### ${model}: selftest of the gate`,
    `${count(repetitions)} times the two models' answers changed places at random on each of ${count(exchange.units)} ${exchange.unit}, ` +
      `on ${count(exchange.differing)} of which their predictions or scores differ. That makes them equally good, so every block is a false one.`,
    table(['what must be rare', 'measured, 99 % interval', 'promised at most', ''], rows),
    `Verdicts on equally good models: ${Object.entries(verdicts)
      .map(([verdict, number]) => `${verdict} ${count(number)}`)
      .join(', ')}.`,
    others.length > 0
      ? `For ${others.join(', ')} the tolerance was moved to 0 instead of the loss to the tolerance; their tests see the distance of the two alone.`
      : '',
    'Floors, ceilings and the cumulative limit are not part of this: they do not compare the two models.',
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

function rateText(rate: MeasuredRate): string {
  const promise = `the promise is at most ${plain(rate.promised)}`
  return `${rateCell(rate)}; ${promise}${rate.broken ? ', which is broken' : ''}`
}

function rateCell({ count: number, of, interval }: MeasuredRate): string {
  return `${share(number / of)} (${share(interval.lower)} to ${share(interval.upper)})`
}

function share(value: number): string {
  return String(Number(value.toFixed(4)))
}

function held({ broken }: MeasuredRate): string {
  return broken ? '❌ above it' : '✅ held'
}
