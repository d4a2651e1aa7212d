import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { openAccounts, paymentsReceived, postSet, processorClearing, processorCosts, type SetLine } from '#domain/ledger/index.ts';
import { PROCESSOR, reconcileDue, type Source, type TheirLine } from '#domain/payments/index.ts';
import type { App } from '#kernel/app.ts';
import { type Db, openDb, openPool } from '#kernel/db.ts';
import { migrate, migrationFolders, readMigrations } from '#kernel/migrate.ts';
import { systemScope } from '#kernel/scope.ts';
import { startDatabase } from '#scripts/database.ts';
import { sql } from 'kysely';
import { type Bench, type Case } from './run.ts';

const ROOT = join(import.meta.dirname, '..');
const HOME = join(ROOT, '.data', 'bench', 'reconcile');
const isQuick = process.argv.includes('--quick');
const SIZES = isQuick ? [1000, 10_000] : [10_000, 100_000, 1_000_000];
const PAGE = 1000;
const BOOKED_AT = new Date('2026-03-01T17:00:00Z');
const NOW = new Date('2026-03-05T17:00:00Z');
const scope = systemScope('bench');

/** One day's items of a size, from the first page of the statement to the last comparison: a book of its own for each measurement. */
export async function open(say: (line: string) => void): Promise<Bench> {
  rmSync(HOME, { recursive: true, force: true });
  const spent = new Map<number, number>();
  const microseconds = async (items: number) => {
    const known = spent.get(items);
    if (known !== undefined && items !== SIZES.at(-1)) return known;
    const taken = await measureOnce(items, say);
    spent.set(items, taken);
    return taken;
  };
  const [least] = SIZES as [number];
  const cases: Case[] = SIZES.slice(1).map((items) => ({
    name: `${items.toLocaleString('en-US')} items, 1 in 100 a break`,
    unit: 'µs an item',
    goal: 2,
    atMost: true,
    rounds: 1,
    ours: () => microseconds(items),
    floor: { name: `${least.toLocaleString('en-US')} items`, measure: () => microseconds(least) },
  }));
  return {
    cases,
    about: `Half of the items are lines of the processor, half journals of ours; pages of ${PAGE} lines from memory, so the network is not in it. A book of its own for each size, with every break counted after.`,
    end: () => Promise.resolve(rmSync(HOME, { recursive: true, force: true })),
  };
}

async function measureOnce(items: number, say: (line: string) => void): Promise<number> {
  const home = join(HOME, String(items));
  rmSync(home, { recursive: true, force: true });
  const database = await startDatabase({ dataDir: home, sandbox: false, log: say });
  try {
    await migrate(database.urls, readMigrations(migrationFolders(ROOT)));
    const db = openDb(database.urls.app, 4);
    const payments = items / 2;
    await fill(db, database.urls.owner, payments);
    say(`reconcile: ${payments} payments are booked`);
    const app = { tx: db.tx, clock: { now: () => NOW }, log: console } as unknown as App;
    const source: Source = { ...PROCESSOR, page: pagesOf(payments) };
    await reconcileDue(app, [source]); // plans the run
    const owner = openPool(database.urls.owner, 1);
    await owner.query('update payments.reconciliation_runs set due_at = $1', [NOW]);
    await owner.query('analyze');
    const began = performance.now();
    if ((await reconcileDue(app, [source])) !== 1) throw new Error('the run did not end');
    const taken = performance.now() - began;
    const { rows } = await owner.query<{ found: bigint }>(
      `select count(*) as found from payments.open_breaks o join payments.breaks b using (break_id) where b.cause = 'amount_differs'`,
    );
    if (rows[0]!.found !== BigInt(Math.floor(payments / 100)))
      throw new Error(`${rows[0]!.found} of ${Math.floor(payments / 100)} breaks were found`);
    await owner.end();
    await db.end();
    return (1000 * taken) / items;
  } finally {
    await database.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

const numberOf = (n: number) => String(n).padStart(8, '0');

function pagesOf(payments: number): Source['page'] {
  return (_app, _window, after) => {
    const from = after === null ? 1 : Number(after.slice(4)) + 1;
    const lines: TheirLine[] = [];
    for (let n = from; n < from + PAGE && n <= payments; n++) {
      lines.push({
        line: `txn_${numberOf(n)}`,
        matchKey: `charge:pi_${numberOf(n)}`,
        kind: 'line',
        amountCents: n % 100 === 0 ? 1n : 4395n,
        feeCents: 0n,
        currency: 'usd',
        at: BOOKED_AT,
        about: `pay_${numberOf(n)}`,
      });
    }
    return Promise.resolve({ lines, next: from + PAGE > payments ? null : lines.at(-1)!.line });
  };
}

/** Payments as they stand after their capture, and their journals, posted by the ledger itself. */
async function fill(db: Db, ownerUrl: string, payments: number): Promise<void> {
  const owner = openPool(ownerUrl, 1);
  const STEP = 5000;
  await db.tx(scope, (tx) =>
    openAccounts(tx, scope, { accounts: [processorClearing(), paymentsReceived(), processorCosts()], at: BOOKED_AT }),
  );
  for (let from = 1; from <= payments; from += STEP) {
    const until = Math.min(from + STEP - 1, payments);
    const numbers = `(select n, lpad(n::text, 8, '0') as k from generate_series(${from}, ${until}) n) g`;
    await owner.query(
      `insert into payments.payments (payment_id, purpose, subject, payer, agency_id, amount_cents, currency, idempotency_key, request, called_at, created_at)
       select 'pay_' || k, 'bench', 'trf_' || k, 'log_1', 'agc_1', 4395, 'usd', 'key_' || k, '{}', $1, $1 from ${numbers}`,
      [BOOKED_AT],
    );
    await owner.query(
      `insert into payments.facts (fact_id, payment_id, kind, processor_object, amount_cents, details, at)
       select 'fct_' || k, 'pay_' || k, 'captured', 'pi_' || k, 4395, '{}', $1 from ${numbers}`,
      [BOOKED_AT],
    );
    const lines = sql<SetLine>`
      select 'pay_' || lpad(n::text, 8, '0') as key, 'payment_captured' as kind, 'trf_' || lpad(n::text, 8, '0') as reference, ${BOOKED_AT}::timestamptz as at,
        part.account, part.cents as amount_cents
      from generate_series(${from}::int, ${until}::int) n
      cross join (values ('processor_clearing', 4395::bigint), ('payments_received', -4395::bigint)) part(account, cents)`;
    await db.tx(scope, (tx) => postSet(tx, scope, lines));
  }
  await owner.end();
}
