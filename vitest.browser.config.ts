import { defineConfig } from 'vitest/config';

/** The journeys in a browser, `npm run test:browser`: apart because they need a chromium. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.browser.ts'],
    globalSetup: ['test/helpers/compile.ts'],
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
