import type { ContractChange } from '../data-report.ts'
import { type Change, shown, turned } from './change.ts'
import type { Contract, SchemaObject } from './contract.ts'
import type { ReadContract } from './contract-reader.ts'
import { foreignKeysOf } from './foreign-keys.ts'
import { propertiesChanges } from './property-diff.ts'
import { ruleChanges } from './rule-diff.ts'
import { checkedLevel, levelUnit, type ServiceLevel, type TimeUnit } from './service-level.ts'

const MAX_CHANGES = 1000

/**
 * What changed from one version of a contract to the next, breaking changes first, each with its line in the head contract.
 *
 * Breaking is what lets data fail that passed before (a bound tightened, a rule or relationship added, a warning made an
 * error), and what takes something away that a reader relied on (a field, schema or server gone, renamed, or of another type).
 * An added optional field is compatible, although the data need its column from then on: producer and contract change
 * together. Everything else that is checked is compatible; what only describes is not listed.
 */
export function contractChanges(base: ReadContract, head: ReadContract): ContractChange[] {
  const changes = [
    ...schemaChanges(base.contract, head.contract),
    ...relationshipChanges(base.contract, head.contract),
    ...levelChanges(base.contract, head.contract),
    ...serverChanges(base.contract, head.contract),
  ]
  return changes
    .map(({ subject, kind, text, at }) => ({
      subject: cut(subject, 500),
      kind,
      text: cut(text, 1000),
      line: at.length === 0 ? null : head.lineOf(at),
    }))
    .sort((a, b) => Number(a.kind === 'compatible') - Number(b.kind === 'compatible'))
    .slice(0, MAX_CHANGES)
}

interface SubjectChange extends Change {
  readonly subject: string
}

function schemaChanges(base: Contract, head: Contract): SubjectChange[] {
  const changes: SubjectChange[] = []
  for (const [index, after] of head.schema.entries()) {
    const before = base.schema.find(({ name }) => name === after.name)
    const at = ['schema', index]
    if (!before) changes.push({ subject: after.name, kind: 'compatible', text: 'schema added', at })
    else changes.push(...objectChanges(before, after).map((change) => ({ ...change, at: [...at, ...change.at] })))
  }
  for (const { name } of base.schema) {
    if (head.schema.some((object) => object.name === name)) continue
    changes.push({ subject: name, kind: 'breaking', text: 'schema removed', at: [] })
  }
  return changes
}

function objectChanges(before: SchemaObject, after: SchemaObject): SubjectChange[] {
  const properties = propertiesChanges(before.properties, after.properties).map(({ below, ...change }) => ({
    ...change,
    subject: `${after.name}.${below}`,
  }))
  const whole = [...keyChanges(before, after), ...ruleChanges(before.quality, after.quality)]
  return [...properties, ...whole.map((change) => ({ ...change, subject: after.name }))]
}

// A longer key is as unique as before, but none of its parts may be null.
function keyChanges(before: SchemaObject, after: SchemaObject): Change[] {
  const [old, now] = [before, after].map(({ properties }) => properties.filter(({ primaryKey }) => primaryKey))
  if (!old || !now) return []
  const names = (properties: typeof old) => properties.map(({ name }) => name)
  const [had, has] = [names(old), names(now)]
  if ([...had].sort().join('\n') === [...has].sort().join('\n')) return []
  const kept = had.length > 0 && had.every((name) => has.includes(name))
  const filled = (name: string) => before.properties.some((property) => property.name === name && property.required)
  const holds = has.length === 0 || (kept && has.every((name) => had.includes(name) || filled(name)))
  const index = after.properties.findIndex(({ primaryKey }) => primaryKey)
  const at = index < 0 ? ['properties'] : ['properties', index, 'primaryKey']
  return [turned('primary key', [had.join(', ') || 'none', has.join(', ') || 'none'], { breaks: !holds, at })]
}

function relationshipChanges(base: Contract, head: Contract): SubjectChange[] {
  const [old, now] = [foreignKeysOf(base).keys, foreignKeysOf(head).keys]
  const added = now.filter(({ text }) => !old.some((key) => key.text === text))
  const removed = old.filter(({ text }) => !now.some((key) => key.text === text))
  const subject = (text: string) => text.split(/, | -> /)[0] ?? text
  return [
    ...added.map(({ text, to, at }) => {
      const kind = to === null ? ('compatible' as const) : ('breaking' as const)
      return { subject: subject(text), kind, text: `relationship added: ${shown(text)}`, at }
    }),
    ...removed.map(({ text }) => ({
      subject: subject(text),
      kind: 'compatible' as const,
      text: `relationship removed: ${shown(text)}`,
      at: [],
    })),
  ]
}

const SECONDS: Readonly<Record<TimeUnit, number>> = {
  second: 1,
  minute: 60,
  hour: 3600,
  day: 86_400,
  week: 7 * 86_400,
  month: 30.436875 * 86_400,
  year: 365.2425 * 86_400,
}

function levelChanges(base: Contract, head: Contract): SubjectChange[] {
  const key = (contract: Contract, level: ServiceLevel) =>
    `${checkedLevel(level)} of ${level.element ?? contract.slaDefaultElement ?? 'the data'}`
  const checked = (contract: Contract) =>
    contract.slaProperties.flatMap((level, index) =>
      checkedLevel(level) === null ? [] : [{ level, index, key: key(contract, level) }],
    )
  const [old, now] = [checked(base), checked(head)]
  const changes: SubjectChange[] = []
  for (const { level, index, key: subject } of now) {
    const at = ['slaProperties', index]
    const former = old.find((one) => one.key === subject)?.level
    const [before, after] = [former && seconds(former), seconds(level)]
    const values = [former ? words(former) : undefined, words(level)] as const
    if (before === after) continue
    // Each is an age that data may have at most.
    changes.push({
      subject,
      ...turned('service level', values, { breaks: before === undefined || after < before, at }),
    })
  }
  for (const { level, key: subject } of old) {
    if (now.some((one) => one.key === subject)) continue
    changes.push({ subject, kind: 'compatible', text: `service level removed: ${words(level)}`, at: [] })
  }
  return changes
}

function seconds(level: ServiceLevel): number {
  return Number(level.value) * SECONDS[levelUnit(level) ?? 'day']
}

function words(level: ServiceLevel): string {
  return `${shown(level.value)} ${levelUnit(level) ?? 'day'}s`
}

function serverChanges(base: Contract, head: Contract): SubjectChange[] {
  const subject = (name: string) => `server ${name}`
  const changes: SubjectChange[] = []
  for (const before of base.servers) {
    const index = head.servers.findIndex(({ server }) => server === before.server)
    const after = head.servers[index]
    if (!after) {
      changes.push({ subject: subject(before.server), kind: 'breaking', text: 'server removed', at: [] })
      continue
    }
    for (const key of ['type', 'location', 'path', 'host', 'database', 'schema', 'format', 'delimiter']) {
      if (before[key] === after[key]) continue
      const change = turned(key, [before[key], after[key]], { breaks: true, at: ['servers', index, key] })
      changes.push({ subject: subject(before.server), ...change })
    }
  }
  return changes
}

function cut(text: string, most: number): string {
  const characters = Array.from(text.toWellFormed())
  return characters.length <= most ? characters.join('') : `${characters.slice(0, most - 1).join('')}…`
}
