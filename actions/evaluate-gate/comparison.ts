import { UserError } from '#core/errors.ts'
import { type Compared, type Comparison, prepare } from '#core/gate/compare.ts'
import type { ModelPolicy } from '#core/policy.ts'
import type { Candidate } from './candidate.ts'
import { measuredInThreads } from './measuring.ts'
import type { Opponents } from './opponents.ts'

/**
 * Compares what was read. A file that lacks what a metric needs becomes a problem of the evidence, so that it is written down
 * and shown; an anchor that does is left out, since only the next registered version could mend it.
 */
export async function comparison(
  model: ModelPolicy,
  { predictions, record }: Candidate,
  opponents: Opponents,
): Promise<Comparison> {
  if (!predictions) return NOTHING
  const baseline = opponents.baseline?.predictions ?? null
  const reported = { candidate: record?.metrics ?? null, baseline: opponents.baseline?.numbers ?? null }
  const anchor = opponents.anchor?.predictions ?? null
  return compareFiles(model, { candidate: predictions, baseline, anchor, reported })
}

const NOTHING: Comparison = {
  records: [],
  fairness: null,
  changed: null,
  sliceNotes: [],
  problems: [],
  anchorNote: null,
  warnings: [],
}

async function compareFiles(model: ModelPolicy, files: Compared): Promise<Comparison> {
  try {
    const prepared = prepare(model, files)
    if (prepared.kind === 'done') return prepared.comparison
    return prepared.concluded(await measuredInThreads(prepared.joined, prepared.names))
  } catch (thrown) {
    if (!(thrown instanceof UserError)) throw thrown
    if (files.anchor === null) {
      return { ...NOTHING, problems: [{ code: 'invalid-predictions', message: thrown.message }] }
    }
    const without = await compareFiles(model, { ...files, anchor: null })
    return without.records.length === 0 ? without : { ...without, anchorNote: thrown.message }
  }
}
