import { defineConfig } from 'vitest/config';

const MINUTE = 60_000;

/** The fault suite, `npm run test:faults`: apart from the other tests because it takes minutes. */
export default defineConfig({
  test: {
    include: ['test/faults/**/*.faults.ts'],
    globalSetup: ['test/helpers/compile.ts'],
    maxWorkers: 2,
    testTimeout: 120 * MINUTE,
    hookTimeout: MINUTE,
  },
});
