import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Account,
  bank,
  credit,
  debit,
  owedTrust,
  paymentsReceived,
  payoutsInTransit,
  postJournal,
  readBalance,
  readJournals,
  remittancesInTransit,
  verifyLedger,
} from '#domain/ledger/index.ts';
import { newId } from '#kernel/ids.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { runNow, standingBreaks } from '#test/reconcile-house.ts';
import type { Cause } from './break.ts';
import { listBreaks, readBreak } from './read-reconciliation.ts';
import { AGENCY, BANK, type Source } from './sources.ts';
import type { TheirLine } from './their-line.ts';
import { askCorrection, type CorrectionAccount, decideCorrection } from './work-on-break.ts';

// Both sides that are not the card company: every cause is corrected by two people, with the journal that this takes, and ends.
const system = systemScope('test');
const operator = (): Scope => ({ ...system, realm: 'operator', actor: newId('log'), roles: ['operator', 'finance'], session: 'ses' });
const [asks, decides] = [operator(), operator()];
const NOON = new Date('2026-03-20T17:00:00Z');
const AT = new Date('2026-03-05T17:00:00Z');
const CENTS = 4000n;
const [trust, transit, received, arriving] = [owedTrust('fac_1', 'agc_1'), remittancesInTransit(), paymentsReceived(), payoutsInTransit()];

interface Case {
  matchKey: string;
  cause: Cause;
  /** Journals of ours: their keys, and which account is debited and which credited. */
  ours: [key: string, debited: Account, credited: Account][];
  theirs: Partial<TheirLine>[];
  against: CorrectionAccount;
  /** What our account lacks, from its normal side. */
  lacks: bigint;
}
const [out, back] = [{ amountCents: -CENTS }, { amountCents: CENTS, kind: 'reversal' as const }];
const put = { amountCents: CENTS };

const atTheBank: Case[] = [
  { matchKey: 'order:rpy_1', cause: 'missing_here', ours: [], theirs: [out], against: 'remittances_in_transit', lacks: -CENTS },
  {
    matchKey: 'order:rpy_2',
    cause: 'missing_there',
    ours: [['rpy_2:settled', transit, bank()]],
    theirs: [],
    against: 'suspense',
    lacks: CENTS,
  },
  {
    matchKey: 'order:rpy_3',
    cause: 'amount_differs',
    ours: [['rpy_3:settled', transit, bank()]],
    theirs: [{ amountCents: -4100n }],
    against: 'cash_over_short',
    lacks: -100n,
  },
  {
    matchKey: 'order:rpy_4',
    cause: 'twice',
    ours: [['rpy_4:settled', transit, bank()]],
    theirs: [out, out],
    against: 'suspense',
    lacks: -CENTS,
  },
  {
    matchKey: 'order:rpy_5',
    cause: 'reversed',
    ours: [['rpy_5:settled', transit, bank()]],
    theirs: [out, back],
    against: 'remittances_in_transit',
    lacks: CENTS,
  },
  {
    matchKey: 'payout:po_6',
    cause: 'missing_there',
    ours: [['po_6:arrived', bank(), arriving]],
    theirs: [],
    against: 'payouts_in_transit',
    lacks: -CENTS,
  },
  { matchKey: 'bank:fee_7', cause: 'bank_fee', ours: [], theirs: [{ amountCents: -25n, kind: 'fee' }], against: 'bank_costs', lacks: -25n },
  {
    matchKey: 'bank:line_8',
    cause: 'reference_unknown',
    ours: [],
    theirs: [{ ...put, isKnown: false }],
    against: 'suspense',
    lacks: CENTS,
  },
];

const atTheAgency: Case[] = [
  { matchKey: 'transfer:trf_1', cause: 'missing_here', ours: [], theirs: [put], against: 'refund_losses', lacks: CENTS },
  {
    matchKey: 'transfer:trf_2',
    cause: 'missing_there',
    ours: [['trf_2', received, trust]],
    theirs: [],
    against: 'refunds_payable',
    lacks: -CENTS,
  },
  {
    matchKey: 'transfer:trf_3',
    cause: 'amount_differs',
    ours: [['trf_3', received, trust]],
    theirs: [{ amountCents: 3900n }],
    against: 'refunds_payable',
    lacks: -100n,
  },
  {
    matchKey: 'transfer:trf_4',
    cause: 'twice',
    ours: [['trf_4', received, trust]],
    theirs: [put, put],
    against: 'refund_losses',
    lacks: CENTS,
  },
  {
    matchKey: 'transfer:trf_5',
    cause: 'reversed',
    ours: [
      ['trf_5', received, trust],
      ['rfd_5:owed', trust, received],
    ],
    theirs: [put],
    against: 'refund_losses',
    lacks: CENTS,
  },
  {
    matchKey: 'remitted:rem_7',
    cause: 'missing_there',
    ours: [['rpy_7:sent', trust, transit]],
    theirs: [],
    against: 'suspense',
    lacks: CENTS,
  },
];

const sides = [
  { source: BANK, account: bank(), cases: atTheBank },
  { source: AGENCY, account: trust, cases: atTheAgency },
].map(({ cases, ...side }) => ({ ...side, cases: cases.map((one) => ({ ...one, account: side.account })) }));

