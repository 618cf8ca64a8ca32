import type { Subject } from '../evaluation/subject.ts'
import { pullSubject, ReviewPayload } from './payload.ts'

/** A review came or went: it may accept protected paths, or not any more. */
export function review(payload: unknown): Subject | null {
  const parsed = ReviewPayload.safeParse(payload)
  return parsed.success ? { ...pullSubject(parsed.data), told: 'person' } : null
}
