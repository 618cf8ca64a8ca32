import { anyDrop, openGate, sealedGate, shareThatPasses } from '../../test/acceptance/attack.ts'
import { creep } from '../../test/acceptance/creep.ts'
import { probability, type Truth } from '../../test/acceptance/enumeration.ts'
import { holdout, simpleGates } from '../../test/acceptance/gates.ts'
import { blockedByPull } from '../../test/acceptance/neutral-stream.ts'
import type { Gate } from '../../test/acceptance/stream.ts'
import { verdictBorders } from '../../test/acceptance/verdict-borders.ts'
import { policy } from '../../test/core/gate/fixture.ts'
import { type Line, lineChart } from './line-chart.ts'

/*
 * The drawings of docs/statistics.md, from the simulations and enumerations that the acceptance tests run, through the gate's own decisions. Seeds are
 * fixed, so a drawing only changes with the gate.
 */

const rates = { alpha_block: 0.05, alpha_pass: 0.05 }

/** Every drawing by its path from the root. */
export function figures(): Map<string, string> {
  return new Map([
    ['docs/images/statistics-resolution.svg', resolution()],
    ['docs/images/statistics-reuse.svg', reuse()],
    ['docs/images/statistics-creep.svg', creeping()],
    ['docs/images/statistics-attack.svg', attack()],
  ])
}

const SIZES = [500, 700, 1000, 1400, 2000, 2800, 4000, 5412, 8000, 11_000, 16_000, 20_000]

/** Both promises by enumeration, one point tolerated, models that disagree in correctness on 5 % of the rows. */
function resolution(): string {
  const chances = SIZES.map((n) => {
    const { passes, unblocked } = verdictBorders(n)
    const chance = (border: typeof passes, gain: Truth['gain']) =>
      100 * probability(n, { discordant: 0.05, gain }, border)
    return {
      n,
      harmlessPasses: chance(passes, 0),
      harmlessBlocked: 100 - chance(unblocked, 0),
      lossPasses: chance(passes, -0.01),
      lossBlocked: 100 - chance(unblocked, -0.01),
    }
  })
  const lineOf = (name: string, tone: Line['tone'], key: keyof (typeof chances)[number]): Line => ({
    ...{ name, tone },
    points: chances.map((at) => [at.n, at[key]]),
  })
  return lineChart({
    title: 'What n rows can show: both mistakes stay rare at every n, answers grow with it',
    x: { label: 'rows of the held-out set', kind: 'log' },
    y: { label: 'probability of the verdict, exact; 1 point tolerated, 5 % of rows discordant', most: 100, unit: '%' },
    lines: [
      lineOf('no loss: pass', 'ours', 'harmlessPasses'),
      lineOf('1 point lost: block', 'other', 'lossBlocked'),
      lineOf('1 point lost: pass', 'worse', 'lossPasses'),
      lineOf('no loss: block', 'bad', 'harmlessBlocked'),
    ],
    promise: { value: 5, name: 'promised: both mistakes at most 5 %' },
  })
}

/** False blocks among 300 pull requests that change nothing, in windows of 20. */
function reuse(): string {
  const window = 20
  const lineOf = (name: string, tone: Line['tone'], gate: Gate): Line => {
    const shares = blockedByPull(gate, 60)
    const points = Array.from({ length: shares.length / window }, (_, index): [number, number] => {
      const part = shares.slice(index * window, (index + 1) * window)
      return [(index + 0.5) * window, (100 * part.reduce((sum, share) => sum + share, 0)) / window]
    })
    return { name, tone, points }
  }
  return lineChart({
    title: 'Three hundred pull requests that change nothing, on one set of 2,000 rows',
    x: { label: 'pull request', kind: 'linear' },
    y: { label: 'share blocked; each merge makes the merged model the next baseline', most: 100, unit: '%' },
    lines: [
      lineOf('any drop blocks', 'worse', simpleGates['any drop blocks']),
      lineOf('non-inferiority required', 'bad', simpleGates['non-inferiority required']),
      lineOf('Holdout', 'ours', holdout(policy({ rates }), true)),
    ],
    promise: { value: 5, name: 'alpha_block' },
  })
}

/** True accuracy lost by fifty pull requests of -0.3 points each, at the default rates. */
function creeping(): string {
  const lineOf = (name: string, tone: Line['tone'], gate: Gate): Line => ({
    ...{ name, tone },
    points: creep(gate, { n: 20_000, gain: -0.003, streams: 60 }).path.map((loss, step) => [step, loss]),
  })
  return lineChart({
    title: 'Fifty pull requests that each truly lose 0.3 points, where 1 point is tolerated',
    x: { label: 'pull request', kind: 'linear' },
    y: { label: 'points of true accuracy lost, mean; 20,000 rows', most: 16, unit: '' },
    lines: [
      lineOf('drop over 1 point blocks', 'worse', simpleGates['drop over 1 point blocks']),
      lineOf('non-inferiority required', 'bad', simpleGates['non-inferiority required']),
      lineOf('exact McNemar blocks', 'other', simpleGates['exact McNemar blocks']),
      lineOf('Holdout, anchored', 'ours', holdout(policy(), true)),
    ],
    promise: { value: 2, name: 'cumulative limit: 2 points since the last release' },
  })
}

const QUESTIONS = [0, 10, 30, 60, 100, 200, 300]

/** The boosting attack on a held-out set of 2,000 rows. */
function attack(): string {
  const open = openGate()
  const lineOf = (name: string, tone: Line['tone'], gateOf: Parameters<typeof shareThatPasses>[0]): Line => ({
    ...{ name, tone },
    points: QUESTIONS.map((count) => [count, 100 * shareThatPasses(gateOf, count, 100)]),
  })
  return lineChart({
    title: 'An adversary who learns from verdicts, then submits a true loss of 2 points',
    x: { label: 'questions asked before', kind: 'linear' },
    y: { label: 'share of attacks whose last submission passes; 2,000 rows', most: 100, unit: '%' },
    lines: [
      lineOf('any drop blocks', 'worse', () => anyDrop),
      lineOf('Holdout, open set', 'bad', () => open),
      lineOf('Holdout, sealed by the ledger', 'ours', () => sealedGate(true)),
    ],
    promise: { value: 5, name: 'alpha_pass, which the ledger keeps' },
  })
}
