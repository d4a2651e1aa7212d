import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrate, migrationFolders, readMigrations } from '#kernel/migrate.ts';
import { startPostgres } from '#scripts/postgres.ts';

// Writes domain/tables.ts from a freshly migrated database. `--check` only says whether the file is fresh.
const ROOT = join(import.meta.dirname, '..');
const TARGET = join(ROOT, 'domain/tables.ts');
const MAPPING = { int8: 'bigint', timestamptz: 'Date', date: 'string', bytea: 'Buffer', jsonb: 'Json', xid8: 'string' };

const text = await generate();
if (process.argv.includes('--check')) {
  if (readFileSync(TARGET, 'utf8') !== text) {
    console.error('domain/tables.ts does not fit the migrations: run node scripts/tables.ts');
    process.exit(1);
  }
} else {
  writeFileSync(TARGET, text);
}
process.exit(0);

async function generate(): Promise<string> {
  const postgres = await startPostgres({
    dataDir: join(ROOT, '.data/test-postgres'),
    shared: true,
    settings: { max_connections: '300', shared_buffers: '256MB' },
  });
  const admin = new pg.Client({ connectionString: postgres.adminUrl });
  await admin.connect();
  const name = `kinline_tables_${randomBytes(4).toString('hex')}`;
  try {
    for (const role of ['kinline_owner', 'kinline_app', 'kinline_worker']) {
      await admin.query(`do $$ begin create role ${role} login; exception when duplicate_object or unique_violation then null; end $$`);
    }
    await admin.query(`create database ${name}`);
    const url = new URL(postgres.adminUrl);
    url.pathname = `/${name}`;
    await migrate({ owner: url.href, worker: url.href }, readMigrations(migrationFolders(ROOT)));
    const file = join(mkdtempSync(join(tmpdir(), 'tables-')), 'tables.ts');
    execFileSync(process.execPath, [
      join(ROOT, 'node_modules/kysely-codegen/dist/cli/bin.js'),
      '--dialect=postgres',
      `--url=${url.href}`,
      `--out-file=${file}`,
      '--default-schema=none',
      '--exclude-pattern={graphile_worker,migrations,jobs,public}.*',
      `--type-mapping=${JSON.stringify(MAPPING)}`,
    ]);
    return dress(readFileSync(file, 'utf8'));
  } finally {
    await admin.query(`drop database if exists ${name} with (force)`);
    await admin.end();
    await postgres.stop();
  }
}

/** The generated file says how to make it anew and joins the kernel's table list. */
function dress(generated: string): string {
  const body = generated.replace(/^\/\*\*[\s\S]*?\*\/\s*/, '');
  return `// Generated from the migrated database by \`node scripts/tables.ts\`. Do not edit.\n${body}\ndeclare module '#kernel/db.ts' {\n  interface Tables extends DB {}\n}\n`;
}
