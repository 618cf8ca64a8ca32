/** Follows UTF-8 byte by byte (RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF). */
export class Utf8 {
  #missing = 0
  #low = 0x80
  #high = 0xbf

  /** True between the bytes of one character. */
  get inside(): boolean {
    return this.#missing > 0
  }

  /** @returns false where the byte cannot stand here; the next byte then starts anew. */
  accepts(byte: number): boolean {
    if (this.#missing > 0) {
      const fits = byte >= this.#low && byte <= this.#high
      this.#missing = fits ? this.#missing - 1 : 0
      this.#low = 0x80
      this.#high = 0xbf
      return fits
    }
    if (byte < 0x80) return true
    if (byte < 0xc2 || byte > 0xf4) return false
    this.#missing = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3
    if (byte === 0xe0) this.#low = 0xa0
    if (byte === 0xed) this.#high = 0x9f
    if (byte === 0xf0) this.#low = 0x90
    if (byte === 0xf4) this.#high = 0x8f
    return true
  }
}

/** The index behind the last whole character of a chunk. */
export function wholeCharacters(chunk: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, chunk.length); back++) {
    const byte = chunk[chunk.length - back] ?? 0
    if (byte < 0x80) return chunk.length
    if (byte >= 0xc0) {
      const length = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4
      return length > back ? chunk.length - back : chunk.length
    }
  }
  return chunk.length
}
