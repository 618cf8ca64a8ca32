import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { root } from '../scripts/root.ts'
import { type Measured, measure } from './measure.ts'
import { install } from './python.ts'
import { PEERS, run } from './validate-data/peers.ts'
import { writeTable } from './validate-data/table.ts'

/*
 * validate-data on ten million rows, CSV and Parquet, beside SQL written by hand for the same engine and beside other tools:
 * `node bench/validate-data.ts [--rows 10000000] [--peers] [--pythons <folder>]`. Runs actions/dist, so build first. CPU seconds of
 * all threads; ratios to the hand-written SQL of the same run.
 */

const { values: options } = parseArgs({
  options: {
    rows: { type: 'string', default: '10000000' },
    peers: { type: 'boolean', default: false },
    pythons: { type: 'string' },
  },
})
const rows = Number(options.rows)
const folder = mkdtempSync(join(tmpdir(), 'holdout-bench-'))

function floor(data: string, reference?: string): Promise<Measured> {
  const program = join(root, 'bench/validate-data/floor.ts')
  const files = reference === undefined ? [data] : [data, reference]
  return measure({
    command: [process.execPath, program, ...files.map((name) => join(folder, name))],
    folder,
  })
}

function action(data: string, inputs: Readonly<Record<string, string>> = {}): Promise<Measured> {
  const all = { 'model-name': 'bench', contract: 'contract.yaml', data, ...inputs }
  const env = Object.entries(all).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])
  return measure({
    command: [process.execPath, join(root, 'actions/dist/validate-data.js')],
    folder,
    env: { GITHUB_WORKSPACE: folder, RUNNER_TOOL_CACHE: join(folder, 'tools'), ...Object.fromEntries(env) },
  })
}

function print(name: string, measured: Measured, base: Measured): void {
  const cells = [
    measured.cpu.toFixed(1).padStart(9),
    (measured.cpu / base.cpu).toFixed(2).padStart(9),
    measured.seconds.toFixed(1).padStart(9),
    measured.megabytes.toFixed(0).padStart(9),
  ]
  console.log(name.padEnd(44) + cells.join('') + (measured.code === 0 ? '' : `   exit ${measured.code}`))
}

async function peers(format: string, base: Measured): Promise<void> {
  const pythons = options.pythons ?? join(folder, 'pythons')
  mkdirSync(pythons, { recursive: true })
  for (const peer of PEERS) {
    if (rows > (peer.maxRows ?? rows)) {
      console.log(`${peer.name}: at most ${peer.maxRows} rows; run again with --rows ${peer.maxRows}`)
      continue
    }
    try {
      print(
        peer.name,
        await run(
          peer,
          await install(pythons, peer.script.replace('.py', ''), peer.packages),
          join(folder, `data.${format}`),
        ),
        base,
      )
    } catch (thrown) {
      console.log(`${peer.name}: not installed (${thrown instanceof Error ? thrown.message : thrown})`)
    }
  }
}

try {
  await writeTable(folder, rows)
  // The engine's library is fetched once for a machine, so not in the figures.
  await action('reference.parquet')
  for (const format of ['csv', 'parquet']) {
    console.log(`\n${format}, ${rows} rows${' '.repeat(33)}CPU s    ratio   wall s  peak MB`)
    const data = `data.${format}`
    const base = await floor(data)
    print('SQL by hand, 11 rules', base, base)
    print('validate-data, 11 rules', await action(data), base)
    if (options.peers) await peers(format, base)
    const reference = `reference.${format}`
    const drift = await floor(data, reference)
    print('SQL by hand, 11 rules and 4 drift checks', drift, drift)
    const inputs = { reference, 'html-path': 'report.html' }
    print('validate-data, 11 rules, drift, HTML', await action(data, inputs), drift)
  }
} finally {
  rmSync(folder, { recursive: true })
}
