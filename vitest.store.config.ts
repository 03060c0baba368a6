import { defineConfig } from 'vitest/config';

/** What stands in PostgreSQL, `npm run test:store`: apart because its engines take seconds to start. */
export default defineConfig({
  test: {
    include: ['test/**/*.store.ts'],
    globalSetup: ['test/helpers/compile.ts', 'test/helpers/postgres-server.ts'],
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
