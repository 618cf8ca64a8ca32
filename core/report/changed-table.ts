import type { ChangedExamples } from '../evidence.ts'
import { count } from '../numbers.ts'
import { code, details, table } from './markdown.ts'

type Change = ChangedExamples['examples'][number]['change']

/** What happened to an example, in words. */
export const CHANGES: Readonly<Record<Change, string>> = { worse: 'worse', better: 'better', other: 'still wrong' }

/** How many examples changed, each way; null where none did. */
export function changedLine({ worse, better, other }: ChangedExamples): string | null {
  if (worse + better + other === 0) return null
  const still = other > 0 ? `, ${count(other)} still wrong in another way` : ''
  return `${count(worse)} got worse, ${count(better)} got better${still}`
}

/**
 * The examples whose prediction changed, folded, those that got worse first.
 *
 * @param all where all of them are: a link of ours.
 */
export function changedDetails(changed: ChangedExamples | null, room: number, all: string | undefined): string {
  const line = changed && changedLine(changed)
  if (!changed || !line) return ''
  const shown = changed.examples.slice(0, room)
  const cells = shown.map(({ id, change, label, baseline, candidate }) => [
    code(id),
    CHANGES[change],
    code(label),
    code(baseline),
    code(candidate),
  ])
  const body = shown.length > 0 ? table(['example', '', 'label', 'base', 'head'], cells) : ''
  return details(
    `Examples whose prediction changed: ${line}`,
    [body, moreLine(changed, shown.length, all)].filter(Boolean).join('\n\n'),
  )
}

function moreLine({ worse, better, other }: ChangedExamples, shown: number, all: string | undefined): string {
  const left = worse + better + other - shown
  if (left <= 0) return ''
  const where = all ? `the predictions in the artifacts of the [workflow run](${all})` : 'the predictions'
  return `${count(left)} more are in ${where}.`
}
