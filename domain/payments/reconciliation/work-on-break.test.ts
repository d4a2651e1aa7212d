import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  credit,
  debit,
  paymentsReceived,
  postJournal,
  processorClearing,
  readBalance,
  readJournals,
  verifyLedger,
} from '#domain/ledger/index.ts';
import { newId } from '#kernel/ids.ts';
import { pageOfQueue } from '#kernel/queues.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { type MoneyHouse, moneyHouse } from '#test/faults/webhooks-house.ts';
import { paidByCard } from '#test/paid.ts';
import { queues, reconcileDue } from '../index.ts';
import { listBreaks, readBreak, readReconciliation } from './read-reconciliation.ts';
import { askCorrection, askRun, decideCorrection, explainBreak } from './work-on-break.ts';

const system = systemScope('test');
const DISPUTED = '4000000000000259';
const HOUR = 3_600_000;
const nobody = { agency: null, roles: [], facilities: [] as string[], session: 'ses', request: 'test', lang: 'en' as const };
const operator = (): Scope => ({ ...nobody, realm: 'operator', actor: newId('log'), roles: ['operator', 'finance'] });
const [asks, decides] = [operator(), operator()];
const clerk: Scope = { ...nobody, realm: 'staff', actor: newId('log'), agency: 'agc_1', roles: ['agency_admin'], facilities: 'all' };

let house: MoneyHouse;
beforeAll(async () => {
  house = await moneyHouse();
});
afterAll(() => house.end());

const paid = async (card?: string) => (await paidByCard(house, 4375n, { card })).subject;

/** An operator asks for it; the clock goes on a little, so that what was just moved is told. */
async function reconcile(): Promise<void> {
  house.app.clock.move(5000);
  await reconcileDue(house.app);
  await askRun(house.app, asks, { source: 'processor' });
  expect(await reconcileDue(house.app)).toBe(1);
}

/** A run leaves what was booked last to the next one while another journal is just being written: news of the processor come whenever they come. */
async function reconcileUntil<Found>(look: () => Promise<Found | undefined>): Promise<Found | undefined> {
  for (let runs = 0; runs < 5; runs++) {
    await reconcile();
    const found = await look();
    if (found !== undefined) return found;
  }
  return undefined;
}

const waiting = async (): Promise<string[]> => {
  const page = { now: house.app.clock.now(), after: null, limit: 50 };
  const items = await house.app.tx(asks, (tx) => pageOfQueue(tx, queues.breaks, page));
  return items.map(({ id }) => id);
};
const standing = async () => (await listBreaks(house.app, asks, { state: null, cause: null, source: null, page: 0 })).breaks;
const clearing = () => house.app.tx(system, (tx) => readBalance(tx, system, 'processor_clearing'));

async function typedWrong(key: string, cents: bigint): Promise<string> {
  await house.app.tx(system, (tx) =>
    postJournal(tx, system, {
      key,
      kind: 'typed',
      at: house.app.clock.now(),
      entries: [debit(processorClearing(), cents), credit(paymentsReceived(), cents)],
    }),
  );
  house.app.clock.move(30 * HOUR);
  const found = (await reconcileUntil(async () => (await standing()).find((one) => one.matchKey === `journal:${key}`)))!;
  expect(found).toMatchObject({ cause: 'missing_there', state: 'open', oursCents: cents, theirsCents: null });
  return found.breakId;
}

describe('with the processor behind its own SDK', () => {
  it('what was paid, given back at its desk and disputed is even on both sides, over several pages', async () => {
    for (let n = 0; n < 3; n++) await paid();
    const [charge] = await house.chargesOf(await paid());
    await house.refundAtDesk(charge!.id, 1000);
    await paid(DISPUTED);
    house.app.clock.move(HOUR);
    await house.control('POST', 'due');
    await house.settle();
    await reconcile();
    expect(await standing()).toEqual([]);
    const { sides, runs } = await readReconciliation(house.app, asks);
    const even = { underWayCents: 0n, differCents: 0n, uncomparedCents: 0n };
    expect(sides[0]).toEqual({ source: 'processor', theirsCents: await clearing(), oursCents: await clearing(), ...even });
    expect(
      runs.find((run) => run.askedBy !== null)!.totals.map(({ side, amountCents, feeCents }) => [side, amountCents - feeCents]),
    ).toEqual(
      expect.arrayContaining([
        ['ours', await clearing()],
        ['theirs', await clearing()],
      ]),
    );
  });
});

