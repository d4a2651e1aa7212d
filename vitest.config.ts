import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{kernel,words,domain,web,api,server,sandbox,worlds,bench,scripts,test}/**/*.test.ts'],
    exclude: ['test/e2e/**', '**/node_modules/**'],
    globalSetup: ['test/global-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    restoreMocks: true,
  },
});
