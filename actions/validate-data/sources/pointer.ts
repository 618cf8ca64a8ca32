import { openRegular } from '../../lib/files.ts'

const POINTER_MAX_BYTES = 1024

/**
 * What stands where the data should: a pointer of Git LFS. Null for anything else.
 * https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md
 */
export async function lfsProblem(root: string, path: string): Promise<string | null> {
  const file = await openRegular(root, path)
  try {
    const { size } = await file.stat()
    if (size > POINTER_MAX_BYTES) return null
    const text = await file.readFile('utf8')
    if (!/^version https:\/\/(git-lfs\.github\.com|hawser\.github\.com)\/spec\//.test(text)) return null
    const bytes = /^size (\d+)$/m.exec(text)?.[1] ?? '?'
    return `${path} is a pointer of Git LFS to ${bytes} bytes, not the data; add "with: lfs: true" to the step that uses actions/checkout`
  } finally {
    await file.close()
  }
}
