import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startPostgres } from '#scripts/postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgres: { adminUrl: string };
  }
}

/** One real PostgreSQL for every test run on this clone, also for runs at the same time; the last one stops it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startPostgres({
    dataDir: join(import.meta.dirname, '..', '.data', 'test-postgres'),
    shared: true,
    settings: { max_connections: '300', shared_buffers: '256MB' },
    log: (line) => process.stderr.write(`${line}\n`),
  });
  project.provide('postgres', { adminUrl: postgres.adminUrl });
  return postgres.stop;
}
