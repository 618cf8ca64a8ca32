import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { vi } from 'vitest'
import { type DataCheck, type DataReport, dataReport } from '#core/data-report.ts'
import { readDocument } from '#core/document.ts'
import { Inputs, validateData } from '../../../actions/validate-data/validate-data.ts'
import { makeWorkspace } from '../action-process.ts'

export interface Case {
  /** The `schema` of the contract, as YAML. */
  readonly schema: string
  readonly files: Readonly<Record<string, string | Uint8Array>>
  readonly data?: string
  readonly failOn?: string
  /** Of service levels. */
  readonly now?: string
  /** More of the contract, as YAML. */
  readonly more?: string
}

export interface Checked {
  readonly report: DataReport
  readonly result: Awaited<ReturnType<typeof validateData>>
  /** A check by its id. */
  readonly check: (id: string) => DataCheck
}

export function contractOf(schema: string): string {
  return `apiVersion: v3.1.0\nkind: DataContract\nid: test\nversion: 1.0.0\nstatus: active\nschema:\n${schema}`
}

/** Runs validate-data in this process, in a workspace of its own. */
export async function checked({ schema, files, data, failOn, now, more = '' }: Case): Promise<Checked> {
  const root = makeWorkspace({ 'contract.yaml': `${contractOf(schema)}\n${more}` })
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  return inWorkspace(root, data ?? Object.keys(files).join('\n'), failOn, now)
}

/** The same in a workspace that is there already, with `contract.yaml` in it. */
export async function inWorkspace(root: string, data: string, failOn?: string, now?: string): Promise<Checked> {
  vi.stubEnv('GITHUB_WORKSPACE', root)
  vi.stubEnv('GITHUB_REPOSITORY', '')
  const inputs = {
    'model-name': 'm',
    contract: 'contract.yaml',
    data,
    ...(failOn && { 'fail-on': failOn }),
    ...(now && { now }),
  }
  const result = await validateData(Inputs.parse(inputs))
  const report = readDocument(dataReport, readFileSync(join(root, 'holdout-data.json'), 'utf8'), 'report')
  const check = (id: string) => {
    const found = report.checks.find((one) => one.id === id)
    if (!found) throw new Error(`no check ${id} among ${report.checks.map((one) => one.id).join(', ')}`)
    return found
  }
  return { report, result, check }
}
