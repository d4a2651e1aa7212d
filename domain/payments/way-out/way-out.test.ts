import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as people from '#domain/identity/cast.ts';
import { verifyLedger } from '#domain/ledger/index.ts';
import { pageOfQueue, type QueueSource } from '#kernel/queues.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { type MoneyHouse, moneyHouse } from '#test/faults/webhooks-house.ts';
import { askedBack, customer, movedBy, type Paid, paidByCard, paymentOf } from '#test/paid.ts';
import { runNow } from '#test/reconcile-house.ts';
import { codeOf } from '#test/refused.ts';
import { applyEffect } from '../apply-effect.ts';
import { castFinance, castWayOut } from '../cast.ts';
import {
  askWayOut,
  decideWayOut,
  listMoneyTasks,
  listSent,
  listUnclaimed,
  ownData,
  queues,
  readWallet,
  readWayOut,
  retryRefund,
} from '../index.ts';
import { BANK } from '../reconciliation/sources.ts';

const system = systemScope('test');
const PAID = 4395n;
const REFUND_FAILS = '4000000000005126';

let house: MoneyHouse;
beforeAll(async () => {
  house = await moneyHouse({ timeoutMs: 800 });
});
afterEach(async () => {
  expect(await verifyLedger(house.app)).toEqual([]);
});
afterAll(() => house.end());

interface Stuck extends Paid {
  refund: string;
  /** The processor's own refund, which its card did not take. */
  made: string;
}

let number = 0;
/** A refund that the payer's card did not take. */
async function stuckRefund(): Promise<Stuck> {
  const dana = await people.castVerifiedCustomer(house.app, `way-out-${++number}@example.com`);
  const one = await paidByCard(house, PAID, { payer: customer(dana.loginId), card: REFUND_FAILS });
  const refund = await askedBack(house.app, one);
  await house.settle();
  const [made] = await house.refundsOf(one.subject);
  await house.control('POST', `refunds/${made!.id}/settle`, { outcome: 'failed' });
  await house.settle();
  return { ...one, refund, made: made!.id };
}

/** The processor says after all that it has paid. */
async function saysPaidLate({ payment: paymentId, refund }: Stuck): Promise<void> {
  const details = { refund, attempt: '2' };
  const effect = {
    kind: 'refunded' as const,
    object: `re_late_${refund}`,
    amountCents: PAID,
    details,
    paymentId,
    session: null,
    intent: null,
    currency: null,
  };
  await house.app.tx(system, (tx) => applyEffect(house.app, tx, system, effect));
}

const refundOf = async ({ subject }: Stuck) => (await paymentOf(house.app, subject)).refunds[0]!;
const told = async ({ payer }: Stuck) =>
  (
    await house.app.owner.query<{ template: string }>(
      `select template from notifications.notices where login_id = $1 and template like 'refund%' order by queued_at`,
      [payer.actor],
    )
  ).rows.map(({ template }) => template);

/** What is in a queue at a moment. */
const inQueue = async (queue: QueueSource, now = house.app.clock.now()): Promise<string[]> =>
  (await house.app.tx(system, (tx) => pageOfQueue(tx, queue, { now, after: null, limit: 50 }))).map(({ id }) => id);
const waiting = () => inQueue(queues.refundsStuck);
const due = (day: string) => inQueue(queues.unclaimedDue, new Date(`${day}T12:00Z`));
const unclaimed = async () => (await listUnclaimed(house.app, castFinance(), { after: null })).items.map(({ refund }) => refund);
const closeLogin = ({ payer }: Stuck) => people.castClosed(house.app, payer.actor!);

const NAMES = ['processor_clearing', 'refunds_payable', 'unclaimed', 'refund_losses', 'bank'] as const;
async function moved(one: Stuck, work: () => Promise<unknown>): Promise<Record<string, bigint>> {
  const wallet = `wallet:${one.payer.actor}`;
  const { [wallet]: intoWallet, ...others } = await movedBy(house.app, [...NAMES, wallet], async () => {
    await work();
    await house.settle();
  });
  return { ...others, ...(intoWallet ? { wallet: intoWallet } : {}) };
}

