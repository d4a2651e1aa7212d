import { execFile } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { createAgency, createFacility } from '#domain/directory/index.ts';
import type { App } from '#kernel/app.ts';
import { realClock } from '#kernel/clock.ts';
import { type Db, openDb } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import { migrate, migrationFolders, readMigrations } from '#kernel/migrate.ts';
import { systemScope } from '#kernel/scope.ts';
import { startDatabase } from '#scripts/database.ts';
import { startPostgres } from '#scripts/postgres.ts';
import { thrifty } from '#scripts/run.mjs';
import { writeRows } from './import/people.ts';
import { type Bench } from './run.ts';

const ROOT = join(import.meta.dirname, '..');
const HOME = join(ROOT, '.data', 'bench', 'import');
const isQuick = process.argv.includes('--quick');
const ROWS = isQuick ? 10_000 : 100_000;
const MANY = isQuick ? 60_000 : 2_000_000;
const FEW = 20_000;
const ROUNDS = 5;
const scope = systemScope('bench');

interface Place {
  agencyId: string;
  slug: string;
  facilityId: string;
}

/** New people of one agency, by the command's own code, and the same rows by the server's COPY into the same tables, indexes and triggers. */
export async function open(say: (line: string) => void): Promise<Bench> {
  rmSync(HOME, { recursive: true, force: true });
  mkdirSync(HOME, { recursive: true });
  const server = await startPostgres({ dataDir: join(HOME, 'server'), log: say });
  const { urls } = await startDatabase({ dataDir: HOME, databaseUrl: server.adminUrl, sandbox: false, log: say });
  await migrate(urls, readMigrations(migrationFolders(ROOT)), (name) => say(`migrating: ${name}`));
  const db = openDb(urls.app, 2);
  const admin = new pg.Client({ connectionString: server.adminUrl.replace(/[^/]*$/, new URL(urls.app).pathname.slice(1)) });
  await admin.connect();
  const file = join(HOME, 'roster.csv');
  await writeRoster(file, ROWS);
  return {
    cases: [
      {
        name: `a whole roster of ${ROWS.toLocaleString('en-US')} new people`,
        unit: 'rows/s',
        goal: 0.2,
        rounds: ROUNDS,
        ours: async () => ROWS / (await importOnce(db, urls.app, file, ROWS)).seconds,
        floor: { name: 'COPY', measure: () => copyOnce(db, admin) },
      },
      {
        name: `most memory at ${MANY.toLocaleString('en-US')} rows`,
        unit: 'kB',
        goal: 1.3,
        atMost: true,
        rounds: 1,
        ours: () => peakOf(db, urls.app, MANY, say),
        floor: { name: `at ${FEW.toLocaleString('en-US')} rows`, measure: () => peakOf(db, urls.app, FEW, say) },
      },
    ],
    about: `Each roster goes to an agency of its own; the program runs as a process of its own, told like every command to keep little memory, from opening the file to the last batch, with the comparison before it.`,
    async end() {
      await admin.end();
      await db.end();
      await server.stop();
      rmSync(HOME, { recursive: true, force: true });
    },
  };
}

const writeRoster = (path: string, count: number) =>
  writeRows(
    path,
    'number,last name,first name,dob,facility,unit',
    count,
    (one) => `${one.number},${one.familyName},${one.givenName},${one.birthDate},North,${one.unit}`,
  );

let places = 0;
async function freshPlace(db: Db): Promise<Place> {
  const app = { tx: db.tx, clock: realClock } as unknown as App;
  const slug = `bench-${++places}`;
  const agency = await createAgency(app, scope, {
    slug,
    name: slug,
    shortName: slug,
    stateCode: 'FL',
    kind: 'prison',
    timeZone: 'America/New_York',
    number: {
      parts: [
        { kind: 'letters', length: 1 },
        { kind: 'digits', length: 7 },
      ],
      pad: true,
      example: 'A0000001',
      label: { en: 'Number', es: 'Número' },
    },
    chargeback: 'innocent_party',
  });
  const facility = await createFacility(app, scope, { agencyId: agency.id, name: 'North', city: 'Ocala', timeZone: 'America/New_York' });
  return { agencyId: agency.id, slug, facilityId: facility.id };
}

async function importOnce(db: Db, appUrl: string, file: string, rows: number): Promise<{ seconds: number; peak: number }> {
  const { slug } = await freshPlace(db);
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...thrifty,
    join(import.meta.dirname, 'import/importer.ts'),
    appUrl,
    slug,
    file,
  ]);
  const told = JSON.parse(stdout) as { seconds: number; peak: number; added: number };
  if (told.added !== rows) throw new Error(`${told.added} of ${rows} were added`);
  return told;
}

async function peakOf(db: Db, appUrl: string, rows: number, say: (line: string) => void): Promise<number> {
  const file = join(HOME, `roster-${rows}.csv`);
  await writeRoster(file, rows);
  const { seconds, peak } = await importOnce(db, appUrl, file, rows);
  say(`import: ${rows} rows in ${Math.round(seconds)} s`);
  rmSync(file);
  return peak;
}

/** The rows as they end up, read by the server itself from two files. */
async function copyOnce(db: Db, admin: pg.Client): Promise<number> {
  const { agencyId, facilityId } = await freshPlace(db);
  const at = new Date().toISOString();
  const ids = Array.from({ length: ROWS }, () => newId('res'));
  const [people, records] = [join(HOME, 'people.csv'), join(HOME, 'records.csv')];
  await writeRows(people, '', ROWS, (one, n) =>
    [ids[n], agencyId, one.number, at, one.givenName, one.familyName, one.birthDate, facilityId, one.unit, 'here', at].join(','),
  );
  await writeRows(records, '', ROWS, (one, n) =>
    [ids[n], agencyId, facilityId, one.givenName, one.familyName, one.birthDate, one.unit, 'here', at].join(','),
  );
  const began = performance.now();
  await admin.query(
    `copy directory.residents (id, agency_id, number, created_at, given_name, family_name, birth_date, facility_id, unit, status, changed_at) from '${people}' csv`,
  );
  await admin.query(
    `copy directory.resident_records (resident_id, agency_id, facility_id, given_name, family_name, birth_date, unit, status, recorded_at) from '${records}' csv`,
  );
  return ROWS / ((performance.now() - began) / 1000);
}
