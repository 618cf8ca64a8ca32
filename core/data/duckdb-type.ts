import type { DataType } from './dialect.ts'

/** Reads the name that DuckDB gives a type, for example `STRUCT("a b" INTEGER, c VARCHAR[])`. */
export function duckdbType(name: string): DataType {
  const { type, rest } = read(name)
  return rest.trim() === '' ? type : { kind: 'other' }
}

interface Part {
  readonly type: DataType
  readonly rest: string
}

function read(text: string): Part {
  let { type, rest } = readElement(text)
  for (let brackets = /^\[\d*\]/.exec(rest); brackets; brackets = /^\[\d*\]/.exec(rest)) {
    type = { kind: 'list', items: type }
    rest = rest.slice(brackets[0].length)
  }
  return { type, rest }
}

function readElement(text: string): Part {
  if (text.startsWith('STRUCT(')) return readStruct(text.slice('STRUCT('.length))
  if (text.startsWith('MAP(')) {
    const key = read(text.slice('MAP('.length))
    const value = read(key.rest.replace(/^, /, ''))
    const type: DataType = key.type.kind === 'string' ? { kind: 'map', values: value.type } : { kind: 'other' }
    return { type, rest: value.rest.slice(1) }
  }
  const [named = ''] = /^[A-Z_][A-Z_0-9 ]*(\((?:[^()']|'(?:[^']|'')*')*\))?/.exec(text) ?? []
  return { type: plainType(named.trim()), rest: text.slice(named.length) }
}

function readStruct(text: string): Part {
  const members: { name: string; type: DataType }[] = []
  let rest = text
  while (rest !== '' && !rest.startsWith(')')) {
    const [written = '', quoted, plain] = /^(?:"((?:[^"]|"")*)"|([^\s"]+)) /.exec(rest) ?? []
    if (written === '') return { type: { kind: 'other' }, rest: '' }
    const inner = read(rest.slice(written.length))
    members.push({ name: quoted?.replaceAll('""', '"') ?? plain ?? '', type: inner.type })
    rest = inner.rest.replace(/^, /, '')
  }
  return { type: { kind: 'struct', members }, rest: rest.slice(1) }
}

function plainType(name: string): DataType {
  const [, scale] = /^DECIMAL\(\d+,\s*(\d+)\)$/.exec(name) ?? []
  if (/^U?(TINY|SMALL|BIG|HUGE)INT$|^U?INTEGER$/.test(name) || scale === '0') return { kind: 'integer' }
  if (scale !== undefined) return { kind: 'decimal', scale: Number(scale) }
  if (name === 'FLOAT' || name === 'DOUBLE') return { kind: 'float', bits: name === 'FLOAT' ? 32 : 64 }
  if (/^(VARCHAR|UUID|ENUM\(.*\))$/s.test(name)) return { kind: 'string' }
  if (name === 'JSON') return { kind: 'json' }
  if (name === 'BOOLEAN') return { kind: 'boolean' }
  if (name === 'DATE') return { kind: 'date' }
  if (name.startsWith('TIMESTAMP')) {
    return { kind: 'timestamp', zone: name === 'TIMESTAMP WITH TIME ZONE', nanoseconds: name === 'TIMESTAMP_NS' }
  }
  return { kind: name.startsWith('TIME') ? 'time' : 'other' }
}
