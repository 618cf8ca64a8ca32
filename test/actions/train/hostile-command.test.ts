import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { type ActionCall, makeWorkspace, runBuiltAction } from '../action-process.ts'
import { HOSTILE_STRINGS } from '../corpus.ts'
import { parseNameValueFile, processOutput } from '../runner-commands.ts'

const RESULTS = "echo '{\"auc\": 0.9}' > metrics.json; printf 'example_id\\n1\\n' > predictions.csv"

let workspace = ''
beforeEach(() => {
  workspace = makeWorkspace()
})

/** Runs a Node program as the training command, with results that are fine. */
function train(program: string, call: Partial<ActionCall> = {}) {
  writeFileSync(join(workspace, 'program.mjs'), program)
  return trainScript(`"${process.execPath}" program.mjs; ${RESULTS}`, call)
}

function trainScript(run: string, call: Partial<ActionCall> = {}) {
  const inputs = { 'model-name': 'm', run, metrics: 'metrics.json', predictions: 'predictions.csv' }
  return runBuiltAction('train', { workspace, ...call, inputs: { ...inputs, ...call.inputs } })
}

describe('T14: nothing that a command names becomes a variable or an output', () => {
  test.each(['x\nNODE_OPTIONS=--require ./x.js', 'x<<EOF\ny\nEOF\nb=1', 'x=1'])('a metric named %j', async (name) => {
    const metrics = JSON.stringify({ [name]: 1, auc: 0.9 })
    const end = await train('', {
      inputs: { run: `cat > metrics.json <<'END'\n${metrics}\nEND\necho x > predictions.csv` },
    })
    const names = parseNameValueFile(end.files.GITHUB_OUTPUT ?? '').map(([output]) => output)
    expect(['status,run-path', 'status,run-path,predictions-path']).toContain(names.join())
    expect([end.files.GITHUB_ENV, end.files.GITHUB_STATE, end.files.GITHUB_PATH]).toEqual(['', '', ''])
  })
})

describe('T15: nothing that a command prints is a workflow command', () => {
  test('the whole corpus, on both streams, with every line end', async () => {
    const lines = [...HOSTILE_STRINGS, '::set-output name=status::hacked', '##[set-output name=status]hacked']
    const end = await train(`
      for (const line of ${JSON.stringify(lines)}) for (const eol of ['\\n', '\\r', '\\r\\n']) {
        process.stdout.write(line + eol); process.stderr.write('x ' + line + eol + line + eol)
      }`)
    expect(end.exitCode).toBe(0)
    const runner = processOutput(end.stdout)
    expect(runner.commands).toEqual([])
    expect(runner.stopped).toBe(false)
    expect(end.stderr).toBe('')
    expect(end.outputs.status).toBe('succeeded')
    // Without the fence the prefix alone holds, too.
    const inner = end.stdout.split('\n').slice(1, -2).join('\n')
    expect(processOutput(inner).commands).toEqual([])
    expect(existsSync(join(workspace, 'pwned'))).toBe(false)
  })

  test('the oracle itself takes such lines for commands when they come unfenced', () => {
    const commands = HOSTILE_STRINGS.flatMap((line) => processOutput(line).commands)
    expect(commands.map((command) => command.name)).toEqual(
      expect.arrayContaining(['add-mask', 'error', 'set-output', 'add-matcher', 'save-state', 'debug']),
    )
  })

  test('our own message after the command is one again', async () => {
    const end = await train('process.exit(4)')
    expect(processOutput(end.stdout).commands).toEqual([
      { name: 'error', data: 'training failed: the command exited with code 4' },
    ])
  })
})

test('T16: a command that prints all it can see does not resume workflow commands', async () => {
  const end = await train(`
    import { readdirSync, readFileSync } from 'node:fs'
    const seen = [...Object.values(process.env), ...process.argv]
    for (const pid of ['self', process.ppid]) {
      for (const file of ['environ', 'cmdline']) {
        try { seen.push(...readFileSync('/proc/' + pid + '/' + file, 'utf8').split('\\0')) } catch {}
      }
    }
    for (const file of readdirSync(process.env.RUNNER_TEMP)) seen.push(file, readFileSync(process.env.RUNNER_TEMP + '/' + file, 'utf8'))
    for (const value of seen) console.log('::' + value + '::\\n##[' + value + ']\\n::error::taken')`)
  expect(end.exitCode).toBe(0)
  expect(end.stdout.length).toBeGreaterThan(1000)
  const token = end.stdout.match(/^::stop-commands::(\w{32})\n/)?.[1] ?? ''
  expect(end.stdout.split(token)).toHaveLength(3)
  expect(processOutput(end.stdout).commands).toEqual([])
})

// First patterns of the problem matchers that actions/setup-python, setup-node, setup-go and setup-dotnet register.
const MATCHERS = [
  /^\s*File\s"(.*)",\sline\s(\d+),\sin\s(.*)$/,
  /^(?:\s+\d+>)?([^\s].*)[(:](\d+)[,:](\d+)(?:\):\s+|\s+-\s+)(error|warning|info)\s+TS(\d+)\s*:\s*(.*)$/,
  /^([^\s].*)$/,
  /^\s*(\.{0,2}[/\\].+\.go):(?:(\d+):(\d+):)? (.*)/,
  /^([^\s].*)\((\d+)(?:,\d+|,\d+,\d+)?\):\s+(error|warning)\s+([a-zA-Z]+(?<!MSB)\d+):\s*(.*?)\s+\[(.*?)\]$/,
]
const TRACES = [
  '  File "a.py", line 1, in <module>',
  'src/a.ts(1,2): error TS2304: Cannot find name',
  'src/a.js',
  './main.go:1:2: undefined',
  'Program.cs(1,2): error CS0103: The name [/x/x.csproj]',
]

