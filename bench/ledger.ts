import { rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  credit,
  customerWallet,
  debit,
  openAccounts,
  owedTrust,
  postJournal,
  postJournals,
  processorClearing,
} from '#domain/ledger/index.ts';
import { type Db, openDb, openPool } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import { migrate, migrationFolders, readMigrations } from '#kernel/migrate.ts';
import { systemScope } from '#kernel/scope.ts';
import { startDatabase } from '#scripts/database.ts';
import { type Bench, type Case, rate } from './run.ts';

const ROOT = join(import.meta.dirname, '..');
const HOME = join(ROOT, '.data', 'bench', 'ledger');
const ACCOUNTS = 1000;
const SLICE_MS = 1000;
const scope = systemScope('bench');

const any = (count: number) => Math.floor(Math.random() * count);
const house = Array.from({ length: ACCOUNTS }, (_, n) => owedTrust(`fac_${n}`, 'agy_bench').code);
const wallets = Array.from({ length: ACCOUNTS }, (_, n) => customerWallet(`cus_${n}`).code);
const hot = processorClearing().code;
const newKey = () => `${newId('pay')}:captured`;

export async function open(say: (line: string) => void): Promise<Bench> {
  rmSync(HOME, { recursive: true, force: true });
  const database = await startDatabase({ dataDir: HOME, sandbox: false, log: say });
  try {
    await migrate(database.urls, readMigrations(migrationFolders(ROOT)), (name) => say(`migrating: ${name}`));
    const db = openDb(database.urls.app, 33);
    const settings = await durable(db);
    await openEverything(db);
    return {
      cases: [
        ...bytes(db, database.urls.owner),
        ...[1, 8, 32].map((clients) => beside(db, clients)),
        ...[8, 32].map((clients) => hotBesideRandom(db, clients)),
        grouped(db),
      ],
      about: `PostgreSQL ${settings}; acknowledged = committed; ${ACCOUNTS} house accounts and ${ACCOUNTS} wallets; keys like \`${newKey()}\`.`,
      async end() {
        await db.end();
        await database.stop();
        rmSync(HOME, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await database.stop();
    throw error;
  }
}

/** Refuses to measure a database that only says it has written. */
export async function durable(db: Db): Promise<string> {
  const { rows } = await db.pool.query<{ name: string; setting: string }>(
    `select name, setting from pg_settings where name in ('fsync', 'full_page_writes', 'server_version', 'synchronous_commit') order by name`,
  );
  const found = Object.fromEntries(rows.map((row) => [row.name, row.setting]));
  if (found.fsync !== 'on' || found.synchronous_commit !== 'on')
    throw new Error('the ledger is measured with fsync and synchronous_commit on');
  return `${found.server_version} with fsync, synchronous_commit and full_page_writes ${found.full_page_writes}`;
}

async function openEverything(db: Db): Promise<void> {
  const accounts = [
    processorClearing(),
    ...Array.from({ length: ACCOUNTS }, (_, n) => owedTrust(`fac_${n}`, 'agy_bench')),
    ...Array.from({ length: ACCOUNTS }, (_, n) => customerWallet(`cus_${n}`)),
  ];
  await db.tx(scope, (tx) => openAccounts(tx, scope, { accounts, at: new Date() }));
}

/** A deposit: a house account takes, a wallet grows. */
const deposit = (from: readonly string[]) => ({
  key: newKey(),
  kind: 'payment_captured',
  entries: [debit(from[any(from.length)]!, 4000n), credit(wallets[any(ACCOUNTS)]!, 4000n)],
  at: new Date(),
});

const post = (db: Db, from: readonly string[]) => db.tx(scope, (tx) => postJournal(tx, scope, deposit(from)));

/** The same journal by the same driver and pool, in one statement of its own: nothing but the SQL function. */
async function bare(db: Db, from: readonly string[]): Promise<void> {
  const { key, kind, entries, at } = deposit(from);
  const { rows } = await db.pool.query<{ code: string | null }>(
    `select verdict, code, journal_id as id, detail from ledger.post_set($1::text[], $2::text[], $3::text[], $4::timestamptz[],
      $5::text[], $6::text[], $7::text[], $8::integer[], $9::text[], $10::text[], $11::bigint[])`,
    [
      [key],
      [kind],
      [null],
      [at],
      [null],
      [null],
      [null],
      [1, 1],
      entries.map((e) => e.account),
      [null, null],
      entries.map((e) => e.amountCents),
    ],
  );
  if (rows[0]!.code !== null) throw new Error(`refused: ${rows[0]!.code}`);
}

const beside = (db: Db, clients: number): Case => ({
  name: `postJournal in app.tx, ${clients} ${clients === 1 ? 'client' : 'clients'}`,
  unit: 'journals/s',
  goal: 0.7,
  ours: () => rate(clients, SLICE_MS, () => post(db, house)),
  floor: { name: 'the bare SQL function', measure: () => rate(clients, SLICE_MS, () => bare(db, house)) },
});

const hotBesideRandom = (db: Db, clients: number): Case => ({
  name: `one hot house account, ${clients} clients`,
  unit: 'journals/s',
  goal: 0.9,
  rounds: 21, // the disk's moods are wider than what is looked for
  ours: () => rate(clients, SLICE_MS, () => post(db, [hot])),
  floor: { name: 'random house accounts', measure: () => rate(clients, SLICE_MS, () => post(db, house)) },
});

const GROUP = 100;

const grouped = (db: Db): Case => ({
  name: `postJournals, ${GROUP} in a call, 2 clients`,
  unit: 'journals/s',
  goal: null,
  ours: async () => GROUP * (await rate(2, SLICE_MS, () => postGroup(db, GROUP))),
  floor: { name: 'postJournal, 2 clients', measure: () => rate(2, SLICE_MS, () => post(db, house)) },
});

async function postGroup(db: Db, count: number, reference?: () => string): Promise<void> {
  const journals = Array.from({ length: count }, () => ({ ...deposit(house), ...(reference ? { reference: reference() } : {}) }));
  const verdicts = await db.tx(scope, (tx) => postJournals(tx, scope, journals));
  if (verdicts.some((one) => one.verdict !== 'posted')) throw new Error('a journal of the group was not posted');
}

/** Measured on a book that holds nothing else, five times while it grows: index pages fill up and split in waves. */
const bytes = (db: Db, ownerUrl: string): Case[] => {
  let count = 0;
  const grown = async () => {
    for (let call = 0; call < 80; call += 2) await Promise.all([postGroup(db, GROUP), postGroup(db, GROUP)]);
    count += 80 * GROUP;
    return (await size(ownerUrl)) / count;
  };
  const withReference = async () => {
    const before = await size(ownerUrl);
    const reference = () => newId('trf');
    for (let call = 0; call < 200; call += 2) await Promise.all([postGroup(db, GROUP, reference), postGroup(db, GROUP, reference)]);
    return ((await size(ownerUrl)) - before) / (200 * GROUP);
  };
  return [
    { name: 'two-entry journal with all indexes', unit: 'bytes', goal: 450, atMost: true, rounds: 5, ours: grown },
    { name: 'the same with a reference of 30 letters', unit: 'bytes', goal: null, rounds: 1, ours: withReference },
  ];
};

async function size(ownerUrl: string): Promise<number> {
  const owner = openPool(ownerUrl, 1);
  try {
    const { rows } = await owner.query<{ bytes: bigint }>(
      `select pg_total_relation_size('ledger.journals') + pg_total_relation_size('ledger.entries') as bytes`,
    );
    return Number(rows[0]!.bytes);
  } finally {
    await owner.end();
  }
}
