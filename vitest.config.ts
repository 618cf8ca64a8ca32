import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Whole programs and real services take minutes: vitest.e2e.config.ts.
    exclude: ['test/e2e/**', 'test/real/**'],
    setupFiles: [],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // @actions/workflow-parser imports JSON without an attribute, which Node refuses outside the bundler.
    server: { deps: { inline: ['@actions/workflow-parser', '@actions/expressions'] } },
  },
})