describe('a refund that no card takes', () => {
  it('goes into the wallet, by two people and once, however many agree at the same time', { timeout: 60_000 }, async () => {
    const one = await stuckRefund();
    const { refund } = one;
    const [maker, checker] = [castFinance(), castFinance()];
    const typed = { refund, way: 'wallet', number: '', state: '', due: '', note: 'She would rather have it here' };
    expect(await codeOf(askWayOut(house.app, maker, { ...typed, note: '' }))).toBe('payments.note_missing');
    expect(await codeOf(askWayOut(house.app, maker, { ...typed, way: 'state', number: '1' }))).toBe('payments.choose_way');
    expect(await codeOf(decideWayOut(house.app, checker, { refund, approve: true }))).toBe('payments.way_over');
    const asked = await Promise.all([maker, maker].map((by) => codeOf(askWayOut(house.app, by, typed))));
    expect(asked.sort()).toEqual(['nothing was refused', 'payments.way_waits']);
    expect(await readWayOut(house.app, maker, refund)).toMatchObject({ isOwn: true, open: { way: 'wallet' } });
    expect(await codeOf(retryRefund(house.app, checker, { refund }))).toBe('payments.way_waits');
    expect(await codeOf(decideWayOut(house.app, maker, { refund, approve: true }))).toBe('payments.own_way');
    let codes: string[] = [];
    const change = await moved(one, async () => {
      codes = await Promise.all([checker, castFinance()].map((by) => codeOf(decideWayOut(house.app, by, { refund, approve: true }))));
    });
    expect(codes.filter((code) => code === 'nothing was refused')).toHaveLength(1);
    expect(change).toEqual({ refunds_payable: -PAID, wallet: PAID });
    expect(await refundOf(one)).toMatchObject({ state: 'paid_otherwise', way: { way: 'wallet', number: null } });
    expect((await readWallet(house.app, one.payer)).availableCents).toBe(PAID);
    expect(await told(one)).toEqual(['refund_wallet']);
    expect(await codeOf(askWayOut(house.app, maker, typed))).toBe('payments.refund_not_stuck');
    expect(await codeOf(readWayOut(house.app, { ...maker, roles: ['operator'] }, refund))).toBe('kernel.not_allowed');
  });

  it('declined, it waits on; its news that comes late after another way is our loss and rings', { timeout: 60_000 }, async () => {
    const one = await stuckRefund();
    const { refund } = one;
    await askWayOut(house.app, castFinance(), { refund, way: 'bank', number: '77', state: '', due: '', note: 'x' });
    await decideWayOut(house.app, castFinance(), { refund, approve: false });
    expect(await waiting()).toContain(refund);
    expect(await moved(one, () => castWayOut(house.app, refund, 'check'))).toEqual({ refunds_payable: -PAID, bank: -PAID });
    expect(await waiting()).not.toContain(refund);
    expect(await refundOf(one)).toMatchObject({ state: 'paid_otherwise', way: { way: 'check', number: '1042' } });
    expect(await told(one)).toEqual(['refund_check']);
    expect(await moved(one, () => saysPaidLate(one))).toMatchObject({ refund_losses: PAID });
    expect(await refundOf(one)).toMatchObject({ state: 'paid_otherwise' });
  });

  it('no operator ends one without a yes that is his own: the database holds it', async () => {
    const one = await stuckRefund();
    const by = castFinance();
    const write = (kind: string) =>
      house.app.tx(by, (tx) =>
        tx
          .insertInto('payments.refund_facts')
          .values({ refund_id: one.refund, attempt: 1, kind, details: JSON.stringify({ ask: 'x' }), actor: by.actor, at: new Date() })
          .execute(),
      );
    for (const kind of ['paid_otherwise', 'unclaimed']) await expect(write(kind)).rejects.toThrow(/row-level security/);
  });
});

