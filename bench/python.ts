import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { measure } from './measure.ts'

/**
 * Makes a Python with some packages, once for a folder.
 *
 * @returns the path of its interpreter.
 * @throws Error with pip's last words where a package cannot be installed.
 */
export async function install(folder: string, name: string, packages: readonly string[]): Promise<string> {
  const home = join(folder, name)
  const python = join(home, 'bin/python')
  if (existsSync(python)) return python
  const steps: [string, ...string[]][] = [
    ['python3', '-m', 'venv', home],
    [python, '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...packages],
  ]
  for (const command of steps) {
    const { code, output } = await measure({ command, folder })
    if (code !== 0) throw new Error(output.trim().split('\n').at(-3) ?? 'pip failed')
  }
  return python
}
