import { defineConfig } from 'vitest/config';

/** Page tests: the built page in a headless browser against the mock gateway. */
export default defineConfig({
  test: {
    include: ['page-test/**/*.test.ts'],
    environment: 'node',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
});
