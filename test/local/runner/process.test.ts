import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runProcess } from '../../../local/runner/process.ts'

let folder: string
const PATH = process.env.PATH ?? ''
const quick = { interrupt: 300, terminate: 300 }

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'holdout-process-'))
})

afterAll(() => rm(folder, { recursive: true }))

/** Whether a process runs. One that has ended and waits for its parent to notice does not. */
function alive(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' })
  return stdout.trim() !== '' && !stdout.startsWith('Z')
}

/** Runs a Node program; cancels it at the line `ready`, if asked. */
async function run(
  source: string,
  options: { cancel?: boolean } = {},
): Promise<{ code: number | null; lines: string[] }> {
  const file = join(folder, `${crypto.randomUUID()}.mjs`)
  await writeFile(file, source)
  const abort = new AbortController()
  const lines: string[] = []
  const onLine = (line: string) => {
    lines.push(line)
    if (options.cancel && line.startsWith('ready')) abort.abort()
  }
  const code = await runProcess(process.execPath, [file], {
    cwd: folder,
    env: { PATH },
    onLine,
    signal: abort.signal,
    patience: quick,
  })
  return { code, lines }
}

describe('a program', () => {
  it('tells its lines and its exit code', async () => {
    expect(
      await run('console.log("one"); console.error("two"); process.stdout.write("three"); process.exitCode = 3'),
    ).toEqual({
      code: 3,
      lines: expect.arrayContaining(['one', 'two', 'three']),
    })
  })

  it('is first asked to end by SIGINT', async () => {
    const source =
      'process.on("SIGINT", () => { console.log("interrupted"); process.exit(130) }); console.log("ready"); setInterval(() => {}, 1000)'
    expect(await run(source, { cancel: true })).toEqual({ code: 130, lines: ['ready', 'interrupted'] })
  })

  it('that ignores SIGINT gets SIGTERM', async () => {
    const source =
      'process.on("SIGINT", () => {}); process.on("SIGTERM", () => process.exit(7)); console.log("ready"); setInterval(() => {}, 1000)'
    expect((await run(source, { cancel: true })).code).toBe(7)
  })

  it('that ignores both is killed with all that descends from it, other process groups included', async () => {
    const child = 'process.on("SIGINT", () => {}); process.on("SIGTERM", () => {}); setInterval(() => {}, 1000)'
    const source = `import { spawn } from 'node:child_process'
      ${child}
      const one = spawn(process.execPath, ['-e', ${JSON.stringify(child)}], { detached: true, stdio: 'ignore' })
      console.log('ready ' + one.pid)`
    const { code, lines } = await run(source, { cancel: true })
    expect(code).toBeNull()
    const pid = Number(lines[0]?.split(' ')[1])
    await expect.poll(() => alive(pid), { timeout: 5_000 }).toBe(false)
  })

  it('a shell that dies of its cancel takes the program it waits for along', async () => {
    const abort = new AbortController()
    const pidFile = join(folder, 'pid')
    const script = `sh -c 'echo $$ > ${pidFile}; echo ready; exec sleep 60 >/dev/null 2>&1'; echo after`
    const onLine = (line: string) => line === 'ready' && abort.abort()
    await runProcess('bash', ['-c', script], {
      cwd: folder,
      env: { PATH },
      onLine,
      signal: abort.signal,
      patience: quick,
    })
    const pid = Number(await readFile(pidFile, 'utf8'))
    await expect.poll(() => alive(pid), { timeout: 5_000 }).toBe(false)
  })

  it('may leave a detached process running when it ends by itself', async () => {
    const source = `import { spawn } from 'node:child_process'
      const server = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'], { detached: true, stdio: 'ignore' })
      server.unref()
      console.log(server.pid)`
    const { code, lines } = await run(source)
    await sleep(50)
    const pid = Number(lines[0])
    expect([code, alive(pid)]).toEqual([0, true])
    process.kill(pid, 'SIGKILL')
  })
})
