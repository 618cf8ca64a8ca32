import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { root } from '../scripts/root.ts'
import { type Measured, measure } from './measure.ts'
import { install } from './python.ts'
import { PEERS, type Peer, run } from './validate-data/peers.ts'
import { FAULTS, writeTable } from './validate-data/table.ts'

/*
 * validate-data on ten million rows, CSV and Parquet, beside SQL written by hand for the same engine and beside other tools:
 * `node bench/validate-data.ts [--rows 10000000] [--peers] [--pythons <folder>] [--dist actions/dist]`. Runs what was built, so build
 * first. CPU seconds of all threads; ratios to the hand-written SQL of the same run. With `--planted` nothing is timed: one row
 * breaks one rule after the other, and every tool has to say so, or it does not do the work that is compared.
 */

const { values: options } = parseArgs({
  options: {
    rows: { type: 'string', default: '10000000' },
    peers: { type: 'boolean', default: false },
    pythons: { type: 'string' },
    dist: { type: 'string', default: join(root, 'actions/dist') },
    planted: { type: 'boolean', default: false },
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
    command: [process.execPath, resolve(options.dist, 'validate-data.js')],
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

/** The Python of a peer; null, and said, where it cannot be made. */
async function pythonOf({ name, script, packages }: Peer): Promise<string | null> {
  const pythons = options.pythons ?? join(folder, 'pythons')
  mkdirSync(pythons, { recursive: true })
  try {
    return await install(pythons, script.replace('.py', ''), packages)
  } catch (thrown) {
    console.log(`${name}: not installed (${thrown instanceof Error ? thrown.message : thrown})`)
    return null
  }
}

async function peers(format: string, count: number, base: Measured): Promise<void> {
  for (const peer of PEERS) {
    if (count > (peer.maxRows ?? count)) {
      console.log(`${peer.name}: on ${peer.maxRows} rows only, see there`)
      continue
    }
    const python = await pythonOf(peer)
    if (python !== null) print(peer.name, await run(peer, python, join(folder, `data.${format}`)), base)
  }
}

async function compare(count: number): Promise<void> {
  await writeTable(folder, count)
  // The engine's library is fetched once for a machine, so not in the figures.
  await action('reference.parquet')
  for (const format of ['csv', 'parquet']) {
    console.log(`\n${`${format}, ${count} rows`.padEnd(44)}    CPU s    ratio   wall s  peak MB`)
    const data = `data.${format}`
    const base = await floor(data)
    print('SQL by hand, 11 rules', base, base)
    print('validate-data, 11 rules', await action(data), base)
    if (options.peers) await peers(format, count, base)
    const reference = `reference.${format}`
    const drift = await floor(data, reference)
    print('SQL by hand, 11 rules and 4 drift checks', drift, drift)
    const inputs = { reference, 'html-path': 'report.html' }
    print('validate-data, 11 rules, drift, HTML', await action(data, inputs), drift)
  }
}

async function plant(): Promise<void> {
  const pythons = new Map<Peer, string>()
  for (const peer of options.peers ? PEERS : []) {
    const python = await pythonOf(peer)
    if (python !== null) pythons.set(peer, python)
  }
  for (const [name, fault] of [['nothing', undefined] as const, ...Object.entries(FAULTS)]) {
    await writeTable(folder, 2000, fault)
    for (const format of ['csv', 'parquet']) {
      const said = [`validate-data: ${(await action(`data.${format}`)).code}`]
      for (const [peer, python] of pythons) {
        said.push(`${peer.name}: ${(await run(peer, python, join(folder, `data.${format}`))).code}`)
      }
      console.log(`${format}, ${name}; exit ${said.join(', ')}`)
    }
  }
}

try {
  if (options.planted) await plant()
  else {
    // A tenth as many rows show what does not grow with them.
    await compare(Math.ceil(rows / 10))
    await compare(rows)
  }
} finally {
  rmSync(folder, { recursive: true })
}
