import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../scripts/root.ts'

/*
 * How long each built action takes from its start to its first line, beside `node -e 0`, in the same run; and how large the
 * bundle is. `node bench/start-up.ts [rounds]`. An action without inputs says at once what is missing: that is the line.
 */

const dist = join(root, 'actions/dist')
const rounds = Number(process.argv[2] ?? 15)

/** Milliseconds until the first output, or until the end of a program that prints nothing. */
function startUp(options: readonly string[], directory: string): Promise<number> {
  const started = performance.now()
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, options, { cwd: directory, env: { PATH: process.env.PATH } })
    const first = () => resolve(performance.now() - started)
    child.stdout.once('data', first)
    child.stderr.once('data', first)
    child.once('error', reject)
    child.once('close', first)
  })
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(2).padStart(6)
}

const entries = readdirSync(dist).filter((name) => name.endsWith('.js'))
const programs = new Map<string, readonly string[]>([['node -e 0', ['-e', '0']]])
for (const name of entries) programs.set(name.replace(/\.js$/, ''), [join(dist, name)])

const times = new Map([...programs.keys()].map((name): [string, number[]] => [name, []]))
const directory = mkdtempSync(join(tmpdir(), 'holdout-bench-'))
try {
  // Round by round rather than program by program: a busy moment of the machine then meets all of them.
  for (let round = -1; round < rounds; round++) {
    for (const [name, options] of programs) {
      const time = await startUp(options, directory)
      if (round >= 0) times.get(name)?.push(time)
    }
  }
} finally {
  rmSync(directory, { recursive: true })
}

const floor = median(times.get('node -e 0') ?? [])
console.log(`start to first line, ${rounds} rounds\n\n${'program'.padEnd(16)} median ms   slowest ms   times node -e 0`)
for (const [name, values] of times) {
  const middle = median(values)
  const cells = [
    middle.toFixed(0).padStart(9),
    Math.max(...values)
      .toFixed(0)
      .padStart(12),
    (middle / floor).toFixed(1).padStart(17),
  ]
  console.log(name.padEnd(16) + cells.join(' '))
}

const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) =>
  statSync(join(dist, name)).isFile(),
)
const sizes = files.map((name): [string, number] => [name, statSync(join(dist, name)).size])
console.log('\nbundle, MB')
for (const [name, size] of sizes.toSorted((a, b) => b[1] - a[1])) console.log(`${megabytes(size)}  ${name}`)
console.log(`${megabytes(sizes.reduce((sum, [, size]) => sum + size, 0))}  all`)
