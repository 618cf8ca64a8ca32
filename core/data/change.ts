/** One difference, before it is named by its subject. */
export interface Change {
  readonly kind: 'breaking' | 'compatible'
  readonly text: string
  /** Where it stands in the head contract, below its subject. */
  readonly at: readonly PropertyKey[]
}

/** A value as a person reads it in a sentence. */
export function shown(value: unknown): string {
  if (value === undefined || value === null) return 'none'
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > 200 ? `${Array.from(text).slice(0, 200).join('')}…` : text
}

/** `what: before -> after`, breaking where data that passed before can fail now. */
export function turned(
  what: string,
  [before, after]: readonly [unknown, unknown],
  { breaks, at }: { readonly breaks: boolean; readonly at: readonly PropertyKey[] },
): Change {
  const text = `${what}: ${shown(before)} -> ${shown(after)}`
  return { kind: breaks ? 'breaking' : 'compatible', text, at }
}
