import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runMigrations } from 'graphile-worker';
import pg from 'pg';

interface Migration {
  name: string;
  sql: string;
  hash: string;
}

// The job queue's tables have row-level security without policies, so only their owner can use them. The app login
// reaches them through these functions, in its own transaction. What has the lower priority is run first; what is called runs one at a time.
const JOBS_FACE = `
  create schema if not exists jobs;
  drop function if exists jobs.add_job;
  create or replace function jobs.add_jobs(names text[], payloads json[], keys text[], run_ats timestamptz[], max_attempts int[], priority int) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
  begin
    perform graphile_worker.add_jobs(array(
      select (j.name, j.payload, null, j.run_at, j.attempts, j.key, add_jobs.priority, null)::graphile_worker.job_spec
      from unnest(add_jobs.names, add_jobs.payloads, add_jobs.keys, add_jobs.run_ats, add_jobs.max_attempts)
        with ordinality j(name, payload, key, run_at, attempts, place) order by j.place));
  end $$;
  revoke all on function jobs.add_jobs from public;
  create or replace function jobs.call_job(name text) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
  begin
    -- One that has not begun will find all that is committed now.
    if not exists (select 1 from graphile_worker._private_jobs j where j.key = call_job.name and j.is_available and j.run_at <= clock_timestamp()) then
      perform graphile_worker.add_job(call_job.name, '{}'::json, queue_name => call_job.name, job_key => call_job.name);
    end if;
  end $$;
  revoke all on function jobs.call_job from public;
  grant usage on schema jobs to kinline_app, kinline_owner;
  grant execute on function jobs.add_jobs, jobs.call_job to kinline_app, kinline_owner;`;

/** The migrations of these folders in number order. Two files with one number are a mistake and stop everything. */
export function readMigrations(folders: readonly string[]): Migration[] {
  const found = folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => name.endsWith('.sql'))
        .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') })),
    )
    .sort((a, b) => a.name.localeCompare(b.name));
  found.forEach(({ name }, i) => {
    if (i > 0 && found[i - 1]!.name.slice(0, 4) === name.slice(0, 4)) throw new Error(`two migrations are numbered ${name.slice(0, 4)}`);
  });
  return found.map(({ name, text }) => ({ name, sql: text, hash: createHash('sha256').update(text).digest('hex') }));
}

/** The folders that hold migrations, below the project's root. */
export function migrationFolders(root: string): string[] {
  const modules = existsSync(join(root, 'domain')) ? readdirSync(join(root, 'domain')) : [];
  return [join(root, 'kernel/migrations'), ...modules.map((name) => join(root, 'domain', name, 'migrations'))];
}

/** Brings the database to the newest state. Each file is one transaction; several processes at once take turns. */
export async function migrate(
  urls: { owner: string; worker: string },
  migrations: readonly Migration[],
  report: (name: string) => void = () => undefined,
): Promise<void> {
  const owner = new pg.Client({ connectionString: urls.owner });
  await owner.connect();
  try {
    await owner.query(`select pg_advisory_lock(hashtextextended('kernel.migrate', 0))`);
    await owner.query(`do $$ begin execute format('grant create on database %I to kinline_worker', current_database()); end $$`);
    await installJobs(urls.worker);
    await owner.query(`create schema if not exists migrations`);
    await owner.query(
      `create table if not exists migrations.applied (name text primary key, hash text not null, at timestamptz not null default now())`,
    );
    const { rows } = await owner.query<{ name: string; hash: string }>('select name, hash from migrations.applied');
    const applied = new Map(rows.map((row) => [row.name, row.hash]));
    for (const { name, sql, hash } of migrations) {
      const before = applied.get(name);
      if (before === hash) continue;
      if (before)
        throw new Error(
          `migration ${name} was changed after it was applied; write a new one instead (or remove .data/ if this is a sandbox)`,
        );
      report(name);
      await owner.query('begin');
      await owner.query(sql);
      await owner.query('insert into migrations.applied (name, hash) values ($1, $2)', [name, hash]);
      await owner.query('commit');
    }
  } finally {
    await owner.end();
  }
}

async function installJobs(workerUrl: string): Promise<void> {
  await runMigrations({ connectionString: workerUrl });
  const worker = new pg.Client({ connectionString: workerUrl });
  await worker.connect();
  try {
    await worker.query(JOBS_FACE);
  } finally {
    await worker.end();
  }
}
