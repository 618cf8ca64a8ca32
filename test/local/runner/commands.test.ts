import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Masks, parseCommand, StepOutput } from '../../../local/runner/commands.ts'
import { MAX_SUMMARY_BYTES, parsePairs, StepFiles } from '../../../local/runner/step-files.ts'

function read(...lines: string[]) {
  const masks = new Masks()
  const output = new StepOutput(masks)
  const shown = lines.map((line) => output.read(line))
  return { shown, output, masks }
}

describe('a workflow command', () => {
  it('is read in both forms, with escapes', () => {
    expect(parseCommand('::error file=a%2Cb.ts,line=3,title=T%3A x::one%0Atwo%25')).toEqual({
      name: 'error',
      properties: { file: 'a,b.ts', line: '3', title: 'T: x' },
      data: 'one\ntwo%',
    })
    expect(parseCommand('2026 ##[warning file=a.ts;line=1]careful')).toEqual({
      name: 'warning',
      properties: { file: 'a.ts', line: '1' },
      data: 'careful',
    })
    expect(parseCommand('text ::error::not at the start')).toBeUndefined()
  })

  it('makes annotations, ten of a level at most', () => {
    const { output } = read(...Array.from({ length: 11 }, () => '::error::bad'), '::notice file=a,line=2::look')
    expect(output.annotations.filter(({ level }) => level === 'error').length).toBe(10)
    expect(output.annotations.at(-1)).toEqual({ level: 'notice', message: 'look', file: 'a', line: 2 })
  })

  it('hides a masked value from then on, line by line', () => {
    const { shown, masks } = read('::add-mask::s3cret', 'the s3cret is s3cret')
    expect(shown).toEqual([undefined, 'the *** is ***'])
    masks.add('first\nsecond')
    expect(masks.hide('first, second')).toBe('***, ***')
  })

  it('does nothing between stop-commands and its token', () => {
    const { shown, output } = read(
      '::stop-commands::tok3n',
      '::set-output name=x::1',
      '::error::no',
      '##[error]no',
      '::tok3n::',
      '::set-output name=y::2',
    )
    expect(shown.slice(1, 4)).toEqual(['::set-output name=x::1', '::error::no', '##[error]no'])
    expect(output.outputs).toEqual({ y: '2' })
    expect(output.annotations.map(({ level }) => level)).toEqual(['warning'])
  })

  it('cannot be stopped with an empty token or with the name of a command', () => {
    for (const token of ['', 'error', 'stop-commands']) {
      const { output } = read(`::stop-commands::${token}`, '::set-output name=x::1')
      expect(output.outputs).toEqual({ x: '1' })
    }
  })

  it('that sets variables or paths is refused', () => {
    const { output } = read('::set-env name=PATH::/evil', '::add-path::/evil')
    expect(output.annotations.map(({ message }) => message)).toEqual([
      'The `set-env` command is disabled.',
      'The `add-path` command is disabled.',
    ])
  })

  it('with an unknown name is text', () => {
    expect(read('::frobnicate::x', '##[frobnicate]x').shown).toEqual(['::frobnicate::x', '##[frobnicate]x'])
  })
})

describe('GITHUB_OUTPUT', () => {
  it('takes lines and blocks', () => {
    expect(parsePairs('a=1\n\nb<<END\nx=y\n\nz<<w\nEND\nc=d=e\n', 'output')).toEqual({
      a: '1',
      b: 'x=y\n\nz<<w',
      c: 'd=e',
    })
    expect(parsePairs('a<<E\r\nx\r\nE\r\n', 'output')).toEqual({ a: 'x' })
  })

  it.each([
    ['b<<END\nnever ends\n', "Invalid value. Matching delimiter not found 'END'"],
    ['just text\n', "Invalid format 'just text'"],
    ['=value\n', "Invalid format '=value'. Name must not be empty"],
    ['name<<\nx\n', "Invalid format 'name<<'. Name must not be empty and delimiter must not be empty"],
    ['<<E\nx\nE\n', "Invalid format '<<E'. Name must not be empty and delimiter must not be empty"],
  ])('malformed as %j fails the step', (content, why) => {
    expect(() => parsePairs(content, 'output')).toThrow(`Unable to process file command 'output' successfully. ${why}`)
  })
})

describe('the files of a step', () => {
  it('keep a summary of 1 MiB and drop a longer one with a message', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'holdout-step-'))
    const files = await StepFiles.create(folder)
    const write = (length: number) => writeFile(files.environment.GITHUB_STEP_SUMMARY ?? '', 'x'.repeat(length))
    await write(MAX_SUMMARY_BYTES)
    expect(await files.summary()).toEqual({ text: 'x'.repeat(MAX_SUMMARY_BYTES) })
    await write(MAX_SUMMARY_BYTES + 1)
    expect(await files.summary()).toEqual({
      problem: '$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k, got 1024k.',
    })
    await writeFile(files.environment.GITHUB_ENV ?? '', 'NODE_OPTIONS=--require /evil\n')
    await expect(files.env()).rejects.toThrow(/NODE_OPTIONS/)
    await rm(folder, { recursive: true })
  })
})
