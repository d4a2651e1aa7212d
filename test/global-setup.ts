import { join } from 'node:path';
import { Client } from 'pg';
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
    // Nobody guesses at these passwords: one round of hashing instead of 4,096 for each connection.
    settings: { max_connections: '300', shared_buffers: '256MB', fsync: 'off', full_page_writes: 'off', scram_iterations: '1' },
    log: (line) => process.stderr.write(`${line}\n`),
  });
  if (!postgres.joined) await sweep(postgres.adminUrl);
  project.provide('postgres', { adminUrl: postgres.adminUrl });
  return postgres.stop;
}

/** Databases of killed runs, and templates of migrations that nobody has any more. */
async function sweep(adminUrl: string): Promise<void> {
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    const { rows } = await admin.query<{ datname: string }>(`
      select datname from pg_database
      where datname like 'kinline\\_test\\_%' or (datname like 'kinline\\_template\\_%'
        and (pg_stat_file('base/' || oid || '/PG_VERSION')).modification < now() - interval '3 days')`);
    for (const { datname } of rows) await admin.query(`drop database if exists "${datname}" with (force)`);
  } finally {
    await admin.end();
  }
}
