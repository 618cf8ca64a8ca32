import { defineConfig } from 'vitest/config'

/**
 * Tests that need programs which npm does not bring: the example's workflow under act (`test/e2e`), and real services
 * (`test/real`). `.ci/run` installs them and names them in the environment: `ACT_BIN`, `GTO_BIN`, `PYSPARK_PYTHON`. And simulations of a minute
 * (`*.slow.test.ts`), which print their figures.
 */
export default defineConfig({
  test: {
    include: ['test/e2e/{act,stories}.e2e.test.ts', 'test/real/**/*.test.ts', 'test/**/*.slow.test.ts'],
    testTimeout: 10 * 60_000,
    hookTimeout: 10 * 60_000,
    // One program at a time: each of them uses every core.
    fileParallelism: false,
    server: { deps: { inline: ['@actions/workflow-parser', '@actions/expressions'] } },
  },
})
