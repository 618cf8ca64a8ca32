import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { chownSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { Client } from 'pg'
import { end } from './process.ts'

/** A PostgreSQL server of a test's own, on a free port of this machine, in a temporary folder. */
export interface PostgresServer {
  readonly port: number
  /** Of a new database, empty or a copy of another. */
  createDatabase(template?: string): Promise<string>
  /** Statements as the superuser. */
  run(sql: string): Promise<void>
  /** Ends the server's process as `kill -INT` does: connections break. */
  stop(): Promise<void>
  /** Starts it again on the same folder and port. */
  start(): Promise<void>
  /** Stops it and removes its folder. */
  remove(): Promise<void>
}

/** @param programs folder of `initdb` and `postgres`; see scripts/postgres.ts. */
export async function startPostgres(programs: string): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'holdout-postgres-'))
  const as = owner()
  if (as.uid !== undefined && as.gid !== undefined) chownSync(folder, as.uid, as.gid)
  const data = join(folder, 'data')
  await promisify(execFile)(join(programs, 'initdb'), ['-D', data, '-A', 'trust', '-U', 'postgres', '--no-sync'], {
    ...as,
    cwd: folder,
  })
  const port = await freePort()
  let child: ChildProcess | null = null
  let databases = 0
  const run = async (sql: string) => {
    const client = new Client({ connectionString: `postgresql://postgres@127.0.0.1:${port}/postgres` })
    await client.connect()
    try {
      await client.query(sql)
    } finally {
      await client.end()
    }
  }
  const server: PostgresServer = {
    port,
    run,
    createDatabase: async (template) => {
      const name = `test${++databases}`
      await run(`CREATE DATABASE ${name}${template ? ` TEMPLATE ${template}` : ''}`)
      return `postgresql://postgres@127.0.0.1:${port}/${name}`
    },
    start: async () => {
      const settings = { listen_addresses: '127.0.0.1', port: String(port), unix_socket_directories: '', fsync: 'off' }
      const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
      child = spawn(join(programs, 'postgres'), ['-D', data, '-c', 'max_connections=400', ...options], {
        ...as,
        cwd: folder,
        stdio: ['ignore', 'ignore', 'pipe'],
      })
      await ready(child)
    },
    stop: async () => {
      if (child) await end(child, 'SIGINT')
      child = null
    },
    remove: async () => {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  await server.start()
  return server
}

// PostgreSQL refuses to run as root; Debian's package makes a user for it.
function owner(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {}
  const line = /^postgres:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'))
  if (!line) throw new Error('PostgreSQL does not run as root, and there is no user postgres')
  return { uid: Number(line[1]), gid: Number(line[2]) }
}

async function ready(child: ChildProcess): Promise<void> {
  const lines: string[] = []
  await new Promise<void>((resolve, reject) => {
    if (!child.stderr) throw new Error('the server has no log')
    createInterface({ input: child.stderr }).on('line', (line) => {
      lines.push(line)
      if (line.includes('ready to accept connections')) resolve()
    })
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`PostgreSQL ended with ${code}: ${lines.join('\n')}`)))
  })
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
