import { z } from 'zod'
import { Digest, digestLines } from './digest.ts'

/** A file that a document speaks of: a relative path with `/`, its size in bytes, its digest. */
export const FileEntry = z.strictObject({
  path: z
    .string()
    .min(1)
    .max(512)
    .refine((path) => !/(^\/|\\|(^|\/)\.\.(\/|$)|^[A-Za-z]:|\0)/.test(path), 'must be a relative path without ..'),
  size: z.int().nonnegative(),
  digest: Digest,
})
export type FileEntry = z.infer<typeof FileEntry>

/**
 * One digest for a set of files, whatever order they were listed in: SHA-256 over the lines `<path> <digest>`, sorted by
 * path. Train writes a model's; evaluate-gate, register and deploy compute it again and compare.
 */
export function filesDigest(files: readonly FileEntry[]): Digest {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1))
  return digestLines(sorted.map((file) => `${file.path} ${file.digest}`))
}