describe('what no card put into the wallet of a login that is closed', () => {
  it('is owed to its owner once, and goes by two: kept as unclaimed, then to the state', { timeout: 60_000 }, async () => {
    const one = await stuckRefund();
    await castWayOut(house.app, one.refund, 'wallet');
    await closeLogin(one);
    const forget = () => ownData.forget!(house.app, one.payer);
    expect(await moved(one, () => Promise.all([forget(), forget()]))).toEqual({ wallet: -PAID, refunds_payable: PAID });
    expect(await moved(one, forget)).toEqual({});
    const rest = (await waiting()).find((id) => id.startsWith('wrs_'))!;
    const [maker, checker] = [castFinance(), castFinance()];
    const { stuck } = await listMoneyTasks(house.app, maker);
    expect(stuck.find(({ refund }) => refund === rest)).toMatchObject({ payer: one.payer.actor, payment: null, amountCents: PAID });
    const file = { isRefund: false, isClosed: true, state: 'failed', ways: ['check', 'bank', 'unclaimed'], payer: one.payer.actor };
    expect(await readWayOut(house.app, maker, rest)).toMatchObject(file);
    expect(await codeOf(readWayOut(house.app, maker, `wrs_${one.refund.slice(4)}`))).toBe('payments.unknown_refund');
    await askWayOut(house.app, maker, { refund: rest, way: 'unclaimed', number: '', state: 'NY', due: '2030-03-01', note: 'No answer' });
    expect(await codeOf(decideWayOut(house.app, maker, { refund: rest, approve: true }))).toBe('payments.own_way');
    let codes: string[] = [];
    const kept = await moved(one, async () => {
      codes = await Promise.all([checker, castFinance()].map((by) => codeOf(decideWayOut(house.app, by, { refund: rest, approve: true }))));
    });
    expect([kept, codes.toSorted()]).toEqual([{ refunds_payable: -PAID, unclaimed: PAID }, ['nothing was refused', 'payments.way_over']]);
    expect([(await waiting()).includes(rest), await unclaimed(), await due('2030-02-01')]).toEqual([false, [rest], [rest]]);
    expect(await moved(one, () => castWayOut(house.app, rest, 'state', 'NY-2030-8'))).toEqual({ unclaimed: -PAID, bank: -PAID });
    expect([await unclaimed(), await due('2030-02-01')]).toEqual([[], []]);
    const again = { refund: rest, way: 'check', number: '9', state: '', due: '', note: 'x' };
    expect(await codeOf(askWayOut(house.app, maker, again))).toBe('payments.refund_not_stuck');
    expect(await told(one)).toEqual(['refund_wallet']);
  });
});

