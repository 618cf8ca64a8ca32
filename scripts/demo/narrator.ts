/** Tells the story on the terminal: chapters, what happens, what was expected. */
export class Narrator {
  readonly outcomes: Outcome[] = []
  readonly #started = Date.now()
  readonly #colours = process.stdout.isTTY === true && !process.env.NO_COLOR

  chapter(title: string): void {
    this.#line(`\n${this.#paint('1', title)}`)
  }

  say(text: string): void {
    for (const line of text.split('\n')) this.#line(`  ${line}`)
  }

  progress(text: string): void {
    this.#line(this.#paint('2', `  · ${text}`))
  }

  /** Notes whether a step ended as the story says; the demo fails when one did not. */
  expect(what: string, found: string, expected: string): void {
    const ok = found === expected
    this.outcomes.push({ what, found, expected, ok })
    const mark = ok ? this.#paint('32', '✓') : this.#paint('31', '✗')
    this.#line(`  ${mark} ${what}: ${found}${ok ? '' : ` (expected ${expected})`}`)
  }

  #line(text: string): void {
    const seconds = ((Date.now() - this.#started) / 1000).toFixed(0).padStart(4)
    console.log(text.startsWith('\n') ? `\n${seconds}s ${text.slice(1)}` : `${seconds}s ${text}`)
  }

  #paint(code: string, text: string): string {
    return this.#colours ? `\u001B[${code}m${text}\u001B[0m` : text
  }
}

export interface Outcome {
  readonly what: string
  readonly found: string
  readonly expected: string
  readonly ok: boolean
}