const FIRST_FEE = -5n;
const sideLine = { kind: 'line', amountCents: 0n, feeCents: 0n, currency: 'usd', at: AT, about: null, isKnown: true } as const;

let app: TestApp;
const sources: Source[] = sides.map(({ source, account, cases }) => {
  const lines = cases.flatMap(({ matchKey, theirs }) =>
    theirs.map((more, n): TheirLine => ({
      line: `${matchKey} ${n}`,
      matchKey,
      kind: 'line',
      amountCents: 0n,
      feeCents: 0n,
      currency: 'usd',
      at: AT,
      about: null,
      isKnown: true,
      account: account.code,
      ...more,
    })),
  );
  return { ...source, page: () => Promise.resolve({ lines, next: null }) };
});

beforeAll(async () => {
  app = await testApp();
  app.clock.set(NOON);
  // What is corrected first is the very first booking on the account.
  const first: TheirLine = {
    ...sideLine,
    line: 'fee 0',
    matchKey: 'bank:fee_0',
    kind: 'fee',
    amountCents: FIRST_FEE,
    account: bank().code,
  };
  await runNow(app, [{ ...BANK, page: () => Promise.resolve({ lines: [first], next: null }) }]);
  await corrected(await breakOf(first.matchKey), 'bank_costs');
  for (const { ours, matchKey } of sides.flatMap(({ cases }) => cases))
    for (const [key, debited, credited] of ours) await book(key, matchKey.split(':')[1]!, debited, credited);
  await runNow(app, sources);
});
afterAll(() => app.end());

async function book(key: string, reference: string, debited: Account, credited: Account): Promise<void> {
  const entries = [debit(debited, CENTS), credit(credited, CENTS)];
  await app.tx(system, (tx) => postJournal(tx, system, { key, kind: 'moved', reference, at: AT, entries }));
}
async function breakOf(matchKey: string): Promise<string> {
  const { breaks } = await listBreaks(app, asks, { state: 'open', cause: null, source: null, page: 0 });
  return breaks.find((one) => one.matchKey === matchKey)!.breakId;
}
async function corrected(id: string, against: CorrectionAccount): Promise<string> {
  const correction = await askCorrection(app, asks, { break: id, account: against, note: 'As their paper says' });
  const decision = { break: id, correction, approve: true, note: '' };
  await expect(decideCorrection(app, asks, decision)).rejects.toMatchObject({ code: 'payments.own_correction' });
  await decideCorrection(app, decides, decision);
  return correction;
}

describe.each(sides)('corrections on the side of: $source.name', ({ source, account, cases }) => {
  it.each(cases)('$matchKey: $cause', async ({ matchKey, cause, against, lacks }) => {
    const id = await breakOf(matchKey);
    expect(await readBreak(app, asks, id)).toMatchObject({ cause, missing: { amountCents: lacks, feeCents: 0n } });
    const correction = await corrected(id, against);
    const [journal] = await app.tx(system, (tx) => readJournals(tx, system, { key: correction }));
    const change = source.normalSide === 'debit' ? lacks : -lacks;
    expect(new Map(journal!.entries.map((entry) => [entry.account, entry.amountCents]))).toEqual(
      new Map([
        [account.code, change],
        [against, -change],
      ]),
    );
  });
});

it('on what we owe an agency are seen by its own people, from their side alone, and by no other agency', async () => {
  const seenBy = async (agency: string) => {
    const staff: Scope = { ...operator(), realm: 'staff', agency, roles: ['trust_clerk'], facilities: 'all' };
    const asked = sql<{ account: string; lines: number }>`select account, count(*)::int as lines from ledger.v_entries
      where kind = 'reconciliation_correction' group by account`;
    return (await app.tx(staff, (tx) => asked.execute(tx))).rows;
  };
  expect(await seenBy('agc_1')).toEqual([{ account: trust.code, lines: atTheAgency.length }]);
  expect(await seenBy('agc_2')).toEqual([]);
});

it('leave both sides even at the next comparison, our accounts as theirs say, and the book whole', async () => {
  await runNow(app, sources);
  expect(await standingBreaks(app)).toEqual(new Map());
  for (const { account, cases } of sides) {
    const theirs = cases
      .flatMap((one) => one.theirs)
      .reduce((sum, { amountCents = 0n }) => sum + amountCents, account.code === 'bank' ? FIRST_FEE : 0n);
    expect([account.code, await app.tx(system, (tx) => readBalance(tx, system, account))]).toEqual([account.code, theirs]);
  }
  expect(await verifyLedger(app)).toEqual([]);
});

it('are found and taken back when the news comes after all', async () => {
  await book('rpy_1:settled', 'rpy_1', transit, bank());
  await runNow(app, sources);
  expect(await standingBreaks(app)).toEqual(new Map([['order:rpy_1', 'amount_differs']]));
  await corrected(await breakOf('order:rpy_1'), 'remittances_in_transit');
  await runNow(app, sources);
  expect(await standingBreaks(app)).toEqual(new Map());
});
