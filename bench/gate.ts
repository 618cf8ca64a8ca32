import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { root } from '../scripts/root.ts'
import { peer, printed } from './gate/peers.ts'
import { policyText, thirtyMetrics, writePredictions } from './gate/table.ts'
import { type Measured, measure } from './measure.ts'

/*
 * evaluate-gate on two files of predictions, thirty metrics on fifty slices, as the built action in a process of its own; then
 * the same eight metrics, DeLong's test and the decision on an area under the curve beside other tools on the same files:
 * `node bench/gate.ts [--rows 100000,1000000,2000000] [--peers] [--pythons <folder>]`. CPU seconds of all threads; the peers without reading.
 */

const { values: options } = parseArgs({
  options: {
    rows: { type: 'string', default: '100000,1000000,2000000' },
    peers: { type: 'boolean', default: false },
    pythons: { type: 'string' },
  },
})
const PEER_ROWS = 1_000_000
const temp = mkdtempSync(join(tmpdir(), 'holdout-bench-'))
const dist = join(temp, 'dist')

function gate(folder: string, format: string): Promise<Measured> {
  const files = { candidate: `candidate.${format}`, baseline: `baseline.${format}` }
  const inputs = { ...files, policy: 'policy.yml', 'fail-on': 'never' }
  const env = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])
  return measure({
    command: [process.execPath, join(dist, 'evaluate-gate.js')],
    folder,
    env: { GITHUB_WORKSPACE: folder, ...Object.fromEntries(env) },
  })
}

async function printGate(rows: number, folder: string): Promise<void> {
  for (const gated of [20, 30] as const) {
    writeFileSync(join(folder, 'policy.yml'), policyText(thirtyMetrics(gated), true))
    for (const format of ['parquet', 'csv']) {
      const { seconds, cpu, megabytes, code } = await gate(folder, format)
      const cells = [gated, format, seconds.toFixed(1), cpu.toFixed(1), ((cpu / rows) * 1e6).toFixed(1)]
      const failed = code === 0 ? '' : `   exit ${code}`
      console.log([rows, ...cells, megabytes.toFixed(0)].map((cell) => `${cell}`.padStart(12)).join('') + failed)
    }
  }
}

const Ours = z.object({ eight: z.number(), delong: z.number(), decision: z.number() })
const Bootstraps = z.object({ weighted: z.number(), naive: z.number() })

async function printPeers(folder: string): Promise<void> {
  const pythons = options.pythons ?? join(temp, 'pythons')
  mkdirSync(pythons, { recursive: true })
  const ours = Ours.parse(await printed([process.execPath, join(root, 'bench/gate/ours.ts'), folder], folder))
  const row = (what: string, theirs: number, own: number) =>
    console.log(
      what.padEnd(64) +
        theirs.toFixed(2).padStart(9) +
        own.toFixed(2).padStart(9) +
        `${(theirs / own).toFixed(1)} x`.padStart(11),
    )
  console.log(`\n${'CPU s without reading, 1,000,000 rows'.padEnd(64)}   theirs     ours      ratio`)
  const steps: [Parameters<typeof peer>[0], (found: unknown) => void][] = [
    [
      'scikit',
      (found) => row('scikit-learn, 8 metrics of two models (ours: and their tests)', Number(found), ours.eight),
    ],
    ['delong_package', (found) => row('MLstatkit, DeLong', Number(found), ours.delong)],
    [
      'bootstrap',
      (found) => {
        const { weighted, naive } = Bootstraps.parse(found)
        row('numpy, 1,000 weighted bootstraps of the AUC difference', weighted, ours.decision)
        row('scikit-learn, 1,000 naive bootstraps of the AUC difference', naive, ours.decision)
      },
    ],
    ['evidently_report', (found) => row('evidently, classification report of one model', Number(found), ours.eight)],
  ]
  for (const [name, print] of steps) {
    try {
      print(await peer(name, pythons, folder))
    } catch (thrown) {
      console.log(`${name}: not run (${thrown instanceof Error ? thrown.message : thrown})`)
    }
  }
}

try {
  await measure({
    command: [process.execPath, join(root, 'node_modules/rolldown/bin/cli.mjs'), '-c', '-d', dist],
    folder: root,
  })
  const heads = ['rows', 'gated', 'format', 'wall s', 'CPU s', 'CPU s/1M', 'peak MB']
  console.log(`30 metrics, 50 slices\n\n${heads.map((head) => head.padStart(12)).join('')}`)
  for (const rows of options.rows.split(',').map(Number)) {
    const folder = join(temp, String(rows))
    await writePredictions(folder, rows)
    await printGate(rows, folder)
    if (options.peers && rows === PEER_ROWS) await printPeers(folder)
    rmSync(folder, { recursive: true })
  }
} finally {
  rmSync(temp, { recursive: true })
}
