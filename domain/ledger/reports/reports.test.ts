import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { dayAfter, HOUSE_ZONE, instantOf } from '#kernel/wall-clock.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { customerWallet, feesRevenue, paymentsReceived, processorClearing, processorCosts } from '../chart.ts';
import { closeAccounts, closePeriod, credit, debit, type Entry, postJournal, verifyLedger } from '../index.ts';
import { listAccounts, readAccount } from './read-account.ts';
import { ageOf, readAgeing } from './read-ageing.ts';
import { readEarned } from './read-earned.ts';
import { readLiabilities, readStanding } from './read-standing.ts';

const system = systemScope('test');
const operator: Scope = { ...system, realm: 'operator', actor: newId('log'), roles: ['operator', 'finance'], session: 'ses' };
const at = (day: number, hour: number) => new Date(Date.UTC(2026, 2, day, hour));
const endOf = (day: number) => instantOf(dayAfter(`2026-03-${String(day).padStart(2, '0')}`), '00:00', HOUSE_ZONE);

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  app.clock.set(at(12, 15));
  await history();
});
afterAll(async () => {
  await app.end();
});

let count = 0;
async function book(kind: string, when: Date, entries: Entry[]): Promise<void> {
  await app.tx(system, (tx) => postJournal(tx, system, { key: `j${++count}`, kind, at: when, entries }));
}
const close = (upTo: Date) => app.tx(system, (tx) => closeAccounts(tx, system, { upTo, at: upTo }));

/** Ten days with wallets, fees, costs, a fee that was given back, and lines that were recorded a day after they happened; closings in between. */
async function history(): Promise<void> {
  for (let day = 1; day <= 10; day++) {
    for (let n = 1; n <= 6; n++) {
      const [cents, fee] = [BigInt(day * 1000 + n * 7), BigInt(day + n)];
      await book('payment', at(day, 6 + 2 * n), [debit(processorClearing(), cents + fee), credit(paymentsReceived(), cents + fee)]);
      await book('applied', at(day, 7 + 2 * n), [
        debit(paymentsReceived(), cents + fee),
        credit(customerWallet(`lgn_${n % 3}`), cents),
        credit(feesRevenue(n % 2 === 0 ? 'agc_a' : 'agc_b'), fee),
      ]);
      if (n === 3) await close(at(day, 13));
    }
    await book('cost', at(Math.max(1, day - 1), 20), [debit(processorCosts(), 5n), credit(processorClearing(), 5n)]);
    await book('given_back', at(day, 21), [debit(feesRevenue('agc_a'), 1n), credit(customerWallet('lgn_0'), 1n)]);
    if (day > 4) await closePeriod(app, system, { endsAt: endOf(day - 3) });
  }
}

/** What the entries say, with nothing in between. */
async function addedUp(end: Date): Promise<Map<string, bigint>> {
  const { rows } = await app.owner.query<{ code: string; balance: string }>(
    `select case when a.has_floor then split_part(a.code, ':', 1) else a.code end as code, sum(a.side * e.amount)::text as balance
     from ledger.entries e join ledger.accounts a on a.id = e.account_id join ledger.journals j on j.id = e.journal_id
     where j.at < $1 group by 1 having sum(a.side * e.amount) <> 0 order by 1`,
    [end],
  );
  return new Map(rows.map(({ code, balance }) => [code, BigInt(balance)]));
}

describe('how the accounts stood at the end of a day', () => {
  it('is what the entries say, on locked and open days alike, and comes to zero', async () => {
    for (let day = 1; day <= 12; day++) {
      const standing = await readStanding(app, operator, { day: `2026-03-${String(day).padStart(2, '0')}` });
      expect(standing.isLocked).toBe(day <= 7);
      expect(new Map(standing.rows.map(({ code, balanceCents }) => [code, balanceCents]))).toEqual(await addedUp(endOf(day)));
      expect(standing.sums).toEqual([
        { asset: 'USD', debitCents: standing.sums[0]!.creditCents, creditCents: standing.sums[0]!.creditCents },
      ]);
    }
    expect(await verifyLedger(app)).toEqual([]);
  });

  it('is today’s when no day is asked for, and none of the future', async () => {
    for (const day of [undefined, '', '2026-13-01', '2099-01-01', 5])
      expect((await readStanding(app, operator, { day })).day).toBe('2026-03-12');
  });

  it('tells what was owed on the day, and week by week before it', async () => {
    const owedOn = async (day: string): Promise<bigint> =>
      (await readStanding(app, operator, { day })).rows
        .filter(({ kind, asset }) => kind === 'liability' && asset === 'USD')
        .reduce((sum, { balanceCents }) => sum + balanceCents, 0n);
    const { standing, owed } = await readLiabilities(app, operator, { day: '2026-03-09' });
    expect(standing.day).toBe('2026-03-09');
    const days = ['2026-01-19', '2026-01-26', '2026-02-02', '2026-02-09', '2026-02-16', '2026-02-23', '2026-03-02', '2026-03-09'];
    expect(owed).toEqual(await Promise.all(days.map(async (day) => ({ day, cents: await owedOn(day) }))));
    expect(owed.at(-1)!.cents).toBeGreaterThan(0n);
  });

  it('adds up only what came after the nearest closing, and for a locked day nothing recorded after it', async () => {
    const plan = await app.tx(operator, async (tx) => {
      await sql`set local enable_seqscan = off`.execute(tx);
      const { rows } = await sql<{ 'QUERY PLAN': string }>`explain select e.account_id, sum(e.amount) from ledger.journals j
        cross join lateral unnest(j.account_ids) w (account_id)
        join ledger.entries e on e.account_id = w.account_id and e.journal_id = j.id
        where j.id > 50 and j.id <= 60 and j.at < ${endOf(3)} group by e.account_id`.execute(tx);
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    });
    expect(plan).toMatch(/journals_pkey/);
    expect(plan).toMatch(/Index Scan using entries_pkey|Index Scan on entries_pkey/);
  });

  it('opens into the accounts of a kind, and an account into its lines', async () => {
    const wallets = await listAccounts(app, operator, { family: 'wallet', day: '2026-03-05', after: null });
    const together = (await addedUp(endOf(5))).get('wallet');
    expect(wallets.accounts.map(({ code }) => code)).toEqual(['wallet:lgn_0', 'wallet:lgn_1', 'wallet:lgn_2']);
    expect(wallets.accounts.reduce((sum, { balanceCents }) => sum + balanceCents, 0n)).toBe(together);
    const file = await readAccount(app, operator, { code: 'processor_clearing', before: null });
    expect(file.lines).toHaveLength(50);
    expect(file.lines[0]!.balanceCents).toBe(file.balanceCents);
    const older = await readAccount(app, operator, { code: 'processor_clearing', before: String(file.next) });
    expect(older.lines[0]!.balanceCents).toBe(file.lines[49]!.balanceCents - file.lines[49]!.changeCents);
    await expect(readAccount(app, operator, { code: 'nobody', before: null })).rejects.toMatchObject({ code: 'ledger.unknown_account' });
  });
});

