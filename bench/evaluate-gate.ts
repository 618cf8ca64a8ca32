import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { DuckDBInstance } from '@duckdb/node-api'
import { root } from '../scripts/root.ts'

/*
 * The gate on a million held-out rows, every binary metric, twenty slices, beside what it takes only to read the two files with
 * the same reader, in the same run: `node bench/evaluate-gate.ts [rows]`. Runs actions/dist, so build first.
 */

const rows = Number(process.argv[2] ?? 1_000_000)
const folder = mkdtempSync(join(tmpdir(), 'holdout-bench-'))

const POLICY = `version: 1
models:
  bench:
    workflow: .github/workflows/model.yml
    task: binary
    data: {score: score}
    metrics:
      accuracy: {max_drop: 0.01}
      balanced_accuracy: {max_drop: 0.01}
      precision: {max_drop: 0.01}
      recall: {max_drop: 0.01}
      f1: {max_drop: 0.01}
      log_loss: {max_rise: 0.01}
      brier: {max_rise: 0.01}
      roc_auc: {max_drop: 0.005}
    slices: {by: [region]}
`

/** Numbers in [0, 1) that are the same in every run: Park and Miller's generator. */
function* uniform(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (state * 48_271) % 2_147_483_647
    yield state / 2_147_483_647
  }
}

async function writePredictions(path: string, noise: number): Promise<void> {
  const truth = uniform(1)
  const error = uniform(noise)
  const file = createWriteStream(path)
  file.write('example_id,label,prediction,score,region\n')
  for (let row = 0; row < rows; ) {
    let text = ''
    for (const end = Math.min(rows, row + 10_000); row < end; row++) {
      const propensity = truth.next().value
      const label = truth.next().value < propensity ? 1 : 0
      const score = Math.min(0.999, Math.max(0.001, propensity + 0.2 * (error.next().value - 0.5)))
      text += `flight-${(row * 7919) % rows},${label},${score >= 0.5 ? 1 : 0},${score.toFixed(6)},region ${row % 20}\n`
    }
    if (!file.write(text)) await once(file, 'drain')
  }
  file.end()
  await once(file, 'finish')
}

async function toParquet(name: string): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const from = join(folder, `${name}.csv`)
  await connection.run(
    `COPY (SELECT * FROM read_csv('${from}')) TO '${join(folder, `${name}.parquet`)}' (FORMAT parquet)`,
  )
  connection.closeSync()
  instance.closeSync()
}

interface Measured {
  readonly seconds: number
  readonly megabytes: number
}

const PEAK = "process.on('exit', () => process.stderr.write('peak ' + process.resourceUsage().maxRSS + '\\n'))"

async function measure(options: readonly string[], inputs: Readonly<Record<string, string>> = {}): Promise<Measured> {
  const env = Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]))
  const started = performance.now()
  const { stderr } = await promisify(execFile)(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(PEAK)}`, ...options],
    { cwd: folder, env: { PATH: process.env.PATH, GITHUB_WORKSPACE: folder, ...env } },
  )
  const kilobytes = Number(/peak (\d+)/.exec(stderr)?.[1])
  return { seconds: (performance.now() - started) / 1000, megabytes: kilobytes / 1024 }
}

/** Reads both files and drops what was read. */
function readOnly(extension: string): string {
  const source = join(root, 'actions/lib/predictions')
  const reader = extension === 'csv' ? 'readCsv' : 'readParquet'
  return `import { readFileSync } from 'node:fs'
import { ${reader} } from ${JSON.stringify(join(source, `${extension}.ts`))}
for (const name of ['candidate.${extension}', 'baseline.${extension}']) {
  await ${reader}({ source: name, name, bytes: readFileSync(name) }, (names) => names)
}`
}

try {
  mkdirSync(join(folder, '.github'))
  writeFileSync(join(folder, '.github/holdout.yml'), POLICY)
  for (const [index, name] of ['candidate', 'baseline'].entries()) {
    await writePredictions(join(folder, `${name}.csv`), index + 2)
    await toParquet(name)
  }
  console.log(`${rows} rows, 8 metrics, 20 slices\n\nformat    reader only s   gate s   times reader   peak MB`)
  for (const extension of ['csv', 'parquet']) {
    const script = join(folder, `read-${extension}.ts`)
    writeFileSync(script, readOnly(extension))
    const floor = await measure([script])
    const inputs = { candidate: `candidate.${extension}`, baseline: `baseline.${extension}`, 'fail-on': 'never' }
    const gate = await measure([join(root, 'actions/dist/evaluate-gate.js')], inputs)
    const cells = [
      floor.seconds.toFixed(1).padStart(15),
      gate.seconds.toFixed(1).padStart(8),
      (gate.seconds / floor.seconds).toFixed(1).padStart(14),
      gate.megabytes.toFixed(0).padStart(9),
    ]
    console.log(extension.padEnd(7) + cells.join(' '))
  }
} finally {
  rmSync(folder, { recursive: true })
}
