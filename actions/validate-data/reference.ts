import type { ReadContract } from '#core/data/contract-reader.ts'
import type { Histogram, ReferenceColumn } from '#core/data/profile.ts'
import { type DataReport, dataReport } from '#core/data-report.ts'
import { type Digest, digestOf } from '#core/digest.ts'
import { readDocument } from '#core/document.ts'
import { UserError } from '#core/errors.ts'
import { filesDigest } from '#core/files.ts'
import type { Octokit, Repository } from '#github/octokit.ts'
import { downloadReleaseAsset, latestVersion } from '#github/releases.ts'
import { findFiles, type Source } from './sources.ts'

/** The word that stands for the data of the latest registered version. */
export const RELEASE = 'release'

/** What the data are compared with. */
export type Reference =
  | { readonly kind: 'files'; readonly name: string; readonly sources: ReadonlyMap<string, Source> }
  /** The profile that the report of a registered version holds; its data are not kept. */
  | { readonly kind: 'report'; readonly name: string; readonly report: DataReport; readonly digest: Digest }
  /** Said, and no error: a first version has nothing before it. */
  | { readonly kind: 'none'; readonly why: string }

export interface Asked {
  readonly root: string
  readonly contract: ReadContract
  /** Lines of the input: files, `<schema>=<files>`, or `release`. */
  readonly lines: readonly string[] | undefined
  readonly model: string
  /** Where releases are; null outside a workflow. */
  readonly github: { readonly octokit: Octokit; readonly repository: Repository } | null
}

/**
 * What the input `reference` names; null where it is not set.
 *
 * @throws UserError for `release` without a repository to ask, and for files out of bounds.
 */
export async function findReference(asked: Asked): Promise<Reference | null> {
  const { lines, github, model } = asked
  if (lines === undefined || lines.length === 0) return null
  if (lines.length !== 1 || lines[0] !== RELEASE)
    return { kind: 'files', name: lines.join(', '), sources: await filesOf(asked) }
  if (!github) {
    throw new UserError(
      `input 'reference': ${RELEASE} needs a workflow run and its 'github-token'; name a file instead`,
    )
  }
  return ofRelease(github.octokit, github.repository, model)
}

async function filesOf({ root, contract, lines = [] }: Asked): Promise<Map<string, Source>> {
  const names = contract.contract.schema.map(({ name }) => name)
  const patterns = new Map<string, string[]>()
  for (const line of lines) {
    const named = names.find((name) => line.startsWith(`${name}=`))
    const name = named ?? (names.length === 1 ? names[0] : undefined)
    if (name === undefined) {
      throw new UserError(
        `input 'reference': ${line} names no schema; write <schema>=<files>, schemas are ${names.join(', ')}`,
      )
    }
    const pattern = named === undefined ? line : line.slice(name.length + 1).trim()
    patterns.set(name, [...(patterns.get(name) ?? []), pattern])
  }
  const sources = new Map<string, Source>()
  for (const [name, list] of patterns) {
    sources.set(name, await findFiles(root, { name, patterns: list, server: contract.server }))
  }
  return sources
}

async function ofRelease(octokit: Octokit, repository: Repository, model: string): Promise<Reference> {
  const latest = await latestVersion(octokit, repository, model)
  if (!latest) return { kind: 'none', why: 'no version is registered yet' }
  const { file, maxBytes } = dataReport
  const bytes = await downloadReleaseAsset(octokit, repository, latest.releaseId, file, maxBytes)
  if (!bytes) return { kind: 'none', why: `${latest.version} was registered without a data report` }
  const name = `${model} ${latest.version}`
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  return { kind: 'report', name, report: readDocument(dataReport, text, `${file} of ${name}`), digest: digestOf(text) }
}

/** The reference as the report names it; undefined where there is none. */
export function referenceFacts(reference: Reference | null, rows: number): DataReport['reference'] {
  if (!reference || reference.kind === 'none') return undefined
  const name = reference.name.slice(0, 300)
  if (reference.kind === 'report') {
    const { datasets } = reference.report
    const earlier = datasets.reduce((sum, dataset) => sum + dataset.rows, 0)
    return { name, rows: earlier, digest: filesDigest(datasets.flatMap(({ files }) => files)) }
  }
  const entries = Array.from(reference.sources.values(), (source) => source.entries).flat()
  return { name, rows, digest: filesDigest(entries) }
}

/** A column as an earlier report has it. */
export interface EarlierColumn {
  readonly column: ReferenceColumn
  readonly histogram: Histogram | null
  /** Standard deviation; 0 where the column has no numbers. */
  readonly sd: number
}

/** The columns of one dataset of an earlier report; null where it has no profile of it. */
export function earlierColumns(report: DataReport, schema: string): Map<string, EarlierColumn> | null {
  const dataset = report.datasets.find(({ name }) => name === schema)
  if (!dataset?.profile) return null
  return new Map(
    dataset.profile.map(({ name, histogram, categories, numbers, missing }) => {
      const values =
        categories && new Map(categories.values.map((value, index) => [value, categories.counts[index] ?? 0]))
      const gone = Math.round(missing.share * dataset.rows)
      const classified = !categories && !histogram
      const column = {
        rows: dataset.rows,
        missing: gone,
        values,
        others: categories?.others ?? 0,
        buckets: categories?.buckets ?? null,
        classified,
      }
      return [name, { column, histogram, sd: numbers?.sd ?? 0 }]
    }),
  )
}
