import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { afterEach, expect, test } from 'vitest'
import { type Conversation, converse } from '../../../actions/lib/conversation.ts'

const open: Conversation[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

/** A program in JavaScript that gets every line as `line`, and `say`. */
function program(body: string): Conversation {
  const text = `const say = (value) => process.stdout.write(JSON.stringify(value) + '\\n')
    require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => { const asked = JSON.parse(line); ${body} })`
  const started = converse({
    file: process.execPath,
    args: ['-e', text],
    directory: tmpdir(),
    environment: { PATH: process.env.PATH ?? '' },
  })
  open.push(started)
  return started
}

test('questions are answered in the order in which they were asked', async () => {
  const double = program('setTimeout(() => say(2 * asked), 20 - asked)')
  expect(await Promise.all([1, 2, 3].map((number) => double.ask(number, 10_000)))).toEqual([2, 4, 6])
})

test('what it writes to stderr is no answer', async () => {
  const chatty = program("console.error('::error::not a command'); say('answer')")
  expect(await chatty.ask(0, 10_000)).toBe('answer')
})

test('a program that ends says so, then and later', async () => {
  const short = program('process.exit(3)')
  await expect(short.ask(0, 10_000)).rejects.toThrow('exit code 3')
  await expect(short.ask(0, 10_000)).rejects.toThrow('exit code 3')
})

test('a program that is not there says so', async () => {
  const none = converse({ file: '/nowhere/python3', args: [], directory: tmpdir(), environment: {} })
  open.push(none)
  await expect(none.ask(0, 10_000)).rejects.toThrow('/nowhere/python3 cannot be started')
})

test('whoever gives no answer in time is ended, with what it started', async () => {
  const mute = program("if (asked === 'pid') say(require('node:child_process').spawn('sleep', ['600']).pid)")
  const pid = Number(await mute.ask('pid', 10_000))
  await expect(mute.ask('nothing', 200)).rejects.toThrow('no answer after')
  await mute.close()
  // One that nobody has waited for yet stays as a zombie.
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' })
  expect(stdout.trim().replace(/^Z.*/, '')).toBe('')
})
