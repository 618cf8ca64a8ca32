import type { ReadContract } from '#core/data/contract-reader.ts'
import type { ModelPolicy } from '#core/policy.ts'
import type { Octokit } from '#github/octokit.ts'
import { asked } from '../lib/asked.ts'
import type { Context } from '../lib/context.ts'
import type { Quest } from './learning.ts'
import { findReference, RELEASE } from './reference.ts'
import { findFiles, type Source } from './sources.ts'

/** What the inputs and the policy ask beside the contract. */
export interface Asking {
  readonly root: string
  readonly contract: ReadContract
  readonly name: string
  /** Null where no policy was read. */
  readonly model: ModelPolicy | null
  /** The report is drawn too, for which columns are profiled whatever else is asked. */
  readonly drawn: boolean
  /** Lines of the input `reference`. */
  readonly reference: readonly string[] | undefined
  readonly context: Context | null
  readonly octokit: Octokit | null
  readonly now: Date
}

/**
 * Finds the files of the reference and of the policy's splits, so that the engine may read them. Null where nothing is asked beside the
 * contract: columns are not profiled then, which would take longer than the checks.
 *
 * @throws UserError for files out of bounds, and for a reference that cannot be asked for.
 */
export async function questOf(asking: Asking): Promise<Quest | null> {
  const { root, contract, name, model, reference: lines, context, octokit, now } = asking
  const dataset = model?.dataset ?? null
  const { label, time, train, protected: groups = [] } = dataset ?? {}
  const asks = [label, time, train, lines].some((key) => key !== undefined) || groups.length > 0
  if (!asks && !asking.drawn) return null
  const github = context && octokit ? { octokit, repository: { owner: context.owner, repo: context.repo } } : null
  const find = () => findReference({ root, contract, lines, model: name, github })
  const reference = await (lines?.includes(RELEASE) ? asked('contents: read', find) : find())
  const place = (part: string, patterns: readonly string[]) =>
    findFiles(root, { name: part, patterns, server: contract.server })
  const splits =
    dataset?.train && dataset.test
      ? { train: await place('train', dataset.train), test: await place('test', dataset.test) }
      : null
  return {
    ...{ dataset, reference, splits, now: now.getTime() },
    ...{ positive: model?.data.positive ?? null, id: model?.data.id ?? null },
  }
}

/** The sources that a quest reads beside those of the contract. */
export function questSources({ reference, splits }: Quest): Source[] {
  const ofReference = reference?.kind === 'files' ? [...reference.sources.values()] : []
  return [...ofReference, ...(splits ? [splits.train, splits.test] : [])]
}
