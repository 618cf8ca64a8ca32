import type { Fault } from './checks.ts'
import { limitFault, rangeFault, stepFault } from './limit-sql.ts'
import { STRING_FORMAT } from './string-format.ts'
import {
  type Asked,
  isForeign,
  isInSql,
  isOpaque,
  isTimeText,
  isWritten,
  nativeType,
  presentSql,
  typedSql,
} from './typed-value.ts'
import { WRITTEN } from './types.ts'

/** Conditions over a row, neither ever null: surely faulty, and where the engine cannot tell but JavaScript can. */
export interface Judged {
  readonly fault: string
  readonly unsure: string | null
}

const NEVER: Judged = { fault: 'false', unsure: null }

/** Where a value has a fault. */
export function faultSql(asked: Asked, fault: Fault): Judged {
  if (fault.kind === 'null') return sure(`${asked.value.sql} IS NULL`)
  if (fault.kind === 'missing') return sure(missingSql(asked))
  const { fault: wrong, unsure } = presentFault(asked, fault)
  const present = presentSql(asked)
  const both = (condition: string): string => `(${present} AND coalesce(${condition}, false))`
  return {
    fault: wrong === 'false' ? 'false' : both(wrong),
    unsure: unsure === null || unsure === 'false' ? null : both(unsure),
  }
}

function sure(fault: string): Judged {
  return { fault, unsure: null }
}

function missingSql(asked: Asked): string {
  const { missing } = asked.field
  const parts = [
    ...(missing.includes(null) ? [`${asked.value.sql} IS NULL`] : []),
    ...(missing.some((value) => value !== null) ? [isInSql(asked, missing)] : []),
  ]
  return `(${parts.join(' OR ')})`
}

function presentFault(asked: Asked, fault: Exclude<Fault, { kind: 'null' | 'missing' }>): Judged {
  switch (fault.kind) {
    case 'type':
      return asked.field.shape ? shapeFault(asked) : typeFault(asked)
    case 'limit':
      return limitFault(asked, fault)
    case 'range':
      return rangeFault(asked, fault)
    case 'step':
      return stepFault(asked, fault.of)
    case 'size':
      return sizeFault(asked, fault)
    case 'format':
      return formatFault(asked, fault.format)
    case 'repeated-items': {
      const list = nestedValue(asked, 'array')
      return list ? guarded(asked, 'array', asked.dialect.repeats(list)) : NEVER
    }
    case 'keys': {
      const object = nestedValue(asked, 'object')
      if (!object) return NEVER
      const lacking = fault.names.map((name) => `NOT ${asked.dialect.hasKey(object, name)}`)
      return guarded(asked, 'object', sure(`(${lacking.join(' OR ')})`))
    }
    case 'invalid':
      return invalidFault(asked, fault)
  }
}

/** An object or array; of CSV its JSON. Null where the type of the file is another. */
export function nestedValue({ dialect, value }: Asked, shape: 'object' | 'array'): Asked['value'] | null {
  const { kind } = value.data
  if (kind === 'text') return dialect.json(value.sql)
  if (kind === 'json') return value
  return (shape === 'array' ? kind === 'list' : kind === 'struct' || kind === 'map') ? value : null
}

// JSON is asked what it is first, since an array has no keys and an object no entries.
function guarded(asked: Asked, shape: 'object' | 'array', judged: Judged): Judged {
  const nested = nestedValue(asked, shape)
  if (nested?.data.kind !== 'json') return judged
  const when = (condition: string): string =>
    `CASE WHEN ${asked.dialect.isJson(nested, [shape])} THEN ${condition} ELSE false END`
  return { fault: when(judged.fault), unsure: judged.unsure && when(judged.unsure) }
}

function shapeFault(asked: Asked): Judged {
  const shape = asked.field.shape ?? 'object'
  const nested = nestedValue(asked, shape)
  if (!nested) return sure('true')
  if (nested.data.kind !== 'json') return NEVER
  return sure(`NOT coalesce(${asked.dialect.isJson(nested, [shape])}, false)`)
}

function typeFault(asked: Asked): Judged {
  const { dialect, field, value } = asked
  const { type } = field
  if (type === null) return NEVER
  if (isForeign(asked)) return sure('true')
  if (!isWritten(value.data)) return value.data.kind === 'float' ? sure(`NOT ${dialect.isFinite(value.sql)}`) : NEVER
  const kinds =
    type === 'integer' || type === 'number'
      ? (['number'] as const)
      : type === 'boolean'
        ? (['boolean'] as const)
        : (['string'] as const)
  const foreign = value.data.kind === 'json' ? [`NOT ${dialect.isJson(value, kinds)}`] : []
  // How dates are written under a pattern is the business of `format`.
  if (type === 'string' || field.form?.format) return foreign[0] ? sure(foreign[0]) : NEVER
  if (isOpaque(asked)) return { fault: foreign[0] ?? 'false', unsure: foreign[0] ? `NOT (${foreign[0]})` : 'true' }
  return sure(`(${[...foreign, unreadable(asked)].join(' OR ')})`)
}

function unreadable(asked: Asked): string {
  const { dialect, field, value } = asked
  if (field.type === 'integer') return `NOT ${dialect.matches(dialect.text(value), WRITTEN.integer ?? '')}`
  const typed = typedSql(asked)
  return field.type === 'number' ? `NOT coalesce(${dialect.isFinite(typed)}, false)` : `${typed} IS NULL`
}

function sizeFault(asked: Asked, { of, operator, limit }: Extract<Fault, { kind: 'size' }>): Judged {
  const { dialect, value } = asked
  const not = operator === '>=' ? '<' : '>'
  if (of === 'characters') {
    const length = `${dialect.length(dialect.text(value))} ${not} ${limit}`
    if (value.data.kind === 'json') return sure(`(${dialect.isJson(value, ['string'])} AND ${length})`)
    return value.data.kind === 'text' || value.data.kind === 'string' ? sure(length) : NEVER
  }
  const shape = of === 'items' ? 'array' : 'object'
  const nested = nestedValue(asked, shape)
  return nested ? guarded(asked, shape, sure(`${dialect.size(nested, of)} ${not} ${limit}`)) : NEVER
}

function formatFault(asked: Asked, format: string): Judged {
  const { dialect, field, value } = asked
  const text = dialect.text(value)
  if (field.form) {
    if (!isTimeText(asked)) return NEVER
    return isOpaque(asked) ? { fault: 'false', unsure: 'true' } : sure(`${typedSql(asked)} IS NULL`)
  }
  const known = STRING_FORMAT[format]
  if (!known || (!isWritten(value.data) && nativeType(value.data) !== 'string')) return NEVER
  const unlike = `NOT ${dialect.matches(text, known.pattern)}`
  const long = known.maxLength === undefined ? '' : ` OR ${dialect.length(text)} > ${known.maxLength}`
  const wrong = `(${unlike}${long})`
  return sure(value.data.kind === 'json' ? `(${dialect.isJson(value, ['string'])} AND ${wrong})` : wrong)
}

function invalidFault(asked: Asked, { valid, pattern }: Extract<Fault, { kind: 'invalid' }>): Judged {
  const unlisted = valid === null ? null : `NOT ${isInSql(asked, valid)}`
  if (pattern === null) return unlisted === null ? NEVER : sure(unlisted)
  const found = asked.dialect.searches(asked.dialect.text(asked.value), pattern)
  if (found !== null) return sure(unlisted === null ? `NOT ${found}` : `(${unlisted} OR NOT ${found})`)
  return unlisted === null ? { fault: 'false', unsure: 'true' } : { fault: unlisted, unsure: `NOT (${unlisted})` }
}
