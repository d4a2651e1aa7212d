import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { castClosed, castVerifiedCustomer } from '#domain/identity/cast.ts';
import { credit, customerWallet, debit, postJournal, processorClearing, verifyLedger } from '#domain/ledger/index.ts';
import { newId } from '#kernel/ids.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { type MoneyHouse, moneyHouse } from '#test/faults/webhooks-house.ts';
import { balancesOf, customer } from '#test/paid.ts';
import { castFinance, castWayOut } from '../cast.ts';
import { addFunds, freeWallet, holdFromWallet, listMoneyTasks, ownData, readWallet, refundWallet } from '../index.ts';
import { emptyIfClosed } from './empty-wallet.ts';

vi.setConfig({ testTimeout: 60_000 });
const system = systemScope('test');
const FIFTY = 5000n;
const REFUND_FAILS = '4000000000005126';

let house: MoneyHouse;
beforeAll(async () => {
  house = await moneyHouse();
});
afterAll(async () => {
  expect(await verifyLedger(house.app)).toEqual([]);
  await house.end();
});

let number = 0;
const someone = async (): Promise<Scope> =>
  customer((await castVerifiedCustomer(house.app, `closed-wallet-${++number}@example.com`)).loginId);

/** The card company's page for fifty dollars into the wallet is open. */
async function adds(by: Scope): Promise<string> {
  const fill = newId('wfi');
  await addFunds(house.app, by, { fill, amount: '50', isFresh: true });
  return fill;
}

async function filled(by: Scope, card?: string): Promise<{ fill: string; charge: string }> {
  const fill = await adds(by);
  await house.payFor(fill, card);
  return { fill, charge: (await house.chargesOf(fill))[0]!.id };
}

/** As the sweep does it when the two weeks are over. */
async function closes(by: Scope): Promise<void> {
  await castClosed(house.app, by.actor!);
  await ownData.forget!(house.app, by);
  await house.settle();
}

const balance = async (by: Scope) => (await readWallet(house.app, by)).balanceCents;
const sentBack = async (fill: string) => (await house.refundsOf(fill)).map(({ amount }) => amount);
const told = async (by: Scope) =>
  (
    await house.app.owner.query<{ template: string }>(`select template from notifications.notices where login_id = $1 and kind = 'money'`, [
      by.actor,
    ])
  ).rows.map(({ template }) => template);
const owedTo = async (by: Scope) =>
  (await listMoneyTasks(house.app, castFinance())).stuck.filter(({ payer }) => payer === by.actor).map(({ amountCents }) => amountCents);

describe('what comes into the wallet of a login that is closed does not stay', () => {
  it('added on a page whose news came only then: back to its card, and nobody is told', async () => {
    const by = await someone();
    const fill = await adds(by);
    await closes(by);
    await house.payFor(fill);
    expect([await balance(by), await sentBack(fill), await told(by)]).toEqual([0n, [5000], []]);
  });

  it('set aside for her bank, which says we were right: back to its card', async () => {
    const by = await someone();
    const { fill, charge } = await filled(by);
    const dispute = await house.control('POST', `charges/${charge}/dispute`, {});
    await house.settle();
    await closes(by);
    expect([await balance(by), await sentBack(fill)]).toEqual([FIFTY, []]);
    await house.control('POST', `disputes/${String(dispute['id'])}/close`, { outcome: 'won' });
    await house.settle();
    expect([await balance(by), await sentBack(fill)]).toEqual([0n, [5000]]);
  });

  it('set aside for a thing whose card page ended without money: back to its card', async () => {
    const by = await someone();
    const { fill } = await filled(by);
    const about = { purpose: 'test', subject: newId('tst') };
    await house.app.tx(by, (tx) => holdFromWallet(house.app, tx, by, { ...about, walletCents: FIFTY, totalCents: 2n * FIFTY }));
    await closes(by);
    expect([await balance(by), await sentBack(fill)]).toEqual([FIFTY, []]);
    await house.app.tx(system, (tx) => freeWallet(house.app, tx, system, about.purpose, about.subject));
    await house.settle();
    expect([await balance(by), await sentBack(fill)]).toEqual([0n, [5000]]);
  });

  it('given back at the processor’s desk to a card that did not take it: owed to her', async () => {
    const by = await someone();
    const { fill, charge } = await filled(by, REFUND_FAILS);
    await house.refundAtDesk(charge, 5000);
    await closes(by);
    expect(await balance(by)).toBe(0n);
    const [atDesk] = await house.refundsOf(fill);
    await house.control('POST', `refunds/${atDesk!.id}/settle`, { outcome: 'failed' });
    await house.settle();
    const [, again] = await house.refundsOf(fill);
    await house.control('POST', `refunds/${again!.id}/settle`, { outcome: 'failed' });
    await house.settle();
    expect([await balance(by), await owedTo(by)]).toEqual([0n, [FIFTY]]);
  });

  it('two of finance sent her a refund there just before', async () => {
    const by = await someone();
    const { fill } = await filled(by, REFUND_FAILS);
    await refundWallet(house.app, by, { isFresh: true });
    await house.settle();
    const [made] = await house.refundsOf(fill);
    await house.control('POST', `refunds/${made!.id}/settle`, { outcome: 'failed' });
    await house.settle();
    const { stuck } = await listMoneyTasks(house.app, castFinance());
    await castWayOut(house.app, stuck.find(({ payer }) => payer === by.actor)!.refund, 'wallet');
    expect(await balance(by)).toBe(FIFTY);
    await closes(by);
    expect([await balance(by), await owedTo(by)]).toEqual([0n, [FIFTY]]);
  });
});

it('closed in the very moment in which money comes: whoever is second sees the other', async () => {
  const by = await someone();
  let seen = (): void => {};
  const isSeen = new Promise<void>((resolve) => (seen = resolve));
  let book = (): void => {};
  const isClosing = new Promise<void>((resolve) => (book = resolve));
  const wallet = customerWallet(by.actor!);
  const coming = house.app.tx(system, async (tx) => {
    await emptyIfClosed(tx, system, by.actor!); // the login is open
    seen();
    await isClosing;
    const entries = [debit(processorClearing(), FIFTY), credit(wallet, FIFTY)];
    await postJournal(tx, system, { key: newId('cast'), kind: 'cast', at: house.app.clock.now(), entries });
  });
  await isSeen;
  let isOver = false;
  const closing = closes(by).finally(() => (isOver = true));
  const waits = async () =>
    (
      await house.app.owner.query(
        `select 1 from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())`,
      )
    ).rows.length > 0;
  while (!isOver && !(await waits())) await new Promise((later) => setTimeout(later, 10));
  expect(isOver).toBe(false);
  book();
  await Promise.all([coming, closing]);
  const all = await balancesOf(house.app, [wallet.code]);
  expect([all[wallet.code], await owedTo(by)]).toEqual([0n, [FIFTY]]);
});