describe('how old a debt is', () => {
  it.each([
    [0n, [0n, 0n, 0n], [0n, 0n, 0n, 0n]],
    [100n, [100n, 100n, 100n], [100n, 0n, 0n, 0n]],
    [100n, [30n, 60n, 90n], [30n, 30n, 30n, 10n]],
    [100n, [30n, 500n, 900n], [30n, 70n, 0n, 0n]],
    [100n, [], [0n, 0n, 0n, 100n]],
    [-5n, [30n, 60n, 90n], [0n, 0n, 0n, 0n]],
  ])('%s of which %s were added by age is %s', (balance, raised, wanted) => {
    expect(ageOf(balance, raised)).toEqual(wanted);
  });

  it('is told for what was owed at the end of a locked day and of an open one', async () => {
    await book('left over', at(9, 15), [debit(processorClearing(), 700n), credit(paymentsReceived(), 700n)]);
    await book('left over', at(12, 15), [debit(processorClearing(), 50n), credit(paymentsReceived(), 50n)]);
    expect((await readAgeing(app, operator, { day: '2026-03-06' })).rows).toEqual([]);
    expect(await readAgeing(app, operator, { day: '2026-03-12' })).toMatchObject({
      rows: [{ code: 'payments_received', balanceCents: 750n, byAge: [50n, 700n, 0n, 0n] }],
    });
  });
});

describe('what was earned', () => {
  it('by month, account and kind of journal, from locked days and open ones', async () => {
    const { months, rows } = await readEarned(app, operator);
    expect(months.slice(-2)).toEqual(['2026-02', '2026-03']);
    const { rows: wanted } = await app.owner.query(
      `select '2026-03' as month, a.code as account, a.kind as "accountKind", a.agency_id as "agencyId", j.kind,
         coalesce(sum(e.amount) filter (where e.amount > 0), 0)::bigint as debits, coalesce(-sum(e.amount) filter (where e.amount < 0), 0)::bigint as credits
       from ledger.entries e join ledger.accounts a on a.id = e.account_id join ledger.journals j on j.id = e.journal_id
       where a.kind in ('income', 'expense') group by 2, 3, 4, 5 order by 2, 5`,
    );
    expect(rows).toEqual(
      wanted.map((row: Record<string, unknown>) => ({
        ...row,
        debits: BigInt(row['debits'] as string),
        credits: BigInt(row['credits'] as string),
      })),
    );
  });

  it('is for operators alone, and each look is written down', async () => {
    for (const scope of [
      system,
      { ...operator, roles: ['operator'] },
      { ...operator, realm: 'staff' as const },
      { ...operator, realm: 'customer' as const },
    ]) {
      await expect(readStanding(app, scope, { day: '' })).rejects.toMatchObject({ code: 'kernel.not_allowed' });
      await expect(readEarned(app, scope)).rejects.toMatchObject({ code: 'kernel.not_allowed' });
      await expect(readAccount(app, scope, { code: 'bank', before: null })).rejects.toMatchObject({ code: 'kernel.not_allowed' });
    }
    const { rows } = await app.owner.query('select distinct action from kernel.audit_rows where actor = $1 order by 1', [operator.actor]);
    expect(rows.map(({ action }: { action: string }) => action)).toEqual([
      'ledger.account_read',
      'ledger.ageing_read',
      'ledger.earned_read',
      'ledger.standing_read',
    ]);
  });
});
