import { parse } from 'yaml'
import { z } from 'zod'
import { messageOf } from '../errors.ts'
import type { WorkflowFact } from './facts.ts'

/** GitHub runs no larger workflow file. */
const MAX_CHARACTERS = 512 * 1024

/** `on` as GitHub lets it be written: one name, several, or each with its filters. */
const On = z.union([
  z.string().transform((name) => [name]),
  z.array(z.string()),
  z.record(z.string(), z.unknown()).transform((events) => Object.keys(events)),
])

/** The events that start a workflow. Aliases are allowed here, as GitHub allows them. */
export function readTriggers(text: string): WorkflowFact {
  if (text.length > MAX_CHARACTERS) return { kind: 'unreadable', problem: 'is too large' }
  try {
    const parsed = z.looseObject({ on: On }).safeParse(parse(text))
    if (!parsed.success) return { kind: 'unreadable', problem: 'has no `on` that names events' }
    return { kind: 'read', events: parsed.data.on }
  } catch (thrown) {
    return { kind: 'unreadable', problem: messageOf(thrown).split('\n')[0] ?? 'is no YAML' }
  }
}
