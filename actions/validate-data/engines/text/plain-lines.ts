import {
  binary,
  bits,
  block,
  byteAt,
  type Code,
  compile,
  get,
  int,
  lanes,
  leave,
  leaveIf,
  loop,
  set,
  tee,
  trailingZeros,
  vector,
  vectorAt,
  when,
  wordAt,
} from './wasm.ts'

/** What a field is to be, beside empty. */
export type PlainField = 'any' | 'integer' | 'number' | 'date' | 'timestamp'

const [LF, QUOTE, POINT, MINUS, COLON, SPACE, LETTER_T] = [0x0a, 0x22, 0x2e, 0x2d, 0x3a, 0x20, 0x54]
const [ZERO, DIGITS] = [0x30, 15]

/** Room for a portion of a file, in pages of 64 KiB; what is longer has to be looked at in another way. */
const PAGES = 17
const ROOM = PAGES * 65_536 - 64

/** Locals: where it is, where to stop, where the line begins, and what a field needs. */
const [AT, TO, LINE, COUNT, OTHER, FRACTION, BYTES] = [0, 1, 2, 3, 4, 5, 6]
const at = get(AT)

/**
 * Skims lines of CSV in which all fields are plain, sixteen bytes at a step, by WebAssembly that is written for these columns. It may
 * stop at a line that is plain, but does not go over one that is not: as many fields as columns, no quotes, numbers of at most 15 digits
 * without an exponent, dates and times that the calendar has.
 */
export class PlainLines {
  readonly #run: (from: number, to: number) => number
  readonly #memory: Buffer

  constructor(fields: readonly PlainField[], delimiter: number) {
    const body = [...block(loop(...lineOf(fields, delimiter), leave(0))), ...get(LINE)]
    const program = { pages: PAGES, parameters: 2, integers: 4, vectors: 1, body }
    const { run, memory } = compile(program)
    this.#run = run
    this.#memory = Buffer.from(memory.buffer)
  }

