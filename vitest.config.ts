import { defineConfig } from 'vitest/config';

/** What puts something else in a module's place, which only a process of its own forgets again. */
const ALONE = ['test/faults/simulation.test.ts'];

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    restoreMocks: true,
    globalSetup: ['test/global-setup.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'house',
          // Files share a process and what it has read: to read the house anew for each file took a third of the time.
          isolate: false,
          include: ['{kernel,words,domain,web,api,server,sandbox,worlds,bench,scripts,test}/**/*.test.ts'],
          exclude: ['test/e2e/**', '**/node_modules/**', ...ALONE],
        },
      },
      { extends: true, test: { name: 'alone', include: ALONE } },
    ],
  },
});
