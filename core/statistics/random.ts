/** A stream of random numbers that the same seed always repeats. */
export interface Random {
  /** 32 random bits, a whole number in [0, 2^32). */
  readonly bits: () => number
  /** A multiple of 2^-53 in [0, 1). */
  readonly uniform: () => number
}

/** Four words of 32 bits, not all 0. */
export type RandomState = readonly [number, number, number, number]

/**
 * xoshiro128** 1.1 by D. Blackman and S. Vigna, "Scrambled linear pseudorandom number generators", ACM Transactions on Mathematical
 * Software 47 (2021): period 2^128 - 1, and it needs no more than JavaScript's 32-bit integers.
 */
export function randomFromState(state: RandomState): Random {
  let [a, b, c, d] = state
  function bits(): number {
    const product = Math.imul(b, 5)
    const result = Math.imul((product << 7) | (product >>> 25), 9) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = (d << 11) | (d >>> 21)
    return result
  }
  return { bits, uniform: () => ((bits() >>> 5) * 2 ** 26 + (bits() >>> 6)) / 2 ** 53 }
}

/**
 * The stream of a seed: its state is the output of SplitMix64 (G. L. Steele, D. Lea and C. H. Flood, OOPSLA 2014), as the authors of
 * xoshiro advise.
 *
 * @throws RangeError unless the seed is a whole number, 0 or above
 */
export function randomFromSeed(seed: number): Random {
  if (!Number.isSafeInteger(seed) || seed < 0) throw new RangeError(`a seed is a whole number from 0 on, not ${seed}`)
  const [first, second] = [splitMix(seed, 1n), splitMix(seed, 2n)]
  const low = (word: bigint): number => Number(word & 0xffffffffn)
  return randomFromState([low(first), low(first >> 32n), low(second), low(second >> 32n)])
}

/** The output of SplitMix64 number `step`, counted from 1. */
function splitMix(seed: number, step: bigint): bigint {
  const word = (value: bigint): bigint => BigInt.asUintN(64, value)
  let mixed = word(BigInt(seed) + step * 0x9e3779b97f4a7c15n)
  mixed = word((mixed ^ (mixed >> 30n)) * 0xbf58476d1ce4e5b9n)
  mixed = word((mixed ^ (mixed >> 27n)) * 0x94d049bb133111ebn)
  return mixed ^ (mixed >> 31n)
}
