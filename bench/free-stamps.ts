import { rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { createAgency, createFacility, noServices, setServices, setStamps } from '#domain/directory/index.ts';
import { sweeps } from '#domain/stamps/index.ts';
import type { App } from '#kernel/app.ts';
import { openDb } from '#kernel/db.ts';
import { migrate, migrationFolders, readMigrations } from '#kernel/migrate.ts';
import { systemScope } from '#kernel/scope.ts';
import { startDatabase } from '#scripts/database.ts';
import type { Bench, Case } from './run.ts';

const ROOT = join(import.meta.dirname, '..');
const HOME = join(ROOT, '.data', 'bench', 'free-stamps');
const isQuick = process.argv.includes('--quick');
const AGENCIES = isQuick ? 1 : 34;
const FACILITIES = 20;
/** 1.7 million people in all. */
const PEOPLE = 2500;
const COUNT = AGENCIES * FACILITIES * PEOPLE;
const NIGHTS = [new Date('2026-10-01T12:00:00Z'), new Date('2026-11-01T12:00:00Z')] as const;
const scope = systemScope('bench');

/** The night of the first, for everybody: as the house gives the stamps, and its rows by nothing but INSERT … SELECT. */
export async function open(say: (line: string) => void): Promise<Bench> {
  rmSync(HOME, { recursive: true, force: true });
  const database = await startDatabase({ dataDir: HOME, sandbox: false, log: say });
  await migrate(database.urls, readMigrations(migrationFolders(ROOT)));
  const db = openDb(database.urls.app, 4);
  const owner = new pg.Client({ connectionString: database.urls.owner });
  await owner.connect();
  let now: Date = NIGHTS[0];
  const log = { debug: () => undefined };
  const app = { tx: db.tx, clock: { now: () => now }, log } as unknown as App;
  await fill(app, owner);
  say(`free-stamps: ${COUNT.toLocaleString('en-US')} people are held`);
  const night = async (n: number) => {
    now = NIGHTS[n]!;
    if (n === 1) await useSome(owner);
    const ours = await timed(() => sweeps.find(({ name }) => name === 'stamps.give_monthly')!.run(app));
    const { rows } = await owner.query<{ count: string }>('select count(*) from ledger.journals where at = $1', [now]);
    const wanted = n === 0 ? COUNT : COUNT / 2;
    if (Number(rows[0]!.count) !== wanted) throw new Error(`${rows[0]!.count} of ${wanted} people were given stamps`);
    // What the floor reads has just been written: it is not to blame for what nobody has counted yet.
    await owner.query('analyze ledger.accounts, ledger.balances, ledger.journals, ledger.entries');
    return { ours, floor: await timed(() => bare(owner, n)) };
  };
  const taken: ReturnType<typeof night>[] = [];
  const cases = ['the first month: every account is opened', 'a later month: one in two has used some'].map<Case>((name, n) => ({
    name,
    unit: 'seconds',
    goal: 3,
    atMost: true,
    rounds: 1,
    ours: async () => (await (taken[n] ??= night(n))).ours,
    floor: { name: 'the same rows by INSERT … SELECT', measure: async () => (await (taken[n] ??= night(n))).floor },
  }));
  return {
    cases,
    about: `${COUNT.toLocaleString('en-US')} people at ${AGENCIES * FACILITIES} facilities of ${AGENCIES} agencies, one process, a facility after the other, each committed. The floor writes the accounts, journals, entries and balances that this left into copies of the tables with all their indexes, a table in a statement.`,
    async end() {
      await Promise.all([db.end(), owner.end()]);
      await database.stop();
      rmSync(HOME, { recursive: true, force: true });
    },
  };
}

async function fill(app: App, owner: pg.Client): Promise<void> {
  const effectiveFrom = new Date('2026-01-01T00:00:00Z');
  const costs = { letter: 1, photo: 1, ecard: 1, snap: 1, videogram: 3, reply: 1, video_message: 6 };
  const body = { packs: [{ stamps: 10, priceCents: 330n }], costs, letterLength: 6000, freePerMonth: 4 };
  for (let a = 0; a < AGENCIES; a++) {
    const agency = await createAgency(app, scope, {
      slug: `agency-${a}`,
      name: `Department ${a}`,
      shortName: `D${a}`,
      stateCode: 'FL',
      kind: 'prison',
      timeZone: 'America/New_York',
      chargeback: 'innocent_party',
      number: { parts: [{ kind: 'digits', length: 8 }], pad: true, example: '00000001', label: { en: 'Number', es: 'Número' } },
    });
    await setStamps(app, scope, { agencyId: agency.id, effectiveFrom, body });
    for (let f = 0; f < FACILITIES; f++) {
      const at = { agencyId: agency.id, name: `Facility ${f}`, city: 'Arcadia', timeZone: 'America/New_York' };
      const { id } = await createFacility(app, scope, at);
      await setServices(app, scope, { agencyId: agency.id, facilityId: id, effectiveFrom, body: { ...noServices, letters: true } });
      await owner.query(
        `insert into directory.residents (id, agency_id, number, created_at, given_name, family_name, facility_id, unit, status, changed_at)
         select 'res_' || md5($2 || n), $1, $3 || lpad(n::text, 6, '0'), $4, 'Mateo', 'Delgado', $2, 'B-2', 'here', $4 from generate_series(1, $5::int) n`,
        [agency.id, id, String(f), effectiveFrom, PEOPLE],
      );
    }
  }
  await owner.query('create schema bare');
  for (const table of ['accounts', 'balances', 'journals', 'entries'])
    await owner.query(`create table bare.${table} (like ledger.${table} including all)`);
  await owner.query('analyze');
}

/** As if every other one had used a stamp: only what the night looks at. */
async function useSome(owner: pg.Client): Promise<void> {
  for (const book of ['ledger', 'bare'])
    await owner.query(`update ${book}.balances set balance = balance - 1 where account_id in (
      select account_id from ledger.balances where balance > 0 order by account_id offset ${COUNT / 2})`);
  await owner.query('vacuum analyze ledger.balances, bare.balances');
}

async function bare(owner: pg.Client, n: number): Promise<void> {
  const at = [NIGHTS[n]];
  if (n === 0) {
    await owner.query('insert into bare.accounts overriding system value select * from ledger.accounts where opened_at = $1', at);
    await owner.query('insert into bare.balances select * from ledger.balances');
  } else {
    await owner.query(`update bare.balances b set balance = l.balance from ledger.balances l
      where l.account_id = b.account_id and l.balance <> b.balance`);
  }
  await owner.query('insert into bare.journals select * from ledger.journals where at = $1', at);
  await owner.query(
    'insert into bare.entries select e.* from ledger.entries e join ledger.journals j on j.id = e.journal_id where j.at = $1',
    at,
  );
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}
