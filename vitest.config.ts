import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**'],
    setupFiles: [],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // @actions/workflow-parser imports JSON without an attribute, which Node refuses outside the bundler.
    server: { deps: { inline: ['@actions/workflow-parser', '@actions/expressions'] } },
  },
})
