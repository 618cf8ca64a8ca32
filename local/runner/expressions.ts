import { createHash } from 'node:crypto'
import { globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { data, Evaluator, Lexer, Parser } from '@actions/expressions'
import { messageOf, UserError } from '#core/errors.ts'

/** What an expression sees: the contexts by name (no other may be named), the state of the job for `success()` and its kin, and the checkout for `hashFiles`. */
export interface Scope {
  contexts: Readonly<Record<string, unknown>>
  state: 'success' | 'failure' | 'cancelled' | 'skipped'
  workspace?: string
}

const STATUS_FUNCTIONS = ['success', 'failure', 'always', 'cancelled']

/** The text with every `${{ expression }}` replaced. */
export function interpolate(text: string, scope: Scope): string {
  return split(text)
    .map((part) => (part.expression === undefined ? part.text : evaluate(part.expression, scope).coerceString()))
    .join('')
}

/** Whether an `if:` holds. Without a status function it also asks for `success()`, as GitHub does. */
export function holds(condition: string | boolean | undefined, scope: Scope): boolean {
  const given = condition === undefined ? 'success()' : String(condition).trim()
  const whole = /^\$\{\{(.*)\}\}$/s.exec(given)
  const expression = whole && split(given).length === 1 ? (whole[1] ?? '') : given.includes('${{') ? undefined : given
  if (expression === undefined) throw new UserError(`if: ${given} mixes text and expressions: write one expression`)
  const names = new Lexer(expression).lex().tokens.map(({ lexeme }) => lexeme.toLowerCase())
  const asks = names.some((name, index) => STATUS_FUNCTIONS.includes(name) && names[index + 1] === '(')
  return truthy(evaluate(asks ? expression : `success() && (${expression})`, scope))
}

function evaluate(expression: string, scope: Scope): data.Dictionary | ReturnType<Evaluator['evaluate']> {
  const functions = functionsOf(scope)
  try {
    const names = Object.keys(scope.contexts)
    const tree = new Parser(new Lexer(expression).lex().tokens, names, [...functions.values()]).parse()
    return new Evaluator(tree, JSON.parse(JSON.stringify(scope.contexts), data.reviver), functions).evaluate()
  } catch (thrown) {
    throw new UserError(`\${{ ${expression.trim()} }}: ${messageOf(thrown)}`)
  }
}

function functionsOf({ state, workspace }: Scope) {
  const answers: Record<string, boolean> = {
    success: state === 'success',
    failure: state === 'failure',
    cancelled: state === 'cancelled',
    always: true,
  }
  const status = STATUS_FUNCTIONS.map((name) => {
    return { name, minArgs: 0, maxArgs: 0, call: () => new data.BooleanData(answers[name] ?? false) }
  })
  const hashing = {
    name: 'hashFiles',
    minArgs: 1,
    maxArgs: 255,
    call: (...patterns: { coerceString(): string }[]) => {
      return new data.StringData(
        hashFiles(
          workspace,
          patterns.map((pattern) => pattern.coerceString()),
        ),
      )
    },
  }
  return new Map([...status, hashing].map((definition) => [definition.name.toLowerCase(), definition]))
}

/** The digest of the digests of the files that match, empty when none does. */
function hashFiles(workspace: string | undefined, patterns: readonly string[]): string {
  if (workspace === undefined) throw new Error('hashFiles needs a job that runs')
  const files = globSync(patterns, { cwd: workspace })
    .sort()
    .map((name) => join(workspace, name))
  const digests = files
    .filter((file) => statSync(file).isFile())
    .map((file) => createHash('sha256').update(readFileSync(file)).digest())
  if (digests.length === 0) return ''
  return createHash('sha256').update(Buffer.concat(digests)).digest('hex')
}

/** Text and expressions in turn. A `}}` inside a quoted string does not end an expression. */
function split(text: string): { text: string; expression?: string }[] {
  const parts: { text: string; expression?: string }[] = []
  let rest = text
  for (let start = rest.indexOf('${{'); start >= 0; start = rest.indexOf('${{')) {
    const expression = /^(?:[^'}]|'[^']*'|\}(?!\}))*/.exec(rest.slice(start + 3))?.[0] ?? ''
    const end = start + 3 + expression.length
    if (!rest.startsWith('}}', end)) throw new UserError(`an expression is not closed: ${rest.slice(start)}`)
    if (start > 0) parts.push({ text: rest.slice(0, start) })
    parts.push({ text: '', expression })
    rest = rest.slice(end + 2)
  }
  if (rest !== '') parts.push({ text: rest })
  return parts
}

function truthy(value: { kind: data.Kind; coerceString(): string }): boolean {
  switch (value.kind) {
    case data.Kind.Null:
      return false
    case data.Kind.Boolean:
      return value.coerceString() === 'true'
    case data.Kind.Number:
      return !['0', 'NaN'].includes(value.coerceString())
    case data.Kind.String:
      return value.coerceString() !== ''
    default:
      return true
  }
}
