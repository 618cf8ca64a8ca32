import { existsSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { defineConfig } from 'rolldown'

const root = import.meta.dirname
const actions = ['validate-data', 'train', 'evaluate-gate', 'register', 'deploy']
/** Programs of threads that an action starts, each by its name beside the action. */
const threads = Object.fromEntries(
  ['held-out-thread', 'measuring-thread'].map((name) => [name, join(root, 'actions/evaluate-gate', `${name}.ts`)]),
)
const entries = actions
  .map((name) => [name, join(root, 'actions', name, 'index.ts')])
  .filter(([, entry]) => existsSync(entry))

/**
 * The actions as plain JavaScript that runs from a bare checkout. Shared code is built once: what others wrote (vendor) and
 * our own (core). What few steps need is apart, so that nobody else loads it: DuckDB, the artifact client, charts, and the
 * readers of data files.
 */
export default defineConfig({
  input: { ...Object.fromEntries(entries), ...threads },
  platform: 'node',
  cwd: root,
  external: [/^node:/],
  resolve: {
    // A native module cannot be bundled: this stands in for it and loads it at run time.
    alias: { '@duckdb/node-bindings': join(root, 'actions/validate-data/engines/duckdb-bindings.ts') },
  },
  plugins: [
    {
      name: 'type-module',
      generateBundle() {
        // The nearest package.json says how Node reads .js files; a copy of this folder alone must run too.
        this.emitFile({ type: 'asset', fileName: 'package.json', source: '{ "type": "module" }\n' })
      },
    },
    {
      name: 'spark-program',
      generateBundle() {
        // Beside the chunk that starts it, as in the source.
        const source = readFileSync(join(root, 'actions/validate-data/engines/spark/program.py'))
        this.emitFile({ type: 'asset', fileName: 'chunks/spark/program.py', source })
      },
    },
  ],
  output: {
    dir: join(root, 'actions/dist'),
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name].js',
    cleanDir: true,
    minify: false,
    sourcemap: false,
    codeSplitting: {
      // A group takes along what its modules import, unless a group of higher priority has it.
      groups: [
        {
          name: 'vendor',
          test: /[\\/]node_modules[\\/](@actions[\\/](core|github)|zod|yaml|picomatch|@noble|tar)[\\/]/,
          priority: 5,
        },
        {
          name: 'core',
          // Not what only one action has: the contract and its checks, the readers of predictions; and not the pages, which come
          // with the charts.
          test: (id) =>
            /^(core|github|actions.lib)[\\/](?!data[\\/]|predictions[\\/]|report[\\/]html)|duckdb-library/.test(
              relative(root, id),
            ),
          priority: 4,
        },
        { name: 'vendor-duckdb', test: /[\\/]node_modules[\\/]@duckdb[\\/]|engines[\\/]duckdb-bindings/, priority: 3 },
        { name: 'vendor-artifact', test: /[\\/]node_modules[\\/]@actions[\\/]artifact[\\/]/, priority: 2 },
        { name: 'vendor-charts', test: /[\\/]node_modules[\\/](d3-[a-z-]+|internmap)[\\/]/, priority: 2 },
        { name: 'vendor-data', test: /[\\/]node_modules[\\/]/, priority: 1 },
      ],
    },
  },
})
