// Runs over text that JSON.parse has already accepted, so it only has to find the tokens, not to judge the grammar.
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s{}[\],:"]+/g
const LONG_DECIMAL = /[0-9.]{17}/
const KEY = /"\s*:/g

/**
 * What is wrong with a record of JSON: bad grammar (NaN, Infinity, a comma too many), something else than one object, a
 * repeated key at any depth, a decimal of which a reader of JSON would lose digits. Null for a sound one, whose keys go to
 * `keys`.
 */
export function problemOf(text: string, keys: Set<string>): string | null {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return 'not JSON'
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'not a JSON object'
  let count: number
  try {
    count = countKeys(value)
  } catch {
    return 'nested too deeply'
  }
  // Every key is followed by a colon, and within texts the same signs can only add to the count.
  const suspect = count !== (text.match(KEY)?.length ?? 0) || LONG_DECIMAL.test(text)
  const problem = suspect ? inTokens(text) : null
  if (problem === null) for (const key of Object.keys(value)) keys.add(key)
  return problem
}

function countKeys(value: object): number {
  let count = Array.isArray(value) ? 0 : Object.keys(value).length
  for (const item of Object.values(value)) {
    if (typeof item === 'object' && item !== null) count += countKeys(item)
  }
  return count
}

function inTokens(text: string): string | null {
  const open: (Set<string> | null)[] = []
  let last = ''
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === '{' || token === '[') open.push(token === '{' ? new Set() : null)
    else if (token === '}' || token === ']') open.pop()
    else if (token === ':') {
      const key = JSON.parse(last) as string
      if (open.at(-1)?.has(key)) return `the key ${JSON.stringify(key.slice(0, 100))} stands twice`
      open.at(-1)?.add(key)
    } else if (token.includes('.') && token[0] !== '"' && losesDigits(token)) {
      return `the number ${token.slice(0, 60)} has more digits than readers of JSON keep; write it as a text`
    }
    last = token
  }
  return null
}

function losesDigits(decimal: string): boolean {
  const number = Number(decimal)
  return Number.isFinite(number) && digitsOf(decimal) !== digitsOf(String(number))
}

/** Significant digits and the power of ten of the last one. */
function digitsOf(decimal: string): string {
  const [mantissa = '', power = '0'] = decimal.toLowerCase().replace('-', '').split('e', 2)
  const [whole = '', fraction = ''] = mantissa.split('.')
  const digits = (whole + fraction).replace(/^0+/, '')
  const significant = digits.replace(/0+$/, '')
  if (significant === '') return '0'
  return `${significant}e${Number(power) - fraction.length + digits.length - significant.length}`
}
