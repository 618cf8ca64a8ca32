import { expect, test } from 'vitest'
import { createLog } from '../../app/log.ts'

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = []
  write(createLog('trace', { write: (line: string) => void lines.push(line) }))
  return lines.join('')
}

test('errors keep message and stack, never the request that they carry (T20)', () => {
  const error = Object.assign(new Error('Bad credentials'), {
    status: 401,
    request: { headers: { authorization: 'token ghs_abcdef0123456789' } },
  })
  const text = logged((log) => log.error({ err: error }, 'failed'))
  expect(JSON.parse(text)).toMatchObject({ err: { message: 'Bad credentials', status: 401 } })
  expect(text).not.toContain('authorization')
  expect(logged((log) => log.error(error))).not.toContain('authorization')
})

test('payloads and signatures are not written', () => {
  const text = logged((log) => log.info({ event: { payload: { x: 'PAYLOAD' }, signature: 'SIG' }, payload: 'PAYLOAD' }))
  expect(text).not.toMatch(/PAYLOAD|SIG/)
})

test.each([
  'ghs_16C7e42F292c6912E7710c838347Ae178B4a',
  'github_pat_11ABCDEFG0123456789_abcdefghijkl',
  'eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiIxMjM0NSJ9.c2lnbmF0dXJl',
])('what looks like a credential is cut out of any text: %s', (secret) => {
  expect(logged((log) => log.info(`request with ${secret} failed`))).not.toContain(secret)
  expect(logged((log) => log.error({ err: new Error(secret) }))).not.toContain(secret)
})

test('a signed address loses its signature', () => {
  const text = logged((log) => log.info('GET https://a.blob.core.windows.net/x?sv=1&sig=abc%2Fdef&se=2'))
  expect(text).not.toContain('abc%2Fdef')
})
