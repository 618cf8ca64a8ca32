import { z } from 'zod'
import { described, oneOf } from './terms.ts'

/** Types of servers that the standard knows; data are read from `local` only. */
const SERVER_TYPES = [
  'api',
  'athena',
  'azure',
  'bigquery',
  'clickhouse',
  'cloudsql',
  'custom',
  'databricks',
  'db2',
  'denodo',
  'dremio',
  'duckdb',
  'glue',
  'hive',
  'impala',
  'informix',
  'kafka',
  'kinesis',
  'local',
  'mysql',
  'oracle',
  'postgres',
  'postgresql',
  'presto',
  'pubsub',
  'redshift',
  's3',
  'sftp',
  'snowflake',
  'sqlserver',
  'synapse',
  'trino',
  'vertica',
  'zen',
] as const

/** A server of any type, with the keys that its type has. */
export const Server = z.looseObject({
  server: z.string().min(1).max(500),
  type: oneOf(SERVER_TYPES),
})

/** A folder or pattern on this machine, relative to the workspace. */
export const LocalServer = z.strictObject({
  server: z.string().min(1),
  type: z.literal('local'),
  path: z.string().min(1).max(1000),
  format: z.enum(['csv', 'tsv', 'json', 'jsonl', 'parquet'], {
    error: 'must be csv, tsv, json (one object a line), jsonl or parquet',
  }),
  /** Of csv: one character. Of json: new_line. */
  delimiter: z.string().min(1).max(20).optional(),
  id: described,
  description: described,
  environment: described,
  roles: described,
  customProperties: described,
})
export type LocalServer = z.infer<typeof LocalServer>
