import { rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  debit,
  credit,
  customerWallet,
  makePoster,
  openAccounts,
  owedTrust,
  type Poster,
  processorClearing,
} from '#domain/ledger/index.ts';
import { type Db, openDb, openPool } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import { migrate, migrationFolders, readMigrations } from '#kernel/migrate.ts';
import { systemScope } from '#kernel/scope.ts';
import { startDatabase } from '#scripts/database.ts';
import { bareRows, type BareRows } from './group-posting/bare-rows.ts';
import { durable } from './ledger.ts';
import { type Bench, type Case, rate } from './run.ts';

const ROOT = join(import.meta.dirname, '..');
const HOME = join(ROOT, '.data', 'bench', 'group-posting');
const ACCOUNTS = 1000;
const IN_FLIGHT = 256;
const SLICE_MS = 2000;
const scope = systemScope('bench');

const any = (count: number) => Math.floor(Math.random() * count);
const house = Array.from({ length: ACCOUNTS }, (_, n) => owedTrust(`fac_${n}`, 'agy_bench').code);
const wallets = Array.from({ length: ACCOUNTS }, (_, n) => customerWallet(`cus_${n}`).code);
const hot = [processorClearing().code];

export async function open(say: (line: string) => void): Promise<Bench> {
  rmSync(HOME, { recursive: true, force: true });
  const database = await startDatabase({ dataDir: HOME, sandbox: false, log: say });
  try {
    await migrate(database.urls, readMigrations(migrationFolders(ROOT)), (name) => say(`migrating: ${name}`));
    const db = openDb(database.urls.app, 8);
    const settings = await durable(db);
    await openEverything(db);
    const bare = await bareRows(openPool(database.urls.owner, 8), ACCOUNTS);
    const poster = makePoster(database.urls.app);
    // Both sides warm: plans made, code compiled, pages read.
    await Promise.all([rate(IN_FLIGHT, SLICE_MS, () => posted(poster, house)), bare.thousands(SLICE_MS)]);
    const through = { random: () => posted(poster, house), hot: () => posted(poster, hot) };
    return {
      cases: cases(through, bare),
      about: `PostgreSQL ${settings}; acknowledged = committed; ${IN_FLIGHT} in flight from one process; ${ACCOUNTS} house accounts and ${ACCOUNTS} wallets. The floors write the same rows into copies of the two tables with the same indexes, without the ledger's checks, balances and answers.`,
      async end() {
        await poster.end();
        await bare.end();
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

function cases({ random, hot: onHot }: { random: () => Promise<void>; hot: () => Promise<void> }, bare: BareRows): Case[] {
  const ours = (post: () => Promise<void>) => () => rate(IN_FLIGHT, SLICE_MS, post);
  const thousand = { name: '1,000-row INSERTs of the same rows, one client', measure: () => bare.thousands(SLICE_MS) };
  return [
    { name: 'random accounts', unit: 'journals/s', goal: 0.25, ours: ours(random), floor: thousand },
    { name: 'one hot house account in all', unit: 'journals/s', goal: 0.25, ours: ours(onHot), floor: thousand },
    {
      name: 'random accounts',
      unit: 'journals/s',
      goal: 1.4,
      ours: ours(random),
      floor: { name: 'one-row INSERT commits, 8 clients', measure: () => bare.single(8, SLICE_MS) },
    },
    {
      name: 'one hot house account in all',
      unit: 'journals/s',
      goal: 0.9,
      rounds: 11,
      ours: ours(onHot),
      floor: { name: 'random accounts', measure: ours(random) },
    },
    {
      name: 'p99, random accounts',
      unit: 'ms',
      goal: 4,
      atMost: true,
      ...tail(random),
    },
  ];
}

/** Both come from one run: `ours` is its 99th percentile, the floor its median. */
function tail(post: () => Promise<void>): Pick<Case, 'ours' | 'floor'> {
  let times: number[] = [];
  const run = async () => {
    const taken: number[] = [];
    await rate(IN_FLIGHT, SLICE_MS, async () => {
      const began = performance.now();
      await post();
      taken.push(performance.now() - began);
    });
    return taken.sort((a, b) => a - b);
  };
  const at = async (share: number) => {
    const from = times.length > 0 ? times : await run();
    times = times.length > 0 ? [] : from; // the other half of the pair takes what is there
    return from[Math.floor(from.length * share)]!;
  };
  return { ours: () => at(0.99), floor: { name: 'p50 of the same run', measure: () => at(0.5) } };
}

async function posted(poster: Poster, from: readonly string[]): Promise<void> {
  await poster.post(scope, {
    key: `${newId('pay')}:captured`,
    kind: 'payment_captured',
    entries: [debit(from[any(from.length)]!, 4000n), credit(wallets[any(ACCOUNTS)]!, 4000n)],
    at: new Date(),
  });
}

async function openEverything(db: Db): Promise<void> {
  const accounts = [
    processorClearing(),
    ...Array.from({ length: ACCOUNTS }, (_, n) => owedTrust(`fac_${n}`, 'agy_bench')),
    ...Array.from({ length: ACCOUNTS }, (_, n) => customerWallet(`cus_${n}`)),
  ];
  await db.tx(scope, (tx) => openAccounts(tx, scope, { accounts, at: new Date() }));
}
