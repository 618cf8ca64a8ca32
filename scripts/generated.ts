import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { actionNames, readActionFile } from './action-folder.ts'
import { metricsTable } from './metrics-table.ts'
import { root } from './root.ts'
import { schemaFiles } from './schemas.ts'
import { actionsTable, inputsTable, outputsTable, policyTable } from './tables.ts'
import { proofTable } from './threats/proofs.ts'

/** What every generated file must hold now, by path from the root. `generate.ts` writes it, a contract test compares. */
export function generatedFiles(): Map<string, string> {
  const files = schemaFiles()
  const actions = new Map(actionNames().map((name) => [name, readActionFile(name)]))
  for (const [name, action] of actions) {
    const path = `actions/${name}/README.md`
    files.set(path, withTables(path, { inputs: inputsTable(action), outputs: outputsTable(action) }))
  }
  files.set('README.md', withTables('README.md', { actions: actionsTable(actions) }))
  files.set(
    'docs/configuration.md',
    withTables('docs/configuration.md', { policy: policyTable(), metrics: metricsTable() }),
  )
  files.set('test/app/README.md', withTables('test/app/README.md', { threats: proofTable() }))
  return files
}

/** A Markdown file with each table between `<!-- <name>:start -->` and `<!-- <name>:end -->`. */
function withTables(path: string, tables: Readonly<Record<string, string>>): string {
  let text = readFileSync(join(root, path), 'utf8')
  for (const [name, table] of Object.entries(tables)) {
    const start = `<!-- ${name}:start -->`
    const end = `<!-- ${name}:end -->`
    const from = text.indexOf(start)
    const to = text.indexOf(end)
    if (from < 0 || to < from) throw new Error(`${path} needs a line ${start} and, after it, a line ${end}`)
    text = `${text.slice(0, from + start.length)}\n\n${table}\n\n${text.slice(to)}`
  }
  return text
}