describe('a difference', () => {
  it('is explained by an operator with a reason, and still stands', async () => {
    const id = await typedWrong('wrong_1', 500n);
    await expect(explainBreak(house.app, asks, { break: id, note: ' ' })).rejects.toMatchObject({ code: 'payments.note_missing' });
    await explainBreak(house.app, asks, { break: id, note: 'Typed by hand during the outage' });
    expect(await readBreak(house.app, asks, id)).toMatchObject({
      state: 'explained',
      notes: [{ kind: 'explained', note: 'Typed by hand during the outage' }],
    });
    await reconcile();
    expect((await readBreak(house.app, asks, id)).state).toBe('explained');
  });

  it('is told apart from what is on its way and from what was not compared yet; together they are how far the sides are apart', async () => {
    const book = (key: string, cents: bigint) => {
      const entries = [debit(processorClearing(), cents), credit(paymentsReceived(), cents)];
      return house.app.tx(system, (tx) => postJournal(tx, system, { key, kind: 'typed', at: house.app.clock.now(), entries }));
    };
    const side = async () => (await readReconciliation(house.app, asks)).sides[0]!;
    await book('fresh_1', 300n);
    expect(await side()).toMatchObject({ underWayCents: 0n, differCents: -500n, uncomparedCents: -300n });
    await reconcile();
    const { theirsCents, oursCents, ...apart } = await side();
    expect(apart).toEqual({ source: 'processor', underWayCents: -300n, differCents: -500n, uncomparedCents: 0n });
    expect(theirsCents - oursCents).toBe(-800n);
    // What is on its way rings for nobody, and what is explained no more.
    expect(await waiting()).toEqual([]);
  });

  it('is corrected by two people, once, however often they press, and is even afterwards', async () => {
    const id = await typedWrong('wrong_2', 700n);
    expect(await waiting()).toContain(id);
    await expect(askCorrection(house.app, asks, { break: id, account: 'bank', note: '' })).rejects.toMatchObject({
      fields: [
        { field: 'account', code: 'payments.choose_account' },
        { field: 'note', code: 'payments.note_missing' },
      ],
    });
    const input = { break: id, account: 'payments_received', note: 'It was typed twice' };
    const pressed = await Promise.allSettled([1, 2, 3].map(() => askCorrection(house.app, asks, input)));
    const correction = pressed.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(correction).toHaveLength(1);
    const isAsked = async (): Promise<boolean> => (await standing()).find(({ breakId }) => breakId === id)!.isAsked;
    expect(await isAsked()).toBe(true);
    const decision = { break: id, correction: correction[0]!, approve: true, note: '' };
    await expect(decideCorrection(house.app, asks, decision)).rejects.toMatchObject({ code: 'payments.own_correction' });
    const decided = await Promise.allSettled([decides, operator(), decides].map((who) => decideCorrection(house.app, who, decision)));
    expect(decided.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    expect(await isAsked()).toBe(false);
    // Not by the account's balance: what the processor pays out to the bank meanwhile moves it, too.
    const booked = await house.app.tx(system, (tx) => readJournals(tx, system, { key: correction[0]! }));
    expect(booked).toHaveLength(1);
    expect(booked[0]!.entries).toEqual([
      { account: 'payments_received', asset: 'USD', amountCents: 700n },
      { account: 'processor_clearing', asset: 'USD', amountCents: -700n },
    ]);
    const settled = await reconcileUntil(async () => {
      const now = await readBreak(house.app, asks, id);
      return now.state === 'settled' ? now : undefined;
    });
    expect(settled).toMatchObject({ state: 'settled', missing: null });
    await expect(explainBreak(house.app, asks, { break: id, note: 'late' })).rejects.toMatchObject({ code: 'payments.break_settled' });
    expect(await verifyLedger(house.app)).toEqual([]);
  });

  it('that was declined can be asked for again', async () => {
    const id = await typedWrong('wrong_3', 900n);
    const input = { break: id, account: 'suspense', note: 'Whose is it?' };
    const correction = await askCorrection(house.app, asks, input);
    await decideCorrection(house.app, decides, { break: id, correction, approve: false, note: 'Ask them first' });
    await expect(decideCorrection(house.app, decides, { break: id, correction, approve: true, note: '' })).rejects.toMatchObject({
      code: 'payments.correction_decided',
    });
    expect(await askCorrection(house.app, asks, input)).not.toBe(correction);
  });

  it('concerns operators alone', async () => {
    const { breakId } = (await standing())[0]!;
    for (const who of [clerk, { ...clerk, realm: 'customer' as const, agency: null }]) {
      await expect(readReconciliation(house.app, who)).rejects.toMatchObject({ code: 'kernel.not_allowed' });
      await expect(readBreak(house.app, who, breakId)).rejects.toMatchObject({ code: 'kernel.not_allowed' });
      await expect(listBreaks(house.app, who, { state: null, cause: null, source: null, page: 0 })).rejects.toMatchObject({
        code: 'kernel.not_allowed',
      });
      await expect(askRun(house.app, who, { source: 'processor' })).rejects.toMatchObject({ code: 'kernel.not_allowed' });
      await expect(explainBreak(house.app, who, { break: breakId, note: 'x' })).rejects.toMatchObject({ code: 'kernel.not_allowed' });
      await expect(askCorrection(house.app, who, { break: breakId, account: 'suspense', note: 'x' })).rejects.toMatchObject({
        code: 'kernel.not_allowed',
      });
    }
    await expect(readBreak(house.app, asks, newId('brk'))).rejects.toMatchObject({ code: 'payments.unknown_break' });
  });
});
