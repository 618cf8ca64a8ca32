import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type RolldownOptions, rolldown } from 'rolldown'

const root = join(import.meta.dirname, '../..')

/**
 * The built entry of an action, in a temporary folder without `node_modules`, as a user's runner sees it. Built with the
 * repository's own options, once for each state of the sources; workers and later runs share the folder.
 */
export async function bundledAction(name: string): Promise<string> {
  const folder = join(tmpdir(), `holdout-bundle-${name}-${sourcesDigest()}`)
  if (!existsSync(folder)) await build(name, folder)
  return join(folder, `${name}.js`)
}

function sourcesDigest(): string {
  const patterns = [
    'core/**/*.ts',
    'charts/**/*.ts',
    'github/**/*.ts',
    'actions/**/*.ts',
    'package-lock.json',
    'rolldown.config.js',
  ]
  const hash = createHash('sha256')
  for (const path of globSync(patterns, { cwd: root, exclude: ['actions/dist/**'] }).sort()) {
    hash.update(`${path}\n`).update(readFileSync(join(root, path)))
  }
  return hash.digest('hex').slice(0, 16)
}

// Built beside its place and renamed, so that nobody ever sees half a bundle.
async function build(name: string, folder: string): Promise<void> {
  const temporary = mkdtempSync(`${folder}-`)
  const { input = {}, output, ...options } = await configuration()
  // The action, and the threads that it starts.
  const own = Object.entries(input).filter(([, entry]) => entry.startsWith(join(root, 'actions', name) + sep))
  const bundle = await rolldown({ ...options, cwd: root, input: Object.fromEntries(own) })
  await bundle.write({ ...(Array.isArray(output) ? output[0] : output), dir: temporary })
  await bundle.close()
  try {
    renameSync(temporary, folder)
  } catch {
    rmSync(temporary, { recursive: true, force: true }) // another worker was faster
  }
}

async function configuration(): Promise<RolldownOptions> {
  const path = join(root, 'rolldown.config.js')
  const module = (await import(pathToFileURL(path).href)) as { default: RolldownOptions }
  return module.default
}
