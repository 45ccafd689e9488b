import { defineConfig } from 'vitest/config';

/**
 * Flights: the page in a headless browser against a running gateway with simulated drones, which
 * ConsoleFlightTest of the simulator starts.
 */
export default defineConfig({
  test: {
    include: ['flight-test/**/*.test.ts'],
    environment: 'node',
    testTimeout: 60_000,
    hookTimeout: 30_000,
    fileParallelism: false,
  },
});
