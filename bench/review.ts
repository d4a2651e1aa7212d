import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { decide, finishDecisions, takeNext, UNDO_MS } from '#domain/review/index.ts';
import type { App } from '#kernel/app.ts';
import { realClock } from '#kernel/clock.ts';
import { openDb, openPool } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import { migrate, migrationFolders, readMigrations } from '#kernel/migrate.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { startDatabase } from '#scripts/database.ts';
import { durable } from './ledger.ts';
import type { Bench } from './run.ts';

const ROOT = join(import.meta.dirname, '..');
const HOME = join(ROOT, '.data', 'bench', 'review');
const isQuick = process.argv.includes('--quick');
const REVIEWERS = 200;
const WAITING = isQuick ? 10_000 : 50_000;
const COUNT = isQuick ? 1000 : 5000;
/** As the server's own. */
const CONNECTIONS = 20;
const [AGENCY, FACILITY] = ['agc_bench', 'fac_bench'];

/** Two hundred who read at once: each takes the next item and decides, then the next one; and two bare UPDATE commits for each. */
export async function open(say: (line: string) => void): Promise<Bench> {
  rmSync(HOME, { recursive: true, force: true });
  const database = await startDatabase({ dataDir: HOME, sandbox: false, log: say });
  const closing: (() => Promise<unknown>)[] = [database.stop];
  const end = async () => {
    for (const close of closing.splice(0).reverse()) await close();
    rmSync(HOME, { recursive: true, force: true });
  };
  try {
    await migrate(database.urls, readMigrations(migrationFolders(ROOT)), (name) => say(`migrating: ${name}`));
    const db = openDb(database.urls.app, CONNECTIONS);
    const owner = openPool(database.urls.owner, CONNECTIONS);
    closing.push(db.end, () => owner.end());
    const app = { tx: db.tx, clock: realClock } as unknown as App;
    const settings = await durable(db);
    const reviewers = Array.from({ length: REVIEWERS }, reviewer);
    const ours = async (): Promise<number> => {
      await refill(app, owner);
      return await clear(app, reviewers);
    };
    await owner.query('create schema bare');
    await owner.query('create table bare.queue (like review.queue including all)');
    await ours(); // warm
    return {
      cases: [
        {
          name: `${REVIEWERS} reviewers take and decide ${COUNT.toLocaleString('en-US')} of ${WAITING.toLocaleString('en-US')} items, none twice`,
          unit: 'items/s',
          goal: 0.3,
          rounds: 5,
          ours,
          floor: { name: 'two bare UPDATE commits an item', measure: () => bareUpdates(owner, reviewers) },
        },
      ],
      about: `PostgreSQL ${settings}; ${CONNECTIONS} connections; takeNext and decide, each in a transaction of its own with policies and record. An item that two were given ends the run. The floor updates the same rows in a copy of the queue with its indexes, by id, as the owner.`,
      end,
    };
  } catch (error) {
    await end();
    throw error;
  }
}

function reviewer(): Scope {
  const staff = {
    realm: 'staff',
    actor: newId('lgn'),
    agency: AGENCY,
    roles: ['mailroom'],
    facilities: [FACILITY],
    session: 'ses',
  } as const;
  return { ...systemScope('bench'), ...staff };
}

/** What was decided takes effect, and as many wait again; for the floor, the same rows beside it. */
async function refill(app: App, owner: pg.Pool): Promise<void> {
  await finishDecisions(app, new Date(Date.now() + UNDO_MS));
  const { rows } = await owner.query<{ n: bigint }>('select count(*) as n from review.queue');
  const missing = WAITING - Number(rows[0]!.n);
  await owner.query(
    `with made as (
       insert into review.items (item_id, subject, agency_id, facility_id, sent_at, due_at, screened)
       select id, 'let_' || id, $2, $3, now(), now() + interval '3 days' + n * interval '1 second', 'clean'
       from unnest($1::text[]) with ordinality as t (id, n) returning *)
     insert into review.queue (item_id, due_at, is_clean, outside, inside, agency_id, facility_id)
     select item_id, due_at, true, 'lgn_' || item_id, 'res_' || item_id, agency_id, facility_id from made`,
    [Array.from({ length: missing }, () => newId('rev')), AGENCY, FACILITY],
  );
  await owner.query('truncate bare.queue');
  await owner.query(`insert into bare.queue select * from review.queue where outcome is null order by due_at limit ${COUNT}`);
  await owner.query('analyze review.queue, review.items, bare.queue');
}

/** Everybody takes and decides until so many are decided. An item is in one hand. */
async function clear(app: App, reviewers: readonly Scope[]): Promise<number> {
  const given = new Set<string>();
  const began = performance.now();
  await Promise.all(
    reviewers.map(async (scope) => {
      while (given.size < COUNT) {
        const item = await takeNext(app, scope);
        if (item === null || given.has(item)) throw new Error(`${item} was given twice`);
        given.add(item);
        await decide(app, scope, { item, outcome: 'release' });
      }
    }),
  );
  return given.size / ((performance.now() - began) / 1000);
}

async function bareUpdates(owner: pg.Pool, reviewers: readonly Scope[]): Promise<number> {
  await owner.query(
    'update bare.queue set reviewer = null, leased_until = null, outcome = null, decided_at = null, takes_effect_at = null',
  );
  const { rows } = await owner.query<{ item: string }>('select item_id as item from bare.queue order by due_at');
  const items = rows.map(({ item }) => item);
  const began = performance.now();
  await Promise.all(
    reviewers.map(async ({ actor }) => {
      for (let item = items.pop(); item !== undefined; item = items.pop()) {
        await owner.query(`update bare.queue set reviewer = $2, leased_until = $3 where item_id = $1`, [item, actor, new Date()]);
        await owner.query(`update bare.queue set outcome = 'released', decided_at = $2, takes_effect_at = $2 where item_id = $1`, [
          item,
          new Date(),
        ]);
      }
    }),
  );
  return rows.length / ((performance.now() - began) / 1000);
}
