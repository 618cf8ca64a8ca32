import { extname } from 'node:path'
import { dataReport } from '#core/data-report.ts'
import { digestOf } from '#core/digest.ts'
import { writeDocument } from '#core/document.ts'
import { evidence } from '#core/evidence.ts'
import type { FileEntry } from '#core/files.ts'
import { type ModelPackage, modelPackage } from '#core/model-package.ts'
import type { ModelName, ModelVersion } from '#core/names.ts'
import { headlineMetrics, modelCard } from '#core/registry/card.ts'
import { runRecord } from '#core/run-record.ts'
import type { Context } from '../lib/context.ts'
import { entriesOf, packFiles } from '../lib/model-archive.ts'
import type { Admission } from './admission.ts'
import type { Material } from './material.ts'

export interface PackageRequest {
  readonly context: Context
  readonly name: ModelName
  readonly version: ModelVersion
  /** Time of the version's tag, so that every attempt makes the same bytes. */
  readonly at: string
  readonly material: Material
  readonly admission: Admission
  readonly publishPredictions: boolean
}

export interface Package {
  readonly manifest: ModelPackage
  /** Release assets by name. */
  readonly assets: ReadonlyMap<string, Uint8Array>
}

/** The files of a release: equal material gives equal bytes, so that a later attempt finds its own assets again. */
export async function makePackage(request: PackageRequest): Promise<Package> {
  const { context, name, version, at, material, admission } = request
  const { record } = material
  const assets = new Map<string, Uint8Array>()
  const add = (path: string, bytes: Uint8Array): FileEntry => {
    assets.set(path, bytes)
    return { path, size: bytes.length, digest: digestOf(bytes) }
  }
  const archive = add('model.tar', await packFiles(material.model))
  const published = request.publishPredictions ? material.predictions : null
  const predictions = published && add(`predictions${extname(record.predictions?.path ?? '')}`, published)
  // Replay compares with the predictions, so alone it would be of no use.
  const replay = published && material.replay && add('replay.jsonl', material.replay)
  const report = material.dataReport && add(dataReport.file, material.dataReport)
  const facts = {
    ...{ model: name, version, commit: context.sha, record, evidence: material.evidence },
    ...{ modelDigest: admission.modelDigest, decision: admission.decision },
    runUrl: `${context.serverUrl}/${context.owner}/${context.repo}/actions/runs/${context.runId}`,
  }
  const manifest: ModelPackage = {
    schema: 'holdout.model-package/1',
    model: name,
    version,
    commit: context.sha,
    run: runOf(material),
    files: entriesOf(material.model),
    model_digest: admission.modelDigest,
    archive,
    predictions,
    replay,
    ...(report && { data_report: report }),
    run_record_digest: material.recordDigest,
    evidence_digest: material.evidenceDigest,
    evaluation_set: evaluationSetOf(material),
    metrics: headlineMetrics(admission.decision),
    card: modelCard(facts),
    created_at: at,
  }
  const encode = (text: string) => new TextEncoder().encode(text)
  add(runRecord.file, encode(material.recordText))
  add(evidence.file, encode(material.evidenceText))
  add(modelPackage.file, encode(writeDocument(modelPackage, manifest).text))
  return { manifest, assets }
}

// Both are certain once the material is admitted.
function runOf({ evidence: { run } }: Material): ModelPackage['run'] {
  if (!run) throw new Error('admitted evidence has a run')
  return run
}

function evaluationSetOf({ evidence: { candidate } }: Material): ModelPackage['evaluation_set'] {
  if (!candidate.evaluation_set) throw new Error('admitted evidence has an evaluation set')
  return candidate.evaluation_set
}
