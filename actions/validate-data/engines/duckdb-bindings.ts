import { createRequire } from 'node:module'
import { join } from 'node:path'
import { libraryFolder } from './duckdb-library.ts'

/*
 * Stands in for `@duckdb/node-bindings` in the bundle (rolldown.config.js): a native module cannot be bundled, so it is
 * loaded from where `ensureLibrary` made sure it is.
 */
export default createRequire(import.meta.url)(join(libraryFolder(), 'duckdb.node'))
