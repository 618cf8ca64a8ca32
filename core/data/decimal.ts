/** A decimal number without loss: `digits` times 10 to the power of `exponent`; of zero both are 0, else the last digit is not. */
export interface Decimal {
  readonly digits: bigint
  readonly exponent: number
}

const WRITTEN = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,6}))?$/

/** Reads plain digits with a point and an exponent; null for anything else. */
export function readDecimal(text: string): Decimal | null {
  const [, sign, whole = '', fraction = '', power = '0'] = WRITTEN.exec(text) ?? []
  if (sign === undefined || whole + fraction === '') return null
  const written = (whole + fraction).replace(/^0+/, '')
  const kept = written.replace(/0+$/, '')
  if (kept === '') return { digits: 0n, exponent: 0 }
  const exponent = Number(power) - fraction.length + written.length - kept.length
  return { digits: BigInt(sign === '-' ? `-${kept}` : kept), exponent }
}

/** Below, at or above zero as `a` is below, at or above `b`. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const [p, q] = [signOf(a.digits), signOf(b.digits)]
  if (p !== q || p === 0) return p - q
  // Numbers of unlike size are told apart without writing out their zeros.
  const size = sizeOf(a) - sizeOf(b)
  if (size !== 0) return size * p
  const low = Math.min(a.exponent, b.exponent)
  return signOf(scaled(a, -low) - scaled(b, -low))
}

/** Whether a number is a whole multiple of a step. */
export function isMultiple({ digits, exponent }: Decimal, step: Decimal): boolean {
  if (digits === 0n) return true
  const shift = exponent - step.exponent
  // A number ends in its last digit, so that a step which ends further left cannot divide it beyond its own digits.
  if (shift < 0) return -shift <= String(digits).length && digits % (step.digits * 10n ** BigInt(-shift)) === 0n
  return ((digits % step.digits) * powerOfTen(shift, abs(step.digits))) % step.digits === 0n
}

/** The number times 10 to the power of `scale`, rounded to a whole number; null where it has more than 60 digits. */
export function scaledTo(number: Decimal, scale: number, rounding: 'floor' | 'ceil'): bigint | null {
  const shift = number.exponent + scale
  if (String(number.digits).length + shift > 60) return null
  if (shift >= 0) return number.digits * 10n ** BigInt(shift)
  if (-shift > String(number.digits).length)
    return rounding === 'floor' ? (number.digits < 0n ? -1n : 0n) : number.digits > 0n ? 1n : 0n
  const divisor = 10n ** BigInt(-shift)
  const quotient = number.digits / divisor
  if (number.digits % divisor === 0n) return quotient
  if (rounding === 'floor') return number.digits < 0n ? quotient - 1n : quotient
  return number.digits > 0n ? quotient + 1n : quotient
}

/** One text for each number, equal for equal numbers: sign and digits, then `e` and the exponent. */
export function decimalKey({ digits, exponent }: Decimal): string {
  return `${digits}e${exponent}`
}

/** Plain digits with a point. */
export function decimalText({ digits, exponent }: Decimal): string {
  const text = String(abs(digits))
  const sign = digits < 0n ? '-' : ''
  if (exponent >= 0) return sign + text + '0'.repeat(exponent)
  const padded = text.padStart(1 - exponent, '0')
  return `${sign}${padded.slice(0, exponent)}.${padded.slice(exponent)}`
}

function scaled({ digits, exponent }: Decimal, shift: number): bigint {
  return digits * 10n ** BigInt(exponent + shift)
}

/** Digits before the point; none or fewer for small numbers. */
function sizeOf({ digits, exponent }: Decimal): number {
  return String(abs(digits)).length + exponent
}

function signOf(number: bigint): number {
  return number < 0n ? -1 : number > 0n ? 1 : 0
}

function abs(number: bigint): bigint {
  return number < 0n ? -number : number
}

function powerOfTen(power: number, modulus: bigint): bigint {
  let [base, result, rest] = [10n % modulus, 1n % modulus, power]
  for (; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = (result * base) % modulus
    base = (base * base) % modulus
  }
  return result
}
