import { dirname } from 'node:path'
import { UserError } from '#core/errors.ts'
import type { DataFile } from '../engines/engine.ts'

/**
 * The columns that folders like `year=2024/month=01` give, outermost first. Their values are text: `01` keeps its zero, the
 * contract decides what it is.
 *
 * @throws UserError where files differ in them, or a column stands twice.
 */
export function partitionsOf(files: readonly DataFile[]): string[] {
  const [first] = files
  if (!first) return []
  const names = namesIn(first.path)
  for (const { path } of files) {
    const own = namesIn(path)
    if (own.join('\n') === names.join('\n')) continue
    throw new UserError(
      `${first.path} and ${path} lie in folders of different partitions (${said(names)}; ${said(own)}); give one depth of folders`,
    )
  }
  const twice = names.find((name, index) => names.findIndex((one) => one.toLowerCase() === name.toLowerCase()) < index)
  if (twice !== undefined) throw new UserError(`${first.path}: two folders name the partition ${twice}; rename one`)
  return names
}

function namesIn(path: string): string[] {
  return dirname(path)
    .split('/')
    .map((folder) => folder.indexOf('=') > 0 && folder.slice(0, folder.indexOf('=')))
    .filter((name) => name !== false)
}

function said(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.join(', ')
}
