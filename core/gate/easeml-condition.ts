import { UserError } from '../errors.ts'

/*
 * The condition language of ease.ml/ci (Renggli et al., "Continuous integration of machine learning models with ease.ml/ci",
 * SysML 2019, section 3.1): clauses joined by `/\`, each a linear expression in `n` (accuracy of the new model), `o` (of the old one)
 * and `d` (share of predictions that differ), compared with a number within a tolerance: `n - o > 0.02 +/- 0.01 /\ d < 0.1 +/- 0.01`.
 */

export type Variable = 'n' | 'o' | 'd'

export interface Clause {
  /** Coefficient of each variable that the clause names; never 0. */
  readonly coefficients: ReadonlyMap<Variable, number>
  readonly comparison: '>' | '<'
  readonly bound: number
  /** Half the width of the interval around the estimate, above 0. */
  readonly epsilon: number
}

export type Truth = 'true' | 'false' | 'unknown'

const TOKEN = /\s*(?:(\/\\)|(\+\/-)|([<>])|([+\-*])|(\d+(?:\.\d*)?|\.\d+)|([A-Za-z_]\w*))/y

interface Token {
  readonly text: string
  /** From 1, in the condition. */
  readonly column: number
}

/**
 * Reads a condition.
 *
 * @throws UserError naming the column and what may stand there.
 */
export function parseCondition(condition: string): Clause[] {
  const reader = new TokenReader(condition)
  const clauses = [clause(reader)]
  while (reader.accept('/\\')) clauses.push(clause(reader))
  reader.end()
  return clauses
}

/**
 * Whether a condition holds for every value within its tolerances (true), for none (false), or only for some (unknown).
 *
 * @param estimates accuracies and share of differing predictions, in [0, 1].
 */
export function evaluateCondition(clauses: readonly Clause[], estimates: Readonly<Record<Variable, number>>): Truth {
  const truths = clauses.map((clause) => evaluateClause(clause, estimates))
  if (truths.includes('false')) return 'false'
  return truths.includes('unknown') ? 'unknown' : 'true'
}

function evaluateClause(
  { coefficients, comparison, bound, epsilon }: Clause,
  estimates: Record<Variable, number>,
): Truth {
  let value = 0
  for (const [variable, coefficient] of coefficients) value += coefficient * estimates[variable]
  const margin = comparison === '>' ? value - bound : bound - value
  if (margin > epsilon) return 'true'
  return margin <= -epsilon ? 'false' : 'unknown'
}

function clause(reader: TokenReader): Clause {
  const coefficients = expression(reader)
  const comparison = reader.accept('>') ? '>' : reader.accept('<') ? '<' : reader.fail('">" or "<"')
  const bound = signedNumber(reader)
  if (!reader.accept('+/-')) reader.fail('"+/-" and a tolerance')
  const epsilon = reader.number()
  if (!(epsilon > 0)) reader.fail('a tolerance above 0')
  return { coefficients, comparison, bound, epsilon }
}

function expression(reader: TokenReader): Map<Variable, number> {
  const coefficients = new Map<Variable, number>()
  let sign = reader.accept('-') ? -1 : 1
  for (;;) {
    const [variable, factor] = term(reader)
    coefficients.set(variable, (coefficients.get(variable) ?? 0) + sign * factor)
    if (reader.accept('+')) sign = 1
    else if (reader.accept('-')) sign = -1
    else break
  }
  for (const [variable, coefficient] of coefficients) {
    if (coefficient === 0) reader.fail(`a clause in which ${variable} does not cancel out`)
  }
  return coefficients
}

function term(reader: TokenReader): [Variable, number] {
  let factor = 1
  if (reader.isNumber()) {
    factor = reader.number()
    if (!reader.accept('*')) reader.fail('"*" and n, o or d')
  }
  const variable = reader.variable()
  return reader.accept('*') ? [variable, factor * signedNumber(reader)] : [variable, factor]
}

function signedNumber(reader: TokenReader): number {
  return reader.accept('-') ? -reader.number() : reader.number()
}

class TokenReader {
  readonly #condition: string
  readonly #tokens: readonly Token[]
  #next = 0

  constructor(condition: string) {
    this.#condition = condition
    this.#tokens = tokensOf(condition)
  }

  accept(text: string): boolean {
    if (this.#tokens[this.#next]?.text !== text) return false
    this.#next++
    return true
  }

  isNumber(): boolean {
    return /^[\d.]/.test(this.#tokens[this.#next]?.text ?? '')
  }

  number(): number {
    const token = this.#tokens[this.#next]
    if (!token || !this.isNumber()) return this.fail('a number')
    this.#next++
    return Number(token.text)
  }

  variable(): Variable {
    const text = this.#tokens[this.#next]?.text
    if (text !== 'n' && text !== 'o' && text !== 'd') {
      return this.fail('n (the new accuracy), o (the old one) or d (the share of predictions that differ)')
    }
    this.#next++
    return text
  }

  end(): void {
    if (this.#next < this.#tokens.length) this.fail('"/\\" and another clause, or the end')
  }

  fail(expected: string): never {
    const token = this.#tokens[this.#next]
    const place = token ? `column ${token.column} has ${JSON.stringify(token.text)}` : 'it ends'
    throw new UserError(
      `condition ${JSON.stringify(this.#condition)}: ${place} where ${expected} should stand; write for example n - o > -0.01 +/- 0.01`,
    )
  }
}

function tokensOf(condition: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  const rest = condition.trimEnd().length
  while (at < rest) {
    TOKEN.lastIndex = at
    const text = TOKEN.exec(condition)?.[0]
    if (text === undefined) {
      throw new UserError(
        `condition ${JSON.stringify(condition)}: column ${at + 1} cannot be read; write for example n - o > -0.01 +/- 0.01`,
      )
    }
    at += text.length
    tokens.push({ text: text.trim(), column: at - text.trim().length + 1 })
  }
  return tokens
}
