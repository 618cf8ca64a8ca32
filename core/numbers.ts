/** Decimals that show a tenth of the tolerance, at least 3 and at most 6; 4 where there is none. */
export function decimalsFor(tolerance: number | null): number {
  if (tolerance === null || tolerance <= 0) return 4
  return Math.min(6, Math.max(3, Math.ceil(-Math.log10(tolerance)) + 1))
}

/** A number with a true minus sign; an undefined one is a dash. */
export function fixed(value: number | null, decimals: number): string {
  if (value === null) return '–'
  return value.toFixed(decimals).replace('-', '−')
}

/** As `fixed`, with a plus sign for gains. */
export function signed(value: number | null, decimals: number): string {
  const text = fixed(value, decimals)
  return value !== null && value > 0 ? `+${text}` : text
}

/** A limit as the policy wrote it: no padding zeros, no noise of binary fractions. */
export function plain(value: number): string {
  return String(Number(value.toPrecision(12))).replace('-', '−')
}

/** A count with thousands separators; as a power of ten where that is all that double precision knows of it. */
export function count(value: number): string {
  if (value >= 1e15) return value.toExponential(0).replace('+', '')
  return String(Math.round(value)).replace(/\B(?=(\d{3})+(?!\d))/g, ',')
}

/** A probability for prose: two decimals, never a false 0 or 1. */
export function probability(value: number): string {
  if (value > 0.995) return 'over 0.99'
  return value < 0.005 ? 'under 0.01' : value.toFixed(2)
}

/** A p-value as people read it: two significant digits, a power of ten when small. */
export function pValue(p: number): string {
  if (p >= 0.001) return String(Number(p.toPrecision(2)))
  return p < 1e-300 ? 'under 1e-300' : p.toExponential(0)
}

/** A number to two significant digits, for "about". */
export function rounded(value: number): string {
  return String(Number(value.toPrecision(2)))
}
