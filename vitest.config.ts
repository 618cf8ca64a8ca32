import { defineConfig } from 'vitest/config'
import { chromiumPath } from './scripts/chromium.ts'

// GitHub on a laptop and the fence around a training command are tested with bash, git http-backend, ps and signals.
const POSIX_ONLY = ['test/local/**', 'test/actions/{train,deploy}/**', 'test/actions/lib/{exec,files}.test.ts']
const onWindows = process.platform === 'win32'

// Pages are looked at in a browser, which npm does not bring; .ci/run asks for one.
const IN_BROWSER = ['test/browser/**']

export default defineConfig({
  test: {
    // @actions/workflow-parser imports JSON without an attribute, which Node refuses outside the bundler.
    server: { deps: { inline: ['@actions/workflow-parser', '@actions/expressions'] } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          setupFiles: ['test/setup.ts'],
          include: ['test/**/*.test.ts'],
          // Whole programs, real services and long simulations: vitest.e2e.config.ts.
          exclude: [
            'test/e2e/**',
            'test/real/**',
            'test/**/*.slow.test.ts',
            ...(onWindows ? POSIX_ONLY : []),
            ...(chromiumPath() === null ? IN_BROWSER : []),
          ],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'demo',
          include: onWindows ? [] : ['test/e2e/demo.e2e.test.ts'],
          // After the others, since it uses every core.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