test('T17: problem matchers of earlier steps make no annotations of what a command prints', async () => {
  const end = await train(
    `for (let i = 0; i < 100; i++) for (const line of ${JSON.stringify(TRACES)}) console.log(line)`,
  )
  const lines = end.stdout.split('\n').filter((line) => line.startsWith(' > '))
  expect(lines).toHaveLength(500)
  expect(processOutput(lines.join('\n'), MATCHERS).matched).toEqual([])
  expect(processOutput(TRACES.join('\n'), MATCHERS).matched).toEqual(TRACES)
})

test('T18: a command that dumps its environment finds no secret, and what was named', async () => {
  const secrets = {
    GITHUB_TOKEN: 'secret',
    ACTIONS_RUNTIME_TOKEN: 'secret',
    ACTIONS_RESULTS_URL: 'http://secret',
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'secret',
    ACTIONS_ID_TOKEN_REQUEST_URL: 'secret',
    ACTIONS_CACHE_URL: 'secret',
    AWS_SECRET_ACCESS_KEY: 'secret',
  }
  const end = await train(
    "import { writeFileSync } from 'node:fs'; writeFileSync('env.json', JSON.stringify(process.env))",
    {
      env: { ...secrets, HF_TOKEN: 'mine', GITHUB_SHA: 'abc' },
      inputs: { environment: 'HF_TOKEN', seeds: '1' },
    },
  )
  expect(end.exitCode).toBe(0)
  const seen = JSON.parse(readFileSync(join(workspace, 'env.json'), 'utf8')) as Record<string, string>
  expect(JSON.stringify(seen)).not.toContain('secret')
  expect(
    Object.keys(seen).filter((name) => /^INPUT_|^GITHUB_(ENV|OUTPUT|PATH|STATE|STEP_SUMMARY|ARTIFACTS)$/.test(name)),
  ).toEqual([])
  expect(seen).toMatchObject({ HF_TOKEN: 'mine', GITHUB_SHA: 'abc', CI: 'true', HOLDOUT_SEED: '1' })
})

describe("T19, TR14: the runner's own files are as they were, and the step fails", () => {
  test.each(['github_env', 'github_output', 'github_path', 'github_state', 'github_step_summary', 'github_artifacts'])(
    'a command that appends to %s',
    async (file) => {
      const end = await trainScript(`${RESULTS}; echo NODE_OPTIONS=--require=./x.js >> "$RUNNER_TEMP/${file}"`)
      expect(end.exitCode).toBe(1)
      expect(end.stdout).toContain(`the command wrote to the runner's own files (${file.toUpperCase()})`)
      expect(Object.values(end.files).join('')).not.toContain('NODE_OPTIONS')
      expect(end.outputs.status).toBe('failed')
    },
  )

  test('a command that replaces one by a link, removes one and makes one a folder', async () => {
    const end = await trainScript(`${RESULTS}; cd "$RUNNER_TEMP"
      ln -sf /etc/passwd github_env; rm github_output; rm github_path; mkdir github_path; touch github_path/x`)
    expect(end.exitCode).toBe(1)
    expect(end.files.GITHUB_ENV).toBe('')
    expect(end.files.GITHUB_PATH).toBe('')
    expect(end.outputs.status).toBe('failed')
    expect(readFileSync('/etc/passwd', 'utf8')).not.toBe('')
  })
})

describe('output that would burst a log', () => {
  test('TR06: a progress bar of carriage returns with commands in it', async () => {
    const end = await train(
      "for (let i = 0; i < 50; i++) process.stdout.write(i + '%\\r::set-output name=status::x\\r')",
    )
    expect(processOutput(end.stdout).commands).toEqual([])
    expect(end.stdout).toContain(' > 49%\n > ::set-output name=status::x\n')
  })

  test('TR07: 200 MB in short lines and one line of 100 MB, in bounded memory', async () => {
    let peak = 0
    let pieces = 0
    const onOutput: NonNullable<ActionCall['onOutput']> = (child) => {
      if (pieces++ % 200 !== 0) return
      const kilobytes = execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)], { encoding: 'utf8' })
      peak = Math.max(peak, Number(kilobytes) / 1024)
    }
    const long = "head -c 100000000 /dev/zero | tr '\\0' x"
    const run = `${long}; (yes 'epoch 1 loss 0.1234' || true) | head -c 200000000; ${RESULTS}`
    const end = await trainScript(run, { keep: 10_000, onOutput })
    expect(end.outputs.status).toBe('succeeded')
    expect(peak).toBeGreaterThan(20)
    expect(peak).toBeLessThan(256)
  })

  test('TR09: bytes that are no text, colours and links of a terminal', async () => {
    const end = await train(`process.stdout.write(Buffer.concat([Buffer.from([0xff, 0xfe, 0x80, 0x0a]),
      Buffer.from('\\x1b[31mred\\x1b[0m \\x1b]8;;http://evil.test\\x1b\\\\here\\x1b]8;;\\x1b\\\\\\n\\x1b]0;title\\x07x\\n\\x9b2Jy\\n')]))`)
    expect(end.stdout.split('\n').slice(1, 5)).toEqual([' > \ufffd\ufffd\ufffd', ' > red here', ' > x', ' > y'])
  })
})
