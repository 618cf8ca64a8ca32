import fc from 'fast-check'
import { marked, type Token, type Tokens } from 'marked'
import { describe, expect, test } from 'vitest'
import { commandsTable, type ToldCommand } from '#core/report/commands-table.ts'
import { renderComment } from '#core/report/comment.ts'
import { code, details, escapeText, table } from '#core/report/markdown.ts'
import { HOSTILE_STRINGS } from '../../actions/corpus.ts'
import { accuracy, origin, policy, slice } from '../gate/fixture.ts'
import { reportOf } from './fixture.ts'

/** Every token of a GitHub-flavoured Markdown text, nested ones and table cells included. */
function tokensOf(markdown: string): Token[] {
  const all: Token[] = []
  marked.walkTokens(marked.lexer(markdown, { gfm: true }), (token) => {
    all.push(token)
  })
  return all
}

/** The text that a reader sees outside code. */
function proseOf(tokens: readonly Token[]): string {
  return tokens
    .filter((token) => token.type === 'text' && !('tokens' in token && token.tokens))
    .map((token) => ('text' in token ? String(token.text) : ''))
    .join('\n')
}

// GitHub turns these into links and notifications wherever they stand outside code.
const ACTIVE = [/@[\w-]/, /(^|[^\w&])#\d/, /\bGH-\d/i, /\w#\d/, /https?:\/\/\w/i, /\bwww\.\w/i]

function expectInert(markdown: string): void {
  const tokens = tokensOf(markdown)
  const kinds = new Set(tokens.map(({ type }) => type))
  for (const kind of ['link', 'image', 'html', 'heading', 'code', 'blockquote', 'hr', 'list', 'del', 'em', 'strong']) {
    expect(kinds, markdown.slice(0, 300)).not.toContain(kind)
  }
  for (const pattern of ACTIVE) expect(proseOf(tokens)).not.toMatch(pattern)
}

const untrusted = fc.oneof(
  fc.constantFrom(...HOSTILE_STRINGS.map((text) => text.slice(0, 2000))),
  fc.string({ unit: 'binary', maxLength: 100 }),
  fc.string({
    unit: fc.constantFrom(
      '`',
      '|',
      '\\',
      '@',
      '#',
      '<',
      '>',
      '*',
      '_',
      '[',
      ']',
      '(',
      ')',
      '!',
      '~',
      '&',
      ';',
      '\n',
      '\r',
      ' ',
      'a',
      '1',
      ':',
      '/',
      '.',
      '-',
      '\u202E',
      '\u200B',
    ),
    maxLength: 60,
  }),
)

describe('T22: untrusted text in a code span', () => {
  test.each(HOSTILE_STRINGS.map((text) => [text.slice(0, 60), text]))('%j does nothing', (_, text) => {
    const span = code(text)
    const tokens = tokensOf(`x ${span} y`)
    expect(tokens.map(({ type }) => type)).toEqual(['paragraph', 'text', 'codespan', 'text'])
    expect(span.length).toBeLessThan(600)
  })

  test('whatever it is, it is one code span in one cell of a table', () => {
    fc.assert(
      fc.property(fc.array(untrusted, { minLength: 3, maxLength: 3 }), (cells) => {
        const markdown = table(['a', 'b', 'c'], [cells.map(code), ['1', '2', '3']])
        const [token, ...rest] = marked.lexer(markdown, { gfm: true })
        expect(rest).toEqual([])
        expect(token?.type).toBe('table')
        const { rows, header } = token as Tokens.Table
        expect(header).toHaveLength(3)
        expect(rows.map((row) => row.length)).toEqual([3, 3])
        for (const cell of rows[0] ?? []) expect(cell.tokens.map(({ type }) => type)).toEqual(['codespan'])
        expect(markdown.split('\n')).toHaveLength(4)
      }),
      { numRuns: 500 },
    )
  })

  test('shows no character that hides or turns others, and at most 64 graphemes', () => {
    fc.assert(
      fc.property(untrusted, (text) => {
        const span = code(text)
        expect(span).not.toMatch(/\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}/u)
        expect(span.isWellFormed()).toBe(true)
        expect([...new Intl.Segmenter('en').segment(span.replaceAll('`', ''))].length).toBeLessThanOrEqual(65)
      }),
    )
  })

  test.each([
    ['plain', '`plain`'],
    ['', '`(empty)`'],
    [' \t ', '` · `'],
    ['a|b', '`a\u00A6b`'],
    ['a\nb', '`a\u00B7b`'],
    ['`x`', '`` `x` ``'],
    ['a``b', '```a``b```'],
    ['x'.repeat(70), `\`${'x'.repeat(64)}\u2026\``],
  ])('%j is %s', (text, span) => {
    expect(code(text)).toBe(span)
  })
})

