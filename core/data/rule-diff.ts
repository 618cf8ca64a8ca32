import { type Change, shown, turned } from './change.ts'
import { type LibraryRule, metricOf, OPERATORS, type QualityRule, type SqlRule, severityOf } from './quality.ts'
import { includes, smallerIsBetter, thresholdSet } from './threshold-set.ts'

type Judged = LibraryRule | SqlRule

/** How the quality list of a schema or property changed. A rule is the same by its id or name, else by what it asks. */
export function ruleChanges(before: readonly QualityRule[], after: readonly QualityRule[]): Change[] {
  const old = keyed(before)
  const now = keyed(after)
  const changes: Change[] = []
  for (const [key, { rule, index }] of now) {
    const at = ['quality', index]
    const former = old.get(key)?.rule
    if (former) changes.push(...ruleChange(former, rule, at))
    else {
      const kind = severityOf(rule) === 'fail' ? 'breaking' : 'compatible'
      changes.push({ kind, text: `rule added: ${words(rule)}${kind === 'breaking' ? '' : ', as a warning'}`, at })
    }
  }
  for (const [key, { rule }] of old) {
    if (!now.has(key)) changes.push({ kind: 'compatible', text: `rule removed: ${words(rule)}`, at: [] })
  }
  return changes
}

// Rules in words, and of other engines, are not run: nothing depends on them.
function keyed(rules: readonly QualityRule[]): Map<string, { rule: Judged; index: number }> {
  const found = new Map<string, { rule: Judged; index: number }>()
  for (const [index, rule] of rules.entries()) {
    if (rule.type === 'text' || rule.type === 'custom') continue
    const base = keyOf(rule)
    let key = base
    for (let copy = 2; found.has(key); copy++) key = `${base}#${copy}`
    found.set(key, { rule, index })
  }
  return found
}

function keyOf(rule: Judged): string {
  const name = typeof rule.id === 'string' ? rule.id : rule.name
  if (name !== undefined) return `named ${name}`
  return rule.type === 'sql' ? `sql ${rule.query}` : `library ${metricOf(rule)}`
}

function words(rule: Judged): string {
  const asked = rule.type === 'sql' ? shown(rule.query) : metricOf(rule)
  return `${asked} ${threshold(rule)}`
}

function threshold(rule: Judged): string {
  const operator = OPERATORS.find((name) => rule[name] !== undefined)
  const value = operator === undefined ? '' : `${operator} ${JSON.stringify(rule[operator])}`
  return rule.unit === 'percent' ? `${value} percent` : value
}

function ruleChange(before: Judged, after: Judged, at: readonly PropertyKey[]): Change[] {
  // As a warning it can fail nothing; what it asks then is worth saying, but breaks nothing.
  const judged = severityOf(after) === 'fail'
  const name = keyOf(after).replace(/^\w+ /, '')
  if (askedOf(before) !== askedOf(after)) {
    return [turned(`rule ${shown(name)}`, [words(before), words(after)], { breaks: judged, at })]
  }
  const changes: Change[] = []
  if (severityOf(before) !== severityOf(after)) {
    changes.push(turned(`severity of ${shown(name)}`, [severityOf(before), severityOf(after)], { breaks: judged, at }))
  }
  const [old, now] = [thresholdSet(before), thresholdSet(after)]
  const zero = includes([...old], now) && includes([...now], old)
  const sameUnit = before.unit === after.unit || isZero(before, after)
  if (!zero || !sameUnit) {
    const breaks = judged && (!sameUnit || !includes(now, old))
    changes.push(turned(`rule ${shown(name)}`, [threshold(before), threshold(after)], { breaks, at }))
  }
  if (before.type === 'library' && after.type === 'library') changes.push(...argumentChanges(before, after, at))
  return changes
}

// No rows are no percent.
function isZero(before: Judged, after: Judged): boolean {
  return before.mustBe === 0 && after.mustBe === 0
}

function askedOf(rule: Judged): string {
  return rule.type === 'sql' ? rule.query : metricOf(rule)
}

function argumentChanges(before: LibraryRule, after: LibraryRule, at: readonly PropertyKey[]): Change[] {
  const judged = severityOf(after) === 'fail'
  // Fewer rows that count against the rule help only where fewer are better.
  const eases = smallerIsBetter(thresholdSet(after))
  const [old = {}, now = {}] = [before.arguments, after.arguments]
  const loosened = {
    validValues: covers(now.validValues, old.validValues),
    pattern: now.pattern === undefined,
    properties: now.properties !== undefined && covers(now.properties, old.properties),
    // What is no longer missing is held to every other rule, what is newly missing counts here.
    missingValues: false,
  }
  const keys = Object.keys(loosened) as (keyof typeof loosened)[]
  return keys.flatMap((key) => {
    if (JSON.stringify(sorted(old[key])) === JSON.stringify(sorted(now[key]))) return []
    const breaks = judged && !(loosened[key] && eases)
    return [turned(`${key} of ${metricOf(after)}`, difference(old[key], now[key]), { breaks, at })]
  })
}

function covers(large: readonly unknown[] | undefined, small: readonly unknown[] | undefined): boolean {
  if (large === undefined) return true
  return small?.every((value) => large.includes(value)) ?? false
}

function sorted(value: unknown): unknown {
  return Array.isArray(value) ? value.map((one) => JSON.stringify(one)).sort() : value
}

// Long lists differ in few values: only those are shown.
function difference(before: unknown, after: unknown): [unknown, unknown] {
  if (!Array.isArray(before) || !Array.isArray(after)) return [before, after]
  return [before.filter((value) => !after.includes(value)), after.filter((value) => !before.includes(value))]
}