  /** Takes whole lines to skim. @returns false where they are too long for it. */
  take(lines: Buffer): boolean {
    return lines.length <= ROOM && lines.copy(this.#memory) === lines.length
  }

  /** The start of the first line from an offset on that it does not go over; `to` where there is none. */
  skim(from: number, to: number): number {
    return this.#run(from, to)
  }
}

// Blocks around the code of a field: the loop over lines, and the block that is left for good.
const BAIL = 1

function lineOf(fields: readonly PlainField[], delimiter: number): Code[] {
  const columns = fields.map((field, index) => {
    const end = index === fields.length - 1 ? LF : delimiter
    return [...CODE[field](delimiter, end), ...bail(binary(byteAt(at), '!=', int(end))), ...forward(int(1))]
  })
  return [set(LINE, at), bail(binary(at, '>=', get(TO))), ...columns]
}

function bail(condition: Code, levels = 0): Code {
  return leaveIf(condition, BAIL + levels)
}

function forward(count: Code): Code {
  return set(AT, binary(at, '+', count))
}

const CODE: Readonly<Record<PlainField, (delimiter: number, end: number) => Code>> = {
  any: anyField,
  integer: () => [...minus(), ...digits(COUNT), ...forward(get(COUNT)), ...fewDigits()],
  number: numberField,
  date: (_, end) => filled(end, [...dateField(), ...forward(int(10))]),
  timestamp: (_, end) => filled(end, timestampField()),
}

function anyField(delimiter: number): Code {
  const is = (byte: number) => lanes(get(BYTES), '=', vector(byte))
  const found = bits(lanes(lanes(is(delimiter), '|', is(LF)), '|', is(QUOTE)))
  const search = [
    ...set(BYTES, vectorAt(at)),
    ...when(binary(tee(COUNT, found), '=', int(0)), forward(int(16)), leave(1)),
  ]
  return [...loop(search), ...forward(trailingZeros(get(COUNT)))]
}

function minus(): Code {
  return forward(tee(OTHER, binary(byteAt(at), '=', int(MINUS))))
}

/** How many digits follow, up to 16. */
function digits(local: number, offset = 0): Code {
  return set(local, trailingZeros(binary(digitBits(vectorAt(at, offset)), '^', int(-1))))
}

function digitBits(bytes: Code): Code {
  return bits(lanes(lanes(bytes, '-', vector(ZERO)), '<', vector(10)))
}

// At most as many as a double keeps, and one behind a minus.
function fewDigits(): Code {
  const [many, none] = [binary(get(COUNT), '>', int(DIGITS)), binary(get(COUNT), '<', get(OTHER))]
  return bail(binary(many, '|', none))
}

function numberField(): Code {
  const fraction = [
    ...bail(binary(get(COUNT), '=', int(0)), 1),
    ...digits(FRACTION, 1),
    ...bail(binary(get(FRACTION), '=', int(0)), 1),
    ...forward(binary(get(FRACTION), '+', int(1))),
    ...set(COUNT, binary(get(COUNT), '+', get(FRACTION))),
  ]
  return [
    ...minus(),
    ...digits(COUNT),
    ...forward(get(COUNT)),
    ...when(binary(byteAt(at), '=', int(POINT)), fraction),
    ...fewDigits(),
  ]
}

/** A field that may be empty; its code is one block further in. */
function filled(end: number, field: Code): Code {
  return block(leaveIf(binary(byteAt(at), '=', int(end)), 0), field)
}

function all(compared: Code, wanted: number): Code {
  return bail(binary(binary(compared, '&', int(wanted)), '!=', int(wanted)), 1)
}

function positions(...where: readonly number[]): number {
  return where.reduce((sum, position) => sum + 2 ** position, 0)
}

/** Bytes of which those at some positions are a sign. */
function signs(byte: number, ...where: readonly number[]): Code {
  return vector(...Array.from({ length: 16 }, (_, index) => (where.includes(index) ? byte : 0)))
}

/** Two digits as a number. */
function two(offset: number): Code {
  const tens = binary(byteAt(at, offset), '*', int(10))
  return binary(binary(tens, '+', byteAt(at, offset + 1)), '-', int(11 * ZERO))
}

/** Months of 31 days, a bit each. */
const LONG_MONTHS = positions(1, 3, 5, 7, 8, 10, 12)

/** A date that the calendar has; 29 February is left for a closer look. */
function dateField(): Code {
  const [month, day] = [get(COUNT), get(OTHER)]
  const february = binary(binary(day, '>', int(28)), '&', binary(month, '=', int(2)))
  const short = binary(binary(binary(int(LONG_MONTHS), '>>', month), '&', int(1)), '=', int(0))
  return [
    ...set(BYTES, vectorAt(at)),
    ...all(digitBits(get(BYTES)), positions(0, 1, 2, 3, 5, 6, 8, 9)),
    ...all(bits(lanes(get(BYTES), '=', signs(MINUS, 4, 7))), positions(4, 7)),
    // The year 0.
    ...bail(binary(wordAt(at), '=', int(ZERO * 0x01010101)), 1),
    ...bail(binary(binary(tee(COUNT, two(5)), '-', int(1)), '>=', int(12)), 1),
    ...bail(binary(binary(tee(OTHER, two(8)), '-', int(1)), '>=', int(31)), 1),
    ...bail(binary(february, '|', binary(binary(day, '=', int(31)), '&', short)), 1),
  ]
}

function timestampField(): Code {
  const gap = binary(binary(byteAt(at, 10), '=', int(SPACE)), '|', binary(byteAt(at, 10), '=', int(LETTER_T)))
  const digit = (offset: number) => binary(byteAt(at, offset), '-', int(ZERO))
  const fraction = [
    ...digits(FRACTION, 1),
    ...bail(binary(binary(get(FRACTION), '-', int(1)), '>=', int(6)), 2),
    ...forward(binary(get(FRACTION), '+', int(1))),
  ]
  return [
    ...dateField(),
    ...all(digitBits(get(BYTES)), positions(11, 12, 14, 15)),
    ...all(bits(lanes(get(BYTES), '=', signs(COLON, 13))), positions(13)),
    ...bail(binary(gap, '=', int(0)), 1),
    ...bail(binary(two(11), '>=', int(24)), 1),
    ...bail(binary(digit(14), '>=', int(6)), 1),
    ...bail(binary(byteAt(at, 16), '!=', int(COLON)), 1),
    ...bail(binary(digit(17), '>=', int(6)), 1),
    ...bail(binary(digit(18), '>=', int(10)), 1),
    ...forward(int(19)),
    ...when(binary(byteAt(at), '=', int(POINT)), fraction),
  ]
}
