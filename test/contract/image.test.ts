import { readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { validate } from 'dockerfile-utils'
import picomatch from 'picomatch'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { root } from '../../scripts/root.ts'
import { readCopy, readDockerfile } from './dockerfile.ts'
import { repositoryFiles } from './markdown.ts'

const read = (path: string) => readFileSync(join(root, path), 'utf8')
const files = repositoryFiles()

describe('app/Dockerfile', () => {
  const text = read('app/Dockerfile')
  const instructions = readDockerfile(text)
  const all = (keyword: string) => instructions.filter((each) => each.keyword === keyword).map((each) => each.text)
  const copies = all('COPY').map(readCopy)

  test('has nothing that dockerfile-utils complains of', () => {
    expect(validate(text)).toEqual([])
  })

  test('is of named releases, runs as somebody who is not root, and says how it is', () => {
    for (const from of all('FROM')) expect(from).toMatch(/^node:24-slim( AS \w+)?$/)
    expect(all('USER')).toEqual(['node'])
    expect([all('ADD'), all('HEALTHCHECK').length, all('CMD').length]).toEqual([[], 1, 1])
    expect(text).not.toMatch(/SECRET|PRIVATE_KEY|PASSWORD/)
  })

  test('copies what the context has, named one by one', () => {
    const sources = copies.filter(({ from }) => from === null).flatMap(({ sources }) => sources)
    const known = (source: string) => files.some((file) => file === source || file.startsWith(`${source}/`))
    expect(sources.filter((source) => !known(source))).toEqual([])
    expect(sources).not.toContain('.')
    // The context holds exactly that.
    const ignore = read('app/Dockerfile.dockerignore')
      .split('\n')
      .filter((line) => line && !line.startsWith('#'))
    expect(ignore[0]).toBe('*')
    const allowed = ignore.filter((line) => line.startsWith('!')).map((line) => line.slice(1))
    expect(allowed.toSorted()).toEqual([...new Set(sources)].toSorted())
  })

  test('has every file and package that the app imports', () => {
    const inside = picomatch(copies.flatMap(({ sources }) => sources.flatMap((source) => [source, `${source}/**`])))
    const { dependencies } = z
      .object({ dependencies: z.record(z.string(), z.string()) })
      .parse(JSON.parse(read('package.json')))
    const seen = new Set<string>()
    const outside: string[] = []
    const visit = (file: string) => {
      if (seen.has(file)) return
      seen.add(file)
      if (!inside(file)) outside.push(file)
      for (const [, , specifier = ''] of read(file).matchAll(/(from|import\()\s*'([^']+)'/g)) {
        if (specifier.startsWith('#')) visit(specifier.slice(1))
        else if (specifier.startsWith('.')) visit(relative(root, join(root, dirname(file), specifier)))
        else if (!specifier.startsWith('node:') && !builtinModules.includes(specifier)) {
          const name = specifier
            .split('/')
            .slice(0, specifier.startsWith('@') ? 2 : 1)
            .join('/')
          if (dependencies[name] === undefined) outside.push(`${file}: ${name}`)
        }
      }
    }
    visit('app/index.ts')
    expect(outside).toEqual([])
    expect(seen.size).toBeGreaterThan(50)
  })
})

/** What we use of https://github.com/compose-spec/compose-spec; another key is a mistake or a decision to be made here. */
const Service = z.strictObject({
  image: z.string().optional(),
  build: z.strictObject({ context: z.literal('..'), dockerfile: z.literal('app/Dockerfile') }).optional(),
  restart: z.literal('unless-stopped'),
  read_only: z.literal(true).optional(),
  tmpfs: z.array(z.string()).optional(),
  cap_drop: z.tuple([z.literal('ALL')]).optional(),
  security_opt: z.array(z.string()).optional(),
  shm_size: z.string().optional(),
  env_file: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()),
  secrets: z.array(z.string()),
  depends_on: z.record(z.string(), z.strictObject({ condition: z.literal('service_healthy') })).optional(),
  ports: z.array(z.string().regex(/^127\.0\.0\.1:\d+:\d+$/)).optional(),
  volumes: z.array(z.string()).optional(),
  healthcheck: z
    .strictObject({
      test: z.array(z.string()),
      interval: z.string(),
      timeout: z.string(),
      retries: z.int(),
      start_period: z.string(),
    })
    .optional(),
  networks: z.array(z.string()),
})
const Compose = z.strictObject({
  name: z.literal('holdout'),
  services: z.record(z.string(), Service),
  networks: z.record(z.string(), z.strictObject({ internal: z.literal(true).optional() })),
  volumes: z.record(z.string(), z.strictObject({})),
  secrets: z.record(z.string(), z.strictObject({ file: z.string() })),
})

describe('app/compose.yaml', () => {
  const compose = Compose.parse(parse(read('app/compose.yaml')))
  const services = Object.entries(compose.services)

  test('names only services, networks, volumes and secrets that it has', () => {
    for (const [, service] of services) {
      for (const name of Object.keys(service.depends_on ?? {})) expect(compose.services).toHaveProperty(name)
      for (const name of service.networks) expect(compose.networks).toHaveProperty(name)
      for (const name of service.secrets) expect(compose.secrets).toHaveProperty(name)
      for (const volume of service.volumes ?? []) expect(compose.volumes).toHaveProperty(volume.split(':')[0] ?? '')
    }
  })

  test('holds no password: a secret is a file, and none has a default', () => {
    for (const [, { environment }] of services) {
      for (const [name, value] of Object.entries(environment)) {
        if (/PASSWORD|SECRET|KEY|TOKEN/.test(name))
          expect([name, value]).toEqual([
            expect.stringMatching(/_FILE$/),
            expect.stringMatching(/^\/run\/secrets\/\w+$/),
          ])
        expect(value).not.toMatch(/\$\{|:\/\/[^@/]*:[^@/]*@/)
      }
    }
    // What git never sees.
    for (const { file } of Object.values(compose.secrets)) expect(file).toMatch(/^\.\.\/\.holdout\//)
  })

  test('every service is looked after; the database is reached by the app alone', () => {
    for (const [, { image, build, healthcheck }] of services) {
      expect(image ?? build).toBeDefined()
      if (image) expect([image, healthcheck]).toEqual([expect.stringMatching(/^\w+:\d+/), expect.anything()])
    }
    const { database, app } = compose.services
    expect([database?.networks, database?.ports, compose.networks.inside]).toEqual([
      ['inside'],
      undefined,
      { internal: true },
    ])
    expect([app?.read_only, app?.cap_drop]).toEqual([true, ['ALL']])
  })
})