describe('what was sent and came back', () => {
  const cameBack = { way: 'came_back', number: '', state: '', due: '', note: 'The post brought it back; the check is stopped' };
  const restOf = async (subject: string) =>
    (
      await house.app.owner.query<{ id: string }>(
        'select rest_id as id from payments.rests where subject = $1 order by at desc, rest_id desc',
        [subject],
      )
    ).rows.map(({ id }) => id);

  it('is owed again, by two people and once, its owner is told, and it goes another way', { timeout: 60_000 }, async () => {
    const one = await stuckRefund();
    const { refund, subject } = one;
    const [maker, checker] = [castFinance(), castFinance()];
    await castWayOut(house.app, refund, 'check', 'C-4711');
    expect(await readWayOut(house.app, maker, refund)).toMatchObject({ state: 'paid_otherwise', ways: ['came_back'], isRefund: true });
    const [sent] = (await listSent(house.app, maker, { number: 'C-4711', after: null })).items;
    expect(sent).toMatchObject({ owed: refund, way: 'check', number: 'C-4711', amountCents: PAID, hasComeBack: false });
    expect(await codeOf(askWayOut(house.app, maker, { ...cameBack, refund, way: 'wallet' }))).toBe('payments.refund_not_stuck');
    await askWayOut(house.app, maker, { ...cameBack, refund });
    expect(await waiting()).toContain(refund);
    expect(await codeOf(decideWayOut(house.app, maker, { refund, approve: true }))).toBe('payments.own_way');
    let codes: string[] = [];
    const change = await moved(one, async () => {
      codes = await Promise.all([checker, castFinance()].map((by) => codeOf(decideWayOut(house.app, by, { refund, approve: true }))));
    });
    expect([change, codes.toSorted()]).toEqual([
      { bank: PAID, refunds_payable: PAID },
      ['nothing was refused', 'payments.refund_not_stuck'],
    ]);
    expect(await refundOf(one)).toMatchObject({ state: 'paid_otherwise', way: { way: 'came_back' } });
    expect(await codeOf(askWayOut(house.app, maker, { ...cameBack, refund }))).toBe('payments.refund_not_stuck');
    expect((await listSent(house.app, maker, { number: 'C-4711', after: null })).items).toMatchObject([{ hasComeBack: true }]);
    const [rest] = await restOf(subject);
    expect([(await waiting()).includes(refund), (await waiting()).includes(rest!)]).toEqual([false, true]);
    const file = { isRefund: false, subject, state: 'failed', why: 'way_came_back', ways: ['wallet', 'check', 'bank', 'unclaimed'] };
    expect(await readWayOut(house.app, maker, rest!)).toMatchObject(file);
    expect(await moved(one, () => castWayOut(house.app, rest!, 'wallet'))).toEqual({ refunds_payable: -PAID, wallet: PAID });
    expect(await refundOf(one)).toMatchObject({ state: 'paid_otherwise', way: { way: 'wallet' } });
    expect((await waiting()).includes(rest!)).toBe(false);
    expect(await told(one)).toEqual(['refund_check', 'refund_came_back', 'refund_wallet']);
  });

  it('comes back a second time, too; declined, nothing has', { timeout: 60_000 }, async () => {
    const one = await stuckRefund();
    const say = async (refund: string, approve: boolean) => {
      await askWayOut(house.app, castFinance(), { ...cameBack, refund });
      await decideWayOut(house.app, castFinance(), { refund, approve });
    };
    await castWayOut(house.app, one.refund, 'check', 'C-1');
    expect(await moved(one, () => say(one.refund, false))).toEqual({});
    await say(one.refund, true);
    const [first] = await restOf(one.subject);
    await castWayOut(house.app, first!, 'unclaimed');
    expect(await unclaimed()).toContain(first);
    await castWayOut(house.app, first!, 'bank', 'T-2');
    expect(await moved(one, () => say(first!, true))).toEqual({ bank: PAID, refunds_payable: PAID });
    const rests = await restOf(one.subject);
    expect([rests.length, rests[1], await unclaimed()]).toEqual([2, first, []]);
    expect(await moved(one, () => castWayOut(house.app, rests[0]!, 'check', 'C-3'))).toEqual({ refunds_payable: -PAID, bank: -PAID });
    expect(await refundOf(one)).toMatchObject({ way: { way: 'check', number: 'C-3' } });
  });

  it('towards the bank the check goes by its number, there and back', { timeout: 60_000 }, async () => {
    const one = await stuckRefund();
    const theirs = () =>
      house.app.owner.query<{ line: string; cents: bigint; kind: string }>(
        `select line, amount_cents as cents, kind from payments.reconciliation_items where match_key = 'paid:C-99' order by at, item_id`,
      );
    await castWayOut(house.app, one.refund, 'check', 'C-99');
    await askWayOut(house.app, castFinance(), { ...cameBack, refund: one.refund });
    await decideWayOut(house.app, castFinance(), { refund: one.refund, approve: true });
    const [rest] = await restOf(one.subject);
    await castWayOut(house.app, rest!, 'check', 'C-99');
    await runNow(house.app, [BANK]);
    expect((await theirs()).rows).toEqual([
      { line: `${one.refund}:otherwise`, cents: -PAID, kind: 'line' },
      { line: `${rest!}:came_back`, cents: PAID, kind: 'reversal' },
      { line: `${rest!}:otherwise`, cents: -PAID, kind: 'line' },
    ]);
  });

  it('of a login that is closed: no wallet and no notice', { timeout: 60_000 }, async () => {
    const one = await stuckRefund();
    await castWayOut(house.app, one.refund, 'check');
    await closeLogin(one);
    await askWayOut(house.app, castFinance(), { ...cameBack, refund: one.refund });
    await decideWayOut(house.app, castFinance(), { refund: one.refund, approve: true });
    const [rest] = await restOf(one.subject);
    expect(await readWayOut(house.app, castFinance(), rest!)).toMatchObject({ isClosed: true, ways: ['check', 'bank', 'unclaimed'] });
    expect(await told(one)).toEqual(['refund_check']);
  });

  it('no operator writes it down without a yes that is his own, and nobody twice: the database holds it', async () => {
    const one = await stuckRefund();
    await castWayOut(house.app, one.refund, 'check');
    const { asks } = await readWayOut(house.app, castFinance(), one.refund);
    const row = (id: string) => ({
      rest_id: id,
      customer: one.payer.actor!,
      amount_cents: PAID,
      purpose: 'test',
      subject: one.subject,
      came_back_of: asks[0]!.askId,
      at: new Date(),
    });
    const write = (by: Scope, id: string) => house.app.tx(by, (tx) => tx.insertInto('payments.rests').values(row(id)).execute());
    await expect(write(castFinance(), 'wrs_a')).rejects.toThrow(/row-level security/);
    await write(system, 'wrs_b');
    await expect(write(system, 'wrs_c')).rejects.toThrow(/rests_came_back_of_key/);
  });
});