describe('T22: what people asked for in comments', () => {
  const told = (a: string, b: string, state: ToldCommand['state']): ToldCommand => {
    return { what: a, by: b, isAuthor: true, amount: a, until: b, state }
  }

  test('whatever they wrote, it is one table of five columns that mentions and links nothing', () => {
    fc.assert(
      fc.property(untrusted, untrusted, untrusted, (a, b, c) => {
        const markdown = commandsTable([
          told(a, b, { kind: 'accepted', reason: c }),
          told(b, c, { kind: 'refused', reason: a }),
          told(c, a, { kind: 'void', reason: b }),
          told(a, c, { kind: 'done', text: b }),
        ])
        expectInert(markdown)
        const [token, ...rest] = marked.lexer(markdown, { gfm: true })
        expect(rest).toEqual([])
        const { rows } = token as Tokens.Table
        expect(rows.map((row) => row.length)).toEqual([5, 5, 5, 5])
      }),
      { numRuns: 500 },
    )
  })

  test('what holds comes first; of many the newest are shown and the others counted', () => {
    const many = Array.from({ length: 30 }, (_, index) => told(`m${index}`, 'otto', { kind: 'refused', reason: 'no' }))
    const text = commandsTable([told('auc', 'maria', { kind: 'accepted', reason: 'meant' }), ...many])
    const lines = text.split('\n')
    expect(lines[2]).toMatch(/`auc` .* ✅ accepted: meant/)
    expect(lines[3]).toContain('`m29`')
    expect(text).toMatch(/21 more are in the comments themselves\.$/)
    expect(commandsTable([])).toBe('')
  })
})

describe('T22: untrusted text in a sentence of ours', () => {
  test.each(HOSTILE_STRINGS.map((text) => [text.slice(0, 60), text]))('%j does nothing', (_, text) => {
    expectInert(`accuracy on ${escapeText(text)} drops`)
  })

  test('whatever it is', () => {
    fc.assert(
      fc.property(untrusted, (text) => expectInert(`accuracy on ${escapeText(text)} drops`)),
      { numRuns: 1000 },
    )
  })

  test.each([
    ['missing-metric: roc_auc is undefined on x=1', 'missing-metric: roc_auc is undefined on x=1'],
    ['@octocat', '@\u200Boctocat'],
    ['a <b> & c', 'a &lt;b&gt; &amp; c'],
    ['see http://evil.test', 'see http:\u200B//evil.test'],
    ['*bold* [x](y)', '\\*bold\\* \\[x\\](y)'],
  ])('%j reads %j', (text, escaped) => {
    expect(escapeText(text)).toBe(escaped)
  })
})

test('T22: names, reasons, warnings and notes of a whole comment do nothing but stand there', () => {
  const model = policy({ slices: { by: ['origin'], min_n: 2 } })
  fc.assert(
    fc.property(untrusted, untrusted, (name, note) => {
      const value = name.slice(0, 200)
      const records = [
        accuracy({ n: 20_000, wins: 300, losses: 500 }),
        accuracy({ n: 1000, wins: 0, losses: 90 }, { slice: slice(value, value.slice(0, 128)) }),
        accuracy({ n: 1000, wins: 0, losses: 90 }, { slice: slice(value) }),
      ]
      const text = note.slice(0, 300)
      const fields = {
        warnings: [text],
        slice_notes: [text],
        anchor_note: text,
        baseline: origin({ name: text }),
        policy: { digest: origin().predictions_digest, source: 'base-branch', ref: text } as const,
      }
      const problems = [{ code: 'run-failed', message: text }] as const
      const reports = [
        reportOf(model, records, fields),
        reportOf(model, records, { ...fields, problems: [...problems] }),
      ]
      const comment = renderComment({ headline: 'block', notes: [text], reports })
      const tokens = tokensOf(comment)
      const links = tokens.filter((token): token is Tokens.Link => token.type === 'link')
      expect(links.map(({ href }) => href)).toEqual(Array(2).fill('https://github.com/acme/spam/actions/runs/42'))
      const html = tokens.filter((token) => token.type === 'html').map(({ raw }) => raw.trim())
      expect(
        html.every((raw) =>
          /^(<!-- holdout -->|<\/?details>|<\/?summary>|<details><summary>[\w ,.:]*<\/summary>)$/.test(raw),
        ),
      ).toBe(true)
      expect(tokens.some(({ type }) => type === 'image')).toBe(false)
      for (const token of tokens) {
        if (token.type !== 'table') continue
        const { header, rows } = token as Tokens.Table
        for (const row of rows) expect(row).toHaveLength(header.length)
      }
      for (const pattern of ACTIVE) expect(proseOf(tokens)).not.toMatch(pattern)
      expect(html.filter((raw) => raw === '<!-- holdout -->')).toHaveLength(1)
    }),
    { numRuns: 150 },
  )
})

test('a folded part is one block of HTML around Markdown', () => {
  expect(details('More', '| a |\n| - |')).toBe('<details><summary>More</summary>\n\n| a |\n| - |\n\n</details>')
})
