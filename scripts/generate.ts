import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generatedFiles } from './generated.ts'
import { root } from './root.ts'

// Writes the JSON Schemas of docs/schema and the tables inside the Markdown files. Run by `npm run generate`.
const files = generatedFiles()
const schemas = join(root, 'docs/schema')
mkdirSync(schemas, { recursive: true })
for (const [path, text] of files) writeFileSync(join(root, path), text)
for (const name of readdirSync(schemas)) {
  if (!files.has(`docs/schema/${name}`)) rmSync(join(schemas, name))
}
console.log(`${files.size} generated files are up to date`)
