import { join } from 'node:path'
import { root } from '../../scripts/root.ts'
import { type Measured, measure } from '../measure.ts'
import { COUNTRIES, EMAIL, STATUSES } from './table.ts'

/** Another tool that checks the same rules on the same file, in a Python of its own. */
export interface Peer {
  readonly name: string
  readonly script: string
  readonly packages: readonly string[]
  /** Too slow for more. */
  readonly maxRows?: number
}

export const PEERS: readonly Peer[] = [
  { name: 'pandera on polars', script: 'pandera_polars.py', packages: ['pandera[polars]==0.35.0', 'polars==2.1.0'] },
  { name: 'soda-core on DuckDB', script: 'soda_duckdb.py', packages: ['soda-core-duckdb==3.5.6'] },
  { name: 'datacontract-cli', script: 'datacontract_cli.py', packages: ['datacontract-cli[duckdb]==1.2.8'] },
  {
    name: 'great_expectations on pandas',
    script: 'gx_pandas.py',
    packages: ['great_expectations==1.24.1', 'pandas', 'pyarrow'],
  },
  {
    name: 'frictionless',
    script: 'frictionless_table.py',
    packages: ['frictionless[parquet,pandas]==5.21.0'],
    maxRows: 1_000_000,
  },
]

/** Runs a peer on one file of the folder that holds `contract.yaml`. */
export function run({ script }: Peer, python: string, data: string): Promise<Measured> {
  const program = join(root, 'bench/validate-data/peers', script)
  return measure({
    command: [python, program, data, EMAIL, STATUSES.join(','), COUNTRIES.join(',')],
    folder: join(data, '..'),
  })
}
