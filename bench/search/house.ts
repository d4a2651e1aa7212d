import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { states } from '#domain/directory/index.ts';
import type { App } from '#kernel/app.ts';
import { realClock } from '#kernel/clock.ts';
import { type Db, openDb, openPool } from '#kernel/db.ts';
import { migrate, migrationFolders, readMigrations } from '#kernel/migrate.ts';
import { startDatabase } from '#scripts/database.ts';
import { deriveSecret } from '#server/config/secrets.ts';
import { agencyId, facilityId, personAt, PLACES_PER_AGENCY } from './people.ts';

const ROOT = join(import.meta.dirname, '../..');
const BATCH = 20_000;
export const AGENCIES = 20;

export interface SearchHouse {
  app: App;
  db: Db;
  people: number;
  ownerUrl: string;
  appUrl: string;
  end(): Promise<void>;
}

/** The database with so many people in it, made once and kept; made anew when the people or a migration it has had are others. */
export async function openSearchHouse(people: number, say: (line: string) => void): Promise<SearchHouse> {
  const home = join(ROOT, '.data', 'bench', `search-${people}`);
  const label = join(home, 'made-from');
  const recipe = createHash('sha256')
    .update(readFileSync(join(import.meta.dirname, 'people.ts')))
    .digest('hex');
  const made = existsSync(label) && readFileSync(label, 'utf8') === recipe;
  if (!made) rmSync(home, { recursive: true, force: true });
  const database = await startDatabase({ dataDir: home, sandbox: false, log: say });
  try {
    try {
      await migrate(database.urls, readMigrations(migrationFolders(ROOT)));
    } catch (error) {
      if (!made) throw error;
      say(`search: the people are made anew (${error instanceof Error ? error.message : String(error)})`);
      await database.stop();
      rmSync(home, { recursive: true, force: true });
      return await openSearchHouse(people, say);
    }
    if (!made) {
      await fill(database.urls.owner, people, say);
      writeFileSync(label, recipe);
    }
    const db = openDb(database.urls.app, 4);
    const quiet = () => undefined;
    const app = {
      tx: db.tx,
      clock: realClock,
      log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
      mode: 'sandbox' as const,
      origins: {
        family: 'http://localhost',
        staff: 'http://staff.localhost',
        inside: 'http://inside.localhost',
        ops: 'http://ops.localhost',
      },
      secret: (purpose: string) => deriveSecret(Buffer.alloc(32, 7), purpose),
    } satisfies Partial<App> as unknown as App;
    const end = async () => {
      await db.end();
      await database.stop();
    };
    return { app, db, people, ownerUrl: database.urls.owner, appUrl: database.urls.app, end };
  } catch (error) {
    await database.stop();
    throw error;
  }
}

async function fill(ownerUrl: string, people: number, say: (line: string) => void): Promise<void> {
  const owner = openPool(ownerUrl, 1);
  const at = new Date('2026-11-01T00:00:00Z');
  try {
    await owner.query(`set statement_timeout = 0; set synchronous_commit = off; set maintenance_work_mem = '512MB'`);
    for (let n = 0; n < AGENCIES; n++) {
      const number = {
        parts: [
          { kind: 'letters', length: 1, only: 'S' },
          { kind: 'digits', length: 6 },
        ],
        pad: true,
        example: 'S123456',
        label: { en: 'Number', es: 'Número' },
      };
      await owner.query(
        `insert into directory.agencies (id, slug, name, short_name, state_code, kind, time_zone, number_format, created_at) values ($1, $2, $2, $2, $3, 'prison', 'America/New_York', $4, $5)`,
        [agencyId(n), `bench-${n}`, states[n], JSON.stringify(number), at],
      );
      await owner.query(`insert into directory.openings (agency_id, opened_at) values ($1, $2)`, [agencyId(n), at]);
      for (let place = 0; place < PLACES_PER_AGENCY; place++)
        await owner.query(
          `insert into directory.facilities (id, agency_id, name, city, time_zone, created_at) values ($1, $2, $3, 'Town', 'America/New_York', $4)`,
          [facilityId(n, place), agencyId(n), `Facility ${place}`, at],
        );
    }
    // The index is made at the end, as after a restore; what is measured is the search, not the import.
    const { rows } = await owner.query<{ text: string }>(`select pg_get_indexdef('directory.residents_by_name'::regclass) as text`);
    await owner.query(`drop index directory.residents_by_name`);
    for (let from = 0; from < people; from += BATCH) {
      await insertPeople(owner, from, Math.min(people, from + BATCH), at);
      if (from % (BATCH * 10) === 0) say(`search: ${from} of ${people} people`);
    }
    say('search: the index of names');
    await owner.query(rows[0]!.text);
    await owner.query(`vacuum analyze directory.residents`);
    await owner.query(`vacuum analyze directory.known_names`);
  } finally {
    await owner.end();
  }
}

async function insertPeople(owner: ReturnType<typeof openPool>, from: number, to: number, at: Date): Promise<void> {
  const rows = Array.from({ length: to - from }, (_, i) => personAt(from + i, AGENCIES));
  const columns = (['id', 'agencyId', 'number', 'givenName', 'familyName', 'facilityId'] as const).map((name) =>
    rows.map((row) => row[name]),
  );
  await owner.query(
    `insert into directory.residents (id, agency_id, number, created_at, given_name, family_name, facility_id, unit, status, changed_at)
     select id, agency, number, $7, given, family, facility, 'A', 'here', $7
     from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[]) as p (id, agency, number, given, family, facility)`,
    [...columns, at],
  );
}
