import { z } from 'zod'
import { dataReport } from '#core/data-report.ts'
import { deploymentRecord } from '#core/deployment-record.ts'
import type { Document } from '#core/document.ts'
import { evidence } from '#core/evidence.ts'
import { ledger } from '#core/gate/ledger.ts'
import { modelPackage } from '#core/model-package.ts'
import { Policy } from '#core/policy.ts'
import { runRecord } from '#core/run-record.ts'
import { sealedPredictions } from '#core/sealed-predictions.ts'

/** Every document that travels between steps. */
export const documents: readonly Document<z.ZodObject>[] = [
  dataReport,
  runRecord,
  evidence,
  sealedPredictions,
  modelPackage,
  deploymentRecord,
  ledger,
]

/** The policy as its author writes it: keys with a default may be left out. */
export const policySchema = z.toJSONSchema(Policy, { io: 'input' })

/** JSON Schema files for editors and other tools, by path from the root. */
export function schemaFiles(): Map<string, string> {
  const files = new Map<string, string>()
  files.set('docs/schema/policy.json', schemaText('Policy of Holdout (.github/holdout.yml)', policySchema))
  for (const document of documents) {
    const name = document.schema.replace(/^holdout\./, '').replace(/\/\d+$/, '')
    files.set(
      `docs/schema/${name}.json`,
      schemaText(`${document.file}: ${document.schema}`, z.toJSONSchema(document.shape)),
    )
  }
  return files
}

function schemaText(title: string, schema: object): string {
  const { $schema, ...rest } = schema as { $schema?: string }
  return `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n`
}
