import { PassThrough } from 'node:stream'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { cleanLine, fenced, printLines } from '../../../actions/lib/child-output.ts'
import { processOutput } from '../runner-commands.ts'

let printed = ''

beforeEach(() => {
  printed = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text, ...rest) => {
    printed += text
    for (const written of rest) if (typeof written === 'function') written()
    return true
  })
})
afterEach(() => vi.restoreAllMocks())

async function print(...chunks: (string | Buffer)[]): Promise<string> {
  const source = new PassThrough()
  for (const chunk of chunks) source.write(chunk)
  source.end()
  await printLines(source)
  return printed
}

describe('cleanLine', () => {
  test('no line of a child is a command, even without the fence', () => {
    const pieces = fc.constantFrom(
      '::error::',
      '##[error]',
      '::',
      '##',
      '[',
      ']',
      '#',
      'set-output name=x',
      'error',
      ' ',
      '\t',
      '\u001b[0m',
      '\0',
      '\u202e',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ unit: 'binary' })), { maxLength: 12 }), (parts) => {
        const line = parts.join('').replace(/[\r\n]/g, '')
        expect(processOutput(cleanLine(line)).commands).toEqual([])
      }),
      { numRuns: 2000 },
    )
  })

  test.each([
    ['text ##[set-output name=passed]true', ' > text ## [set-output name=passed]true'],
    ['##\u001b[0m[error]x', ' > ## [error]x'],
    ['##\u200e[error]x', ' > ## [error]x'],
    ['\u001b]8;;http://evil.test\u0007click\u001b]8;;\u0007 \u001b[31mred\u001b[0m', ' > click red'],
    ['a\tb\u0000c\u2028d\u202eevil', ' > a\tbcdevil'],
  ])('turns %j into %j', (line, expected) => {
    expect(cleanLine(line)).toBe(expected)
  })
})

describe('printLines', () => {
  test('splits at every line end the runner splits at, wherever the chunks break', async () => {
    expect(await print('a\rb\r', '\nc\n\nd', 'e\r')).toBe(' > a\n > b\n > c\n > \n > de\n')
  })

  test('joins characters that a chunk boundary cut, and replaces bytes that are not UTF-8', async () => {
    const euro = Buffer.from('\u20ac')
    expect(await print(euro.subarray(0, 1), euro.subarray(1), Buffer.from([0xff, 0x0a]))).toBe(' > \u20ac\ufffd\n')
  })

  test('cuts a line that never ends, and says by how much', async () => {
    expect(await print('x'.repeat(5000), 'y'.repeat(5000), '\nz')).toBe(
      ` > ${'x'.repeat(5000)}${'y'.repeat(3192)} ... [1808 more characters]\n > z\n`,
    )
  })
})

describe('fenced', () => {
  test('resumes with its own token although the work throws', async () => {
    await expect(fenced(() => Promise.reject(new Error('x')))).rejects.toThrow('x')
    expect(printed).toMatch(/^::stop-commands::([0-9a-f]{32})\n::\1::\n$/)
    expect(processOutput(printed).stopped).toBe(false)
  })

  test('takes a new token each time', async () => {
    await fenced(async () => {})
    await fenced(async () => {})
    expect(new Set(printed.match(/[0-9a-f]{32}/g)).size).toBe(2)
  })
})
