import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compare } from '#core/gate/compare.ts'
import { modelPolicy, readPolicy } from '#core/policy-reader.ts'
import { delong } from '#core/statistics/delong.ts'
import { readPredictions } from '#tables/read.ts'
import { EIGHT, policyText } from './table.ts'

/*
 * What the peers do, once each, without reading: `node ours.ts <folder>` prints CPU seconds as JSON. Eight metrics of two models with the
 * tests of all differences; DeLong on two columns of scores; the evidence of the area under the curve alone.
 */

const [folder = ''] = process.argv.slice(2)
const modelOf = (metrics: string) =>
  modelPolicy(readPolicy(policyText(metrics, false), 'bench.yml').policy, undefined).model
const eight = modelOf(EIGHT)

async function predictionsOf(name: string) {
  const source = `${name}.parquet`
  return readPredictions({ source, name: source, bytes: readFileSync(join(folder, source)) }, eight)
}

function cpuSeconds(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

const files = { candidate: await predictionsOf('candidate'), baseline: await predictionsOf('baseline'), anchor: null }
const { candidate, baseline } = files
if (!candidate.score || !baseline.score) throw new Error('both files have scores')
const one = candidate.label.values.indexOf('1')
const scores = {
  positive: Uint8Array.from(candidate.label.codes, (code) => (code === one ? 1 : 0)),
  baseline: baseline.score,
  candidate: candidate.score,
}
const area = modelOf('      roc_auc: {max_drop: 0.005}\n')
console.log(
  JSON.stringify({
    eight: cpuSeconds(() => compare(eight, files)),
    delong: cpuSeconds(() => delong(scores)),
    decision: cpuSeconds(() => compare(area, files)),
  }),
)