describe('unclaimed', () => {
  it('is kept for its owner, waits in its queue before the day, and goes to the state', { timeout: 60_000 }, async () => {
    const one = await stuckRefund();
    const { refund } = one;
    expect(await moved(one, () => castWayOut(house.app, refund, 'unclaimed'))).toEqual({ refunds_payable: -PAID, unclaimed: PAID });
    expect(await refundOf(one)).toMatchObject({ state: 'unclaimed', overAt: null, way: { state: 'NY', dueOn: '2030-03-01' } });
    expect((await listUnclaimed(house.app, castFinance(), { after: null })).items).toMatchObject([{ refund, dueOn: '2030-03-01' }]);
    expect([await due('2030-01-28'), await due('2030-01-30')]).toEqual([[], [refund]]);
    expect(await codeOf(retryRefund(house.app, castFinance(), { refund }))).toBe('payments.refund_not_stuck');
    expect(await moved(one, () => castWayOut(house.app, refund, 'state', 'NY-2030-7'))).toEqual({ unclaimed: -PAID, bank: -PAID });
    expect(await refundOf(one)).toMatchObject({ state: 'paid_otherwise', way: { way: 'state', state: 'NY', number: 'NY-2030-7' } });
    expect([await due('2030-01-30'), (await listUnclaimed(house.app, castFinance(), { after: null })).items]).toEqual([[], []]);
    expect(await told(one)).toEqual(['refund_unclaimed', 'refund_state']);
  });

  it('the card took it after all: it is paid from what was kept, and once', { timeout: 60_000 }, async () => {
    const one = await stuckRefund();
    await castWayOut(house.app, one.refund, 'unclaimed');
    await askWayOut(house.app, castFinance(), { refund: one.refund, way: 'wallet', number: '', state: '', due: '', note: 'x' });
    const change = await moved(one, () => saysPaidLate(one));
    expect([change['unclaimed'], change['refund_losses'], (await refundOf(one)).state]).toEqual([-PAID, undefined, 'succeeded']);
    expect(await codeOf(decideWayOut(house.app, castFinance(), { refund: one.refund, approve: true }))).toBe('payments.refund_not_stuck');
    expect((await listUnclaimed(house.app, castFinance(), { after: null })).items).toEqual([]);
  });

  it('its owner comes for it after all', { timeout: 60_000 }, async () => {
    const one = await stuckRefund();
    await castWayOut(house.app, one.refund, 'unclaimed');
    expect(await moved(one, () => castWayOut(house.app, one.refund, 'wallet'))).toEqual({ unclaimed: -PAID, wallet: PAID });
  });

  it('his bank gives it to him: what is kept is settled with what he owes us for that', { timeout: 60_000 }, async () => {
    const one = await stuckRefund();
    const { refund, charge } = one;
    await askWayOut(house.app, castFinance(), { refund, way: 'unclaimed', number: '', state: 'FL', due: '2031-01-01', note: 'x' });
    const change = await moved(one, async () => {
      await decideWayOut(house.app, castFinance(), { refund, approve: true });
      const dispute = (await house.control('POST', `charges/${charge}/dispute`, {})) as { id?: string } | undefined;
      await house.settle();
      expect(await codeOf(askWayOut(house.app, castFinance(), { refund, way: 'wallet', number: '', state: '', due: '', note: 'x' }))).toBe(
        'payments.disputed',
      );
      await house.control('POST', `disputes/${dispute!.id!}/close`, { outcome: 'lost' });
    });
    expect(change).toMatchObject({ refunds_payable: -PAID });
    expect(change['unclaimed']).toBeUndefined();
    expect(await refundOf(one)).toMatchObject({ state: 'settled' });
  });

  it('of a login that is closed: no wallet and no notice, but a way', { timeout: 60_000 }, async () => {
    const one = await stuckRefund();
    await closeLogin(one);
    expect(await readWayOut(house.app, castFinance(), one.refund)).toMatchObject({ isClosed: true, ways: ['check', 'bank', 'unclaimed'] });
    await castWayOut(house.app, one.refund, 'unclaimed');
    expect(await told(one)).toEqual([]);
  });
});
