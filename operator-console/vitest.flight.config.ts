import { defineConfig } from 'vitest/config';

/** These need all drones, or the machine, for themselves. */
const ALONE = ['flight-test/leading.test.ts', 'flight-test/cut.test.ts'];

const shared = { environment: 'node', testTimeout: 60_000, hookTimeout: 30_000 } as const;

/**
 * Flights: the page in a headless browser against a running gateway with simulated drones, which
 * ConsoleFlightTest of the simulator starts. Each file has drones of its own, so that two can fly
 * at a time.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: 'together',
          include: ['flight-test/**/*.test.ts'],
          exclude: ALONE,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...shared,
          name: 'alone',
          include: ALONE,
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
