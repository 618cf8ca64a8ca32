import { type Change, turned } from './change.ts'
import { compareBounds } from './option-rules.ts'
import type { LogicalType, LogicalTypeOptions } from './property.ts'

interface Bound {
  readonly value: string
  readonly open: boolean
}

/** How the options of a property changed. Whoever changes its type changes all: then nothing is listed here. */
export function optionChanges(
  before: LogicalTypeOptions,
  after: LogicalTypeOptions,
  type: LogicalType | undefined,
): Change[] {
  return [
    ...range(before, after, { side: 'low', type }),
    ...range(before, after, { side: 'high', type }),
    ...COUNTS.flatMap(([key, direction]) => countChange(before, after, key, direction)),
    ...forms(before, after, type),
    ...flags(before, after),
  ]
}

function range(
  before: LogicalTypeOptions,
  after: LogicalTypeOptions,
  { side, type }: { readonly side: 'low' | 'high'; readonly type: LogicalType | undefined },
): Change[] {
  const [old, now] = [boundOf(before, side, type), boundOf(after, side, type)]
  const order = old && now ? tightness(now, old, { side, type }) : now ? 1 : old ? -1 : 0
  if (order === 0) return []
  const key = side === 'low' ? 'minimum' : 'maximum'
  const exclusive = side === 'low' ? 'exclusiveMinimum' : 'exclusiveMaximum'
  const words = (bound: Bound | undefined) =>
    bound && `${bound.open ? (side === 'low' ? 'above ' : 'under ') : ''}${bound.value}`
  const at = ['logicalTypeOptions', now?.open && after[key] === undefined ? exclusive : key]
  return [turned(key, [words(old), words(now)], { breaks: order > 0, at })]
}

// The tighter of the two that may stand side by side; a boolean is the form of v3.0.
function boundOf(options: LogicalTypeOptions, side: 'low' | 'high', type: LogicalType | undefined): Bound | undefined {
  const closed = side === 'low' ? options.minimum : options.maximum
  const exclusive = side === 'low' ? options.exclusiveMinimum : options.exclusiveMaximum
  const inner = closed === undefined ? undefined : { value: String(closed), open: exclusive === true }
  if (exclusive === undefined || typeof exclusive === 'boolean') return inner
  const outer = { value: String(exclusive), open: true }
  return inner && tightness(inner, outer, { side, type }) > 0 ? inner : outer
}

function tightness(
  a: Bound,
  b: Bound,
  { side, type }: { readonly side: 'low' | 'high'; readonly type: LogicalType | undefined },
): number {
  const order = compareBounds(a.value, b.value, type)
  // Two forms of time that cannot be compared: called tighter, since data may fail.
  if (order === null) return a.value === b.value && a.open === b.open ? 0 : 1
  if (order !== 0) return side === 'low' ? order : -order
  return Number(a.open) - Number(b.open)
}

const COUNTS = [
  ['minLength', 1],
  ['minItems', 1],
  ['minProperties', 1],
  ['maxLength', -1],
  ['maxItems', -1],
  ['maxProperties', -1],
] as const

function countChange(
  before: LogicalTypeOptions,
  after: LogicalTypeOptions,
  key: (typeof COUNTS)[number][0],
  direction: 1 | -1,
): Change[] {
  const nothing = direction === 1 ? 0 : Number.POSITIVE_INFINITY
  const [old, now] = [before[key] ?? nothing, after[key] ?? nothing]
  if (old === now) return []
  return [
    turned(key, [before[key], after[key]], { breaks: (now - old) * direction > 0, at: ['logicalTypeOptions', key] }),
  ]
}

function forms(before: LogicalTypeOptions, after: LogicalTypeOptions, type: LogicalType | undefined): Change[] {
  const changes: Change[] = []
  const add = (key: keyof LogicalTypeOptions, breaks: boolean): void => {
    if (before[key] === after[key]) return
    changes.push(turned(key, [before[key], after[key]], { breaks, at: ['logicalTypeOptions', key] }))
  }
  add('pattern', after.pattern !== undefined)
  add('format', after.format !== undefined && !widerFormat(before.format, after.format, type))
  add('multipleOf', after.multipleOf !== undefined && !isMultiple(before.multipleOf, after.multipleOf))
  add('timezone', true)
  add('defaultTimezone', true)
  return changes
}

function widerFormat(before: string | undefined, after: string, type: LogicalType | undefined): boolean {
  if (before === undefined) return type === 'string' && (after === 'password' || after === 'binary')
  const [old, now] = [before, after].map((format) => /^([iuf])(\d+)$/.exec(format))
  if (!old || !now) return false
  const bits = Number(now[2]) - Number(old[2])
  return old[1] === now[1] ? bits > 0 : old[1] === 'u' && now[1] === 'i' && bits > 0
}

function isMultiple(before: number | undefined, after: number): boolean {
  return before !== undefined && Number.isSafeInteger(before) && Number.isSafeInteger(after) && before % after === 0
}

function flags(before: LogicalTypeOptions, after: LogicalTypeOptions): Change[] {
  const changes: Change[] = []
  if ((before.uniqueItems ?? false) !== (after.uniqueItems ?? false)) {
    const breaks = after.uniqueItems === true
    const at = ['logicalTypeOptions', 'uniqueItems']
    changes.push(turned('uniqueItems', [before.uniqueItems ?? false, after.uniqueItems ?? false], { breaks, at }))
  }
  const [old, now] = [before.required ?? [], after.required ?? []]
  const added = now.filter((name) => !old.includes(name))
  if (added.length > 0 || old.some((name) => !now.includes(name))) {
    const at = ['logicalTypeOptions', 'required']
    changes.push(turned('required keys', [before.required, after.required], { breaks: added.length > 0, at }))
  }
  return changes
}
