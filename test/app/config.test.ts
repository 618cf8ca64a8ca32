import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readConfig, signInOf } from '../../app/config.ts'

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

describe('secrets in files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'holdout-secrets-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }

  test('a file holds the secret, its last line break apart', () => {
    const config = readConfig({
      APP_ID: '1',
      PRIVATE_KEY_FILE: file('key', '-----BEGIN KEY-----\nabc\n'),
      WEBHOOK_SECRET_FILE: file('secret', `${secret}\n`),
      DATABASE_URL_FILE: file('url', 'postgres://u:p@db/holdout\n'),
    })
    expect(config).toMatchObject({
      PRIVATE_KEY: '-----BEGIN KEY-----\nabc',
      WEBHOOK_SECRET: secret,
      DATABASE_URL: 'postgres://u:p@db/holdout',
    })
  })

  test.each<[string, NodeJS.ProcessEnv, string]>([
    ['both', { WEBHOOK_SECRET: secret, WEBHOOK_SECRET_FILE: file('s', secret) }, 'both set; keep one'],
    ['no such file', { WEBHOOK_SECRET_FILE: join(folder, 'nowhere') }, 'cannot be read (ENOENT)'],
    ['a folder', { WEBHOOK_SECRET_FILE: folder }, 'cannot be read (EISDIR)'],
    ['an empty file', { WEBHOOK_SECRET_FILE: file('empty', ' \n') }, 'names an empty file'],
    ['the secret where its path belongs', { WEBHOOK_SECRET_FILE: secret }, 'cannot be read (ENOENT)'],
    ['a short secret in a file', { WEBHOOK_SECRET_FILE: file('short', 'SHORT') }, 'WEBHOOK_SECRET must have at least'],
  ])('%s: refused, naming the variable alone (T20)', (_, change, message) => {
    const settings = { ...env, WEBHOOK_SECRET: undefined, ...change }
    expect(() => readConfig(settings)).toThrow(message)
    expect(() => readConfig(settings)).not.toThrow(new RegExp(`${secret}|${folder}|SHORT`))
  })
})

describe('sign-in', () => {
  const whole = { ...env, CLIENT_ID: 'Iv23li', CLIENT_SECRET: 'x'.repeat(40), PUBLIC_URL: 'https://holdout.example' }

  test('is off without its settings, and needs all three', () => {
    expect(signInOf(readConfig(env))).toBeNull()
    expect(signInOf(readConfig(whole))).toMatchObject({ clientId: 'Iv23li', sessionDays: 30 })
    expect(() => readConfig({ ...whole, CLIENT_SECRET: '' })).toThrow(
      'CLIENT_ID, CLIENT_SECRET and PUBLIC_URL go together',
    )
  })

  test('is by https, but for the own machine', () => {
    expect(() => readConfig({ ...whole, PUBLIC_URL: 'http://holdout.example' })).toThrow('must begin with https://')
    expect(signInOf(readConfig({ ...whole, PUBLIC_URL: 'http://127.0.0.1:3000' }))).not.toBeNull()
  })

  test('a session lasts no longer than a browser keeps its cookie', () => {
    expect(() => readConfig({ ...whole, SESSION_DAYS: '401' })).toThrow('SESSION_DAYS must be 400 or less')
  })
})
