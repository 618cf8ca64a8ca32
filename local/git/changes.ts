import type { Repository } from './repository.ts'

export interface Change {
  path: string
  /** The path before a rename. */
  previousPath?: string
  status: 'added' | 'removed' | 'modified' | 'renamed' | 'copied' | 'changed'
  /** The blob after the change; before it, for a removed file. */
  blob: string
  additions: number
  deletions: number
}

const STATUS = { A: 'added', D: 'removed', M: 'modified', R: 'renamed', C: 'copied', T: 'changed' } as const

/** The files that differ between two commits or trees, renames found, with line counts (0 for binary files). */
export async function changesBetween(repository: Repository, base: string, head: string): Promise<Change[]> {
  const common = ['-z', '-M', '--no-abbrev', base, head]
  const raw = (await repository.git(['diff', '--raw', ...common])).split('\0')
  const counts = lineCounts((await repository.git(['diff', '--numstat', ...common])).split('\0'))
  const changes: Change[] = []
  for (let index = 0; index < raw.length - 1; ) {
    const [, , before = '', after = '', letters = ''] = (raw[index++] ?? '').split(' ')
    const status = STATUS[letters.charAt(0) as keyof typeof STATUS]
    const first = raw[index++] ?? ''
    const moved = status === 'renamed' || status === 'copied'
    const path = moved ? (raw[index++] ?? '') : first
    const count = counts.get(path) ?? { additions: 0, deletions: 0 }
    changes.push({
      path,
      status,
      blob: status === 'removed' ? before : after,
      ...count,
      ...(moved && { previousPath: first }),
    })
  }
  return changes
}

function lineCounts(fields: readonly string[]): Map<string, { additions: number; deletions: number }> {
  const counts = new Map<string, { additions: number; deletions: number }>()
  for (let index = 0; index < fields.length - 1; ) {
    const [additions, deletions, path] = (fields[index++] ?? '').split('\t')
    let name = path ?? ''
    if (name === '') {
      index++
      name = fields[index++] ?? ''
    }
    counts.set(name, { additions: Number(additions) || 0, deletions: Number(deletions) || 0 })
  }
  return counts
}
