import { createRequire } from 'node:module'

import { defineConfig } from 'vitest/config'

import { LongFirst } from './test/support/order.ts'

export default defineConfig({
  // graphql loads twice, as a module and as CommonJS, unless everything is led to one file.
  resolve: { alias: [{ find: /^graphql$/, replacement: createRequire(import.meta.url).resolve('graphql/index.js') }] },
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    globalSetup: ['test/support/setup.ts'],
    maxWorkers: 2,
    // Each worker reads the server once for all its files: to read it anew for each took a third of the run.
    isolate: false,
    sequence: { sequencer: LongFirst },
    testTimeout: 60_000,
    // A browser on a busy machine may be late where nothing is wrong: what fails is tried once more.
    retry: 1,
    expect: { poll: { timeout: 15_000 } },
    hookTimeout: 120_000,
  },
})
