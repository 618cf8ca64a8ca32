import type { Evidence, Origin } from '../evidence.ts'
import { count } from '../numbers.ts'
import type { Phrase } from './phrase.ts'

/** A fact about a comparison: what of, and what. */
export type Fact = readonly [name: string, value: Phrase]

const MAX_NOTES = 20

/** What was compared with what, by which policy, on which data; then notes on slices. */
export function comparedFacts(evidence: Evidence): Fact[] {
  const { candidate, policy, data, run, commits, slice_notes: notes } = evidence
  const source = policy.source === 'base-branch' ? 'the base branch' : 'the checkout'
  const ofRun = run ? ` of run ${run.run_id}, attempt ${run.run_attempt}` : ''
  return [
    ['Candidate', [`${count(candidate.n)} held-out rows${ofRun}, tested at `, shaOf(commits.tested_sha)]],
    ['Baseline', evidence.baseline ? originOf(evidence.baseline) : (evidence.baseline_note ?? 'none')],
    ['Anchor', evidence.anchor ? originOf(evidence.anchor) : (evidence.anchor_note ?? 'none')],
    ['Policy', [source, ...(policy.ref ? [', ', { code: policy.ref }] : []), ', ', cutDigest(policy.digest)]],
    ['Data', data ? [`outcome ${data.outcome}, `, cutDigest(data.digest)] : 'no data report given'],
    ...notes.slice(0, MAX_NOTES).map((note): Fact => ['Slices', note]),
    ...(notes.length > MAX_NOTES ? [['Slices', `${notes.length - MAX_NOTES} more notes in the evidence`] as Fact] : []),
  ]
}

function originOf({ name, sha, distance }: Origin): Phrase {
  const off =
    distance === null ? '' : distance === 0 ? ', the reference itself' : `, ${distance} commits before the reference`
  return sha ? [`${name} at `, shaOf(sha), off] : `${name}${off}`
}

function shaOf(sha: string | null): string | { readonly code: string } {
  return sha ? { code: sha.slice(0, 10) } : 'an unknown commit'
}

function cutDigest(digest: string): { readonly code: string } {
  return { code: `${digest.slice(0, 19)}…` }
}
