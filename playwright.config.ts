import { defineConfig } from '@playwright/test';
import { launchOptions } from './scripts/browser.ts';

const port = process.env['E2E_PORT'] ?? '3900';

export default defineConfig<{ langOption: 'en' | 'es' }>({
  testDir: 'test/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  fullyParallel: false,
  workers: 2,
  // A test that passes at the second try is a test that fails.
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json']],
  use: {
    baseURL: `http://localhost:${port}`,
    browserName: 'chromium',
    actionTimeout: 30_000,
    launchOptions: launchOptions('light'),
    // A trace of every step doubles the time: `--trace on` when something fails that words and picture do not explain.
    trace: 'off',
    screenshot: 'only-on-failure',
  },
  // Every story runs in both languages, on a phone, without JavaScript: that is how it must work. The other files do both themselves.
  projects: [
    { name: 'look', testMatch: /(look|access|months)\.spec\.ts/ },
    ...(['en', 'es'] as const).map((langOption) => ({
      name: langOption,
      testIgnore: /(look|access|months)\.spec\.ts/,
      use: { langOption, javaScriptEnabled: false, viewport: { width: 360, height: 740 } },
    })),
  ],
  webServer: {
    command: `node test/e2e/server.ts ${port}`,
    url: `http://localhost:${port}/`,
    timeout: 180_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    stdout: 'ignore',
    stderr: 'pipe',
  },
});
