import { execFileSync, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

export interface Cancellation {
  /** Aborted when the step must end. */
  signal: AbortSignal
  /** Default as the real runner: 7.5 s for SIGINT, then 2.5 s for SIGTERM, then the tree is killed. */
  patience?: { interrupt: number; terminate: number }
}

const PATIENCE = { interrupt: 7_500, terminate: 2_500 }
/** How long the runner waits for output after a process has exited: something it left running may hold the pipe. */
const OPEN_OUTPUT_MS = 5_000

export interface ProcessOptions extends Cancellation {
  cwd: string
  env: Readonly<Record<string, string>>
  onLine: (line: string) => void
}

/** Runs a program in a process group of its own, its output read line by line. Answers its exit code, or null if it was killed. */
export function runProcess(command: string, args: readonly string[], options: ProcessOptions): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: { ...options.env },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY }).on('line', options.onLine)
    }
    const patience = options.patience ?? PATIENCE
    const timers: NodeJS.Timeout[] = []
    const tree = new Set<number>()
    const cancel = () => {
      const { pid } = child
      if (pid === undefined) return
      const remember = () => {
        for (const one of [pid, ...descendants(pid)]) tree.add(one)
      }
      const terminate = () => {
        remember()
        child.kill('SIGTERM')
      }
      const end = () => {
        remember()
        kill(tree)
      }
      remember()
      child.kill('SIGINT')
      timers.push(setTimeout(terminate, patience.interrupt))
      timers.push(setTimeout(end, patience.interrupt + patience.terminate))
    }
    options.signal.addEventListener('abort', cancel, { once: true })
    if (options.signal.aborted) cancel()
    child.on('error', reject)
    child.on('exit', () => {
      timers.push(
        setTimeout(() => {
          child.stdout.destroy()
          child.stderr.destroy()
        }, OPEN_OUTPUT_MS),
      )
    })
    child.on('close', (code) => {
      for (const timer of timers) clearTimeout(timer)
      options.signal.removeEventListener('abort', cancel)
      kill(tree) // a shell dies of SIGTERM before the program it waits for
      resolve(code)
    })
  })
}

function kill(pids: Iterable<number>): void {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It has ended by itself.
    }
  }
}

/** All processes that descend from one, in whatever process group they are. */
function descendants(pid: number): number[] {
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n')
  const parents = rows.map((row) => row.trim().split(/\s+/).map(Number))
  const found: number[] = []
  let generation = [pid]
  while (generation.length > 0) {
    generation = parents.filter(([, parent]) => generation.includes(parent ?? -1)).map(([child]) => child ?? -1)
    found.push(...generation)
  }
  return found
}
