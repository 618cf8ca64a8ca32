import { expect, test } from 'vitest'
import { readConfig } from '../../app/config.ts'

const secret = 'f'.repeat(64)
const env = { APP_ID: '12345', PRIVATE_KEY: '-----BEGIN KEY-----\\nabc', WEBHOOK_SECRET: secret }

test('has defaults for what is not set, and real line breaks in the key', () => {
  expect(readConfig({ ...env, PORT: '' })).toMatchObject({
    APP_ID: 12345,
    PRIVATE_KEY: '-----BEGIN KEY-----\nabc',
    PORT: 3000,
    HOST: '127.0.0.1',
    GITHUB_API_URL: 'https://api.github.com',
  })
})

test.each<[string, NodeJS.ProcessEnv, string]>([
  ['no secret', { WEBHOOK_SECRET: undefined }, 'WEBHOOK_SECRET is not set'],
  ['an empty secret', { WEBHOOK_SECRET: '' }, 'WEBHOOK_SECRET is not set'],
  ['the word that Probot falls back to', { WEBHOOK_SECRET: 'development' }, 'WEBHOOK_SECRET is the word'],
  ['a short secret', { WEBHOOK_SECRET: 'x'.repeat(31) }, 'WEBHOOK_SECRET must have at least 32 bytes'],
  ['a short old secret', { WEBHOOK_SECRET_OLD: 'short' }, 'WEBHOOK_SECRET_OLD must have at least 32 bytes'],
  ['no app', { APP_ID: undefined }, 'APP_ID is not set'],
  ['no key', { PRIVATE_KEY: 'hello' }, 'PRIVATE_KEY must be the PEM'],
  ['an address that is none', { GITHUB_API_URL: 'ftp://x' }, 'GITHUB_API_URL'],
])('%s is refused, naming the variable and never its value (T41)', (_, change, message) => {
  expect(() => readConfig({ ...env, ...change })).toThrow(message)
  try {
    readConfig({ ...env, ...change, PRIVATE_KEY: 'very private' })
  } catch (thrown) {
    expect(String(thrown)).not.toContain('very private')
  }
})
