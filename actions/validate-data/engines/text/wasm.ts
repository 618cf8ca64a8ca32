/** Code of WebAssembly, byte by byte. https://webassembly.github.io/spec/core/binary/ */
export type Code = readonly number[]

export function int(value: number): Code {
  return [0x41, ...signed(value)]
}

export function get(local: number): Code {
  return [0x20, local]
}

export function set(local: number, ...value: readonly Code[]): Code {
  return [...value.flat(), 0x21, local]
}

/** Sets and gives. */
export function tee(local: number, ...value: readonly Code[]): Code {
  return [...value.flat(), 0x22, local]
}

const BINARY = {
  ...{ '=': 0x46, '!=': 0x47, '<': 0x49, '>': 0x4b, '>=': 0x4f },
  ...{ '+': 0x6a, '-': 0x6b, '*': 0x6c, '&': 0x71, '|': 0x72, '^': 0x73, '>>': 0x76 },
} as const

/** Of integers without a sign. */
export function binary(left: Code, operator: keyof typeof BINARY, right: Code): Code {
  return [...left, ...right, BINARY[operator]]
}

/** How many bits below the lowest that is set; 32 for none. */
export function trailingZeros(value: Code): Code {
  return [...value, 0x68]
}

/** The byte so far behind an address. */
export function byteAt(address: Code, offset = 0): Code {
  return [...address, 0x2d, 0, ...unsigned(offset)]
}

/** Four bytes. */
export function wordAt(address: Code, offset = 0): Code {
  return [...address, 0x28, 0, ...unsigned(offset)]
}

/** Sixteen bytes. */
export function vectorAt(address: Code, offset = 0): Code {
  return [...address, 0xfd, 0x00, 0, ...unsigned(offset)]
}

/** @param bytes sixteen, or one for all. */
export function vector(...bytes: readonly number[]): Code {
  return [0xfd, 0x0c, ...(bytes.length === 1 ? new Array<number>(16).fill(bytes[0] ?? 0) : bytes)]
}

const LANES = { '=': 0x23, '<': 0x26, '|': 0x50, '-': 0x71 } as const

/** Byte by byte. */
export function lanes(left: Code, operator: keyof typeof LANES, right: Code): Code {
  return [...left, ...right, 0xfd, LANES[operator]]
}

/** A bit for each of sixteen bytes that were compared. */
export function bits(compared: Code): Code {
  return [...compared, 0xfd, 0x64]
}

/** What leaves it goes on behind it. */
export function block(...code: readonly Code[]): Code {
  return [0x02, 0x40, ...code.flat(), 0x0b]
}

/** What leaves it begins it again. */
export function loop(...code: readonly Code[]): Code {
  return [0x03, 0x40, ...code.flat(), 0x0b]
}

export function when(condition: Code, ...code: readonly Code[]): Code {
  return [...condition, 0x04, 0x40, ...code.flat(), 0x0b]
}

/** Leaves the block, loop or condition so many further out. */
export function leave(levels: number): Code {
  return [0x0c, levels]
}

export function leaveIf(condition: Code, levels: number): Code {
  return [...condition, 0x0d, levels]
}

export interface Program {
  /** Kibibytes times 64. */
  readonly pages: number
  /** All are integers of 32 bits, as is the result. */
  readonly parameters: number
  /** Further integers, then vectors. */
  readonly integers: number
  readonly vectors: number
  readonly body: Code
}

const [INT, VECTOR] = [0x7f, 0x7b]

/** A program, compiled. */
export interface Compiled {
  readonly run: (...parameters: readonly number[]) => number
  readonly memory: { readonly buffer: ArrayBuffer }
}

// The types of Node have no WebAssembly.
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (module: object) => { readonly exports: Compiled }
}

export function compile(program: Program): Compiled {
  return new WebAssembly.Instance(new WebAssembly.Module(moduleOf(program))).exports
}

/** A module with one function, `run`, and one memory, `memory`. */
function moduleOf({ pages, parameters, integers, vectors, body }: Program): Uint8Array {
  const code = [2, ...unsigned(integers), INT, ...unsigned(vectors), VECTOR, ...body, 0x0b]
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, parameters, ...new Array<number>(parameters).fill(INT), 1, INT]),
    ...section(3, [1, 0]),
    ...section(5, [1, 0, ...unsigned(pages)]),
    ...section(7, [2, ...name('run'), 0, 0, ...name('memory'), 2, 0]),
    ...section(10, [1, ...unsigned(code.length), ...code]),
  ])
}

function section(id: number, content: Code): Code {
  return [id, ...unsigned(content.length), ...content]
}

function name(text: string): Code {
  return [text.length, ...Buffer.from(text)]
}

// LEB128, as all integers of the format.
function unsigned(value: number): Code {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)]
}

function signed(value: number): Code {
  return value >= -64 && value < 64 ? [value & 0x7f] : [(value & 0x7f) | 0x80, ...signed(value >> 7)]
}
