import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Sha } from '#core/digest.ts'

/**
 * The commit that is checked out in a folder, read from git's own files, so that no program of the job's PATH is trusted.
 * Null where that cannot be told: no repository, a linked worktree, reftable storage.
 */
export async function checkedOutCommit(folder: string): Promise<Sha | null> {
  const git = join(folder, '.git')
  const head = await text(join(git, 'HEAD'))
  const ref = head.match(/^ref: (refs\/[\w./-]+)$/)?.[1]
  if (!ref) return commit(head)
  if (ref.split('/').includes('..')) return null
  return commit(await text(join(git, ref))) ?? commit(packed(await text(join(git, 'packed-refs')), ref))
}

function packed(refs: string, ref: string): string {
  const line = refs.split('\n').find((entry) => entry.endsWith(` ${ref}`))
  return line?.split(' ')[0] ?? ''
}

function commit(value: string): Sha | null {
  return Sha.safeParse(value).data ?? null
}

function text(path: string): Promise<string> {
  return readFile(path, 'utf8').then(
    (content) => content.trim(),
    () => '',
  )
}
