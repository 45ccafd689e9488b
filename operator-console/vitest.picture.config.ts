import { defineConfig } from 'vitest/config';

/** Not a test: makes the README's picture from a running demo. */
export default defineConfig({
  test: {
    include: ['flight-test/picture.ts'],
    environment: 'node',
    testTimeout: 900_000,
  },
});
