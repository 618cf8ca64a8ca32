import { writeSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { isClockwork, nameOf } from './clockwork.ts'

/*
 * Loaded into an app before its own code, by `--import`. It stands where a proxy stands before a server: between PGlite's client and the
 * database in the same process, at the one function that all messages go through. From SIGUSR2 on it tells every statement on stderr, and
 * kills its process where KILL_AT says.
 * https://www.postgresql.org/docs/current/protocol-message-formats.html
 */

/** `before 3 <statement>`: its third time, before anything of it is done. */
const [, moment, count, wanted] = /^(\w+) (\d+) (.*)$/s.exec(process.env.KILL_AT ?? '') ?? []

const met = new Map<string, number>()
let isArmed = false
let parsed = ''
let rows = 0

process.on('SIGUSR2', () => {
  isArmed = true
  tell('armed')
})

const execute = PGlite.prototype.execProtocolRawSync
PGlite.prototype.execProtocolRawSync = function (this: PGlite, message: Uint8Array): Uint8Array {
  const type = String.fromCharCode(message[0] ?? 0)
  // A statement with values is parsed, bound, executed, and ends with Sync, at which it is committed.
  if (type === 'P') parsed = textsOf(message)[1] ?? ''
  if (type === 'Q') parsed = textsOf(message)[0] ?? ''
  if (type === 'Q' || type === 'E') reach('before', 0)
  const answer = execute.call(this, message)
  if (type === 'Q' || type === 'E') rows = rowsIn(answer)
  if (type === 'Q' || type === 'S') reach('after', rows)
  return answer
}

function reach(reached: string, changed: number): void {
  if (!isArmed || parsed === '' || isClockwork(parsed, changed)) return
  const name = nameOf(parsed)
  if (reached === 'after') parsed = ''
  const key = `${reached} ${name}`
  const times = (met.get(key) ?? 0) + 1
  met.set(key, times)
  tell(`${reached} ${times} ${name}`)
  if (reached === moment && times === Number(count) && name === wanted) process.kill(process.pid, 'SIGKILL')
}

function tell(text: string): void {
  writeSync(2, `statement: ${text}\n`)
}

function textsOf(message: Uint8Array): readonly string[] {
  return new TextDecoder().decode(message.subarray(5)).split('\0')
}

// `INSERT 0 3`, `SELECT 2`: https://www.postgresql.org/docs/current/protocol-message-formats.html, CommandComplete
function rowsIn(answer: Uint8Array): number {
  let most = 0
  for (let at = 0; at + 5 <= answer.length; ) {
    const length = new DataView(answer.buffer, answer.byteOffset + at + 1, 4).getInt32(0)
    const body = answer.subarray(at + 5, at + 1 + length)
    if (answer[at] === 'C'.charCodeAt(0))
      most = Math.max(most, Number(/(\d+)\0$/.exec(new TextDecoder().decode(body))?.[1] ?? 0))
    at += 1 + length
  }
  return most
}
