import { z } from 'zod'

/**
 * Name of a model: part of tags, artifact names and file names, so only what is safe in all of them. Lower case, because
 * some file systems and registries cannot tell `A` from `a`.
 */
export const ModelName = z
  .string()
  .regex(
    /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/,
    'must be 1 to 64 lower-case letters, digits and hyphens, and neither start nor end with a hyphen',
  )
  .refine((name) => !/^(con|prn|aux|nul|com\d|lpt\d)$/.test(name), 'is a device name on Windows; choose another')
export type ModelName = z.infer<typeof ModelName>

/** A semantic version as the registry writes it: `v1.2.3`, strict SemVer 2 with a lower-case v. */
export const ModelVersion = z
  .string()
  .max(64)
  .regex(
    /^v(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/,
    'must be a semantic version with a v, for example v1.4.0',
  )
export type ModelVersion = z.infer<typeof ModelVersion>

/** The artifact that carries a document of one model: `holdout-evidence-<model>-<run attempt>`. */
export function artifactName(
  kind: 'data' | 'run' | 'model' | 'evidence' | 'sealed' | 'deployment',
  model: string,
  attempt: number,
) {
  return `holdout-${kind}-${model}-${attempt}`
}
