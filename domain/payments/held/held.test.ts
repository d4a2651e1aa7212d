import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { castClosed, castVerifiedCustomer } from '#domain/identity/cast.ts';
import { readBalance, verifyLedger } from '#domain/ledger/index.ts';
import { newId } from '#kernel/ids.ts';
import { pageOfQueue } from '#kernel/queues.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { type MoneyHouse, moneyHouse } from '#test/faults/webhooks-house.ts';
import { customer } from '#test/paid.ts';
import { codeOf } from '#test/refused.ts';
import { castFinance } from '../cast.ts';
import { addFunds, askHeld, decideHeld, holdFromWallet, listMoneyTasks, ownData, queues, readHeld, readWallet } from '../index.ts';
import { takeable } from './held-part.ts';

vi.setConfig({ testTimeout: 60_000 });
const system = systemScope('test');
const FIFTY = 5000n;

let house: MoneyHouse;
beforeAll(async () => {
  house = await moneyHouse();
});
afterAll(async () => {
  expect(await verifyLedger(house.app)).toEqual([]);
  await house.end();
});

let number = 0;
interface Disputed {
  by: Scope;
  dispute: string;
}
/** Somebody put fifty dollars into the wallet, spent some, and the bank asks for all of it back. */
async function disputed(spentCents = 0n): Promise<Disputed> {
  const by = customer((await castVerifiedCustomer(house.app, `held-${++number}@example.com`)).loginId);
  const fill = newId('wfi');
  await addFunds(house.app, by, { fill, amount: '50', isFresh: true });
  await house.payFor(fill);
  if (spentCents > 0n) await spends(by, spentCents);
  const dispute = await house.control('POST', `charges/${(await house.chargesOf(fill))[0]!.id}/dispute`, {});
  await house.settle();
  return { by, dispute: String(dispute['id']) };
}
const spends = (by: Scope, cents: bigint) =>
  house.app.tx(by, (tx) =>
    holdFromWallet(house.app, tx, by, { purpose: 'test', subject: newId('tst'), walletCents: cents, totalCents: 2n * cents }),
  );
async function bankSays(outcome: 'won' | 'lost', { dispute }: Disputed): Promise<void> {
  await house.control('POST', `disputes/${dispute}/close`, { outcome });
  await house.settle();
}
async function lost(spentCents = 0n): Promise<Disputed> {
  const one = await disputed(spentCents);
  await bankSays('lost', one);
  return one;
}
const wallet = async ({ by }: Disputed) => {
  const { balanceCents, availableCents } = await readWallet(house.app, by);
  return [balanceCents, availableCents];
};
const owes = ({ by }: Disputed) => house.app.tx(system, (tx) => readBalance(tx, system, `chargeback_receivable:${by.actor}`));
const asked = (one: Disputed, choice: string, by = castFinance()) =>
  askHeld(house.app, by, { dispute: one.dispute, choice, note: 'Her bank has paid her' });
const yes = (one: Disputed, by = castFinance()) => decideHeld(house.app, by, { dispute: one.dispute, approve: true });
const told = async ({ by }: Disputed) =>
  (
    await house.app.owner.query<{ template: string }>(
      `select template from notifications.notices where login_id = $1 and template like 'held_%' order by template`,
      [by.actor],
    )
  ).rows.map(({ template }) => template);
const waiting = async () => {
  const page = { now: house.app.clock.now(), after: null, limit: 200 };
  return (await house.app.tx(system, (tx) => pageOfQueue(tx, queues.held, page))).map(({ id }) => id);
};

describe('what may be taken', () => {
  const dispute = {
    dispute: 'du_1',
    status: 'lost',
    reason: null,
    amountCents: FIFTY,
    withdrawnCents: FIFTY,
    reinstatedCents: 0n,
    openedAt: null,
    answerBy: null,
    hasEvidence: false,
    closedAt: new Date(),
  };
  it.each([
    [3000n, dispute, 5000n, 3000n],
    [5000n, dispute, 2000n, 2000n],
    [5000n, { ...dispute, withdrawnCents: 1000n }, 9000n, 1000n],
    [5000n, dispute, 0n, 0n],
    [5000n, dispute, -100n, 0n],
    [5000n, { ...dispute, status: 'under_review', closedAt: null }, 5000n, 0n],
    [5000n, { ...dispute, reinstatedCents: FIFTY }, 5000n, 0n],
  ])('of %d', (held, of, owed, most) => {
    expect(takeable(held, of, owed)).toBe(most);
  });
});

describe('the held part of a lost dispute', () => {
  it('waits from the loss on, and goes against what the owner owes by two people', async () => {
    const one = await disputed(2000n);
    expect([await wallet(one), await owes(one)]).toEqual([[FIFTY, 0n], FIFTY]);
    expect([await waiting(), await codeOf(asked(one, 'take'))]).toEqual([[], 'payments.held_not_lost']);
    await bankSays('lost', one);
    expect(await waiting()).toEqual([one.dispute]);
    const listed = (await listMoneyTasks(house.app, castFinance())).disputes.find(({ dispute }) => dispute === one.dispute)!;
    expect(listed).toMatchObject({ status: 'lost', heldCents: 3000n });

    const [maker, checker] = [castFinance(), castFinance()];
    expect(await codeOf(asked(one, 'keep', maker))).toBe('payments.choose_what');
    await asked(one, 'take', maker);
    expect(await codeOf(asked(one, 'free', checker))).toBe('payments.held_waits');
    expect(await codeOf(yes(one, maker))).toBe('payments.own_held');
    expect(await readHeld(house.app, maker, one.dispute)).toMatchObject({ isOwn: true, amountCents: 3000n, takeableCents: 3000n });
    await yes(one, checker);
    expect([await wallet(one), await owes(one), await waiting()]).toEqual([[2000n, 0n], 2000n, []]);
    expect(await told(one)).toEqual(['held_take']);
    expect(await codeOf(asked(one, 'free'))).toBe('payments.held_over');
    expect(await readHeld(house.app, checker, one.dispute)).toMatchObject({ takenCents: 3000n, choices: [], open: null });
  });

  it('is free again by two people, and the debt stays; a no lets somebody ask again', async () => {
    const one = await lost();
    await asked(one, 'take');
    await decideHeld(house.app, castFinance(), { dispute: one.dispute, approve: false });
    expect(await wallet(one)).toEqual([FIFTY, 0n]);
    await asked(one, 'free');
    await yes(one);
    expect([await wallet(one), await owes(one), await told(one)]).toEqual([[FIFTY, FIFTY], FIFTY, ['held_free']]);
    expect((await readHeld(house.app, castFinance(), one.dispute)).asks.map(({ isApproved }) => isApproved)).toEqual([false, true]);
  });

  it('is nobody else’s to see or decide', async () => {
    const one = await lost();
    const support: Scope = { ...castFinance(), roles: ['operator'] };
    for (const scope of [support, one.by, { ...castFinance(), realm: 'staff' as const }])
      expect(await codeOf(readHeld(house.app, scope, one.dispute))).toBe('kernel.not_allowed');
    expect(await codeOf(readHeld(house.app, castFinance(), 'du_nothing'))).toBe('payments.unknown_held');
    // The database alone lets no operator end a hold, or decide on his own.
    const alone = castFinance();
    const end = house.app.tx(alone, async (tx) => {
      const { sql } = await import('kysely');
      await sql`update payments.held_parts set ended_at = now() where dispute = ${one.dispute}`.execute(tx);
    });
    await expect(end).rejects.toThrow(/row-level security/);
  });

  it('of a closed login that is let go: back to its card, as all that is free there', async () => {
    const one = await lost();
    await castClosed(house.app, one.by.actor!);
    await ownData.forget!(house.app, one.by);
    await house.settle();
    expect(await wallet(one)).toEqual([FIFTY, 0n]);
    await asked(one, 'free');
    await yes(one);
    await house.settle();
    expect([(await wallet(one))[0], await told(one)]).toEqual([0n, []]);
  });
});

describe('meanwhile', () => {
  it('the bank gives its money back: what was taken is put back, once, and what is only held is free', async () => {
    const [taken, held] = [await lost(), await lost()];
    await asked(taken, 'take');
    await yes(taken);
    await asked(held, 'take');
    for (const one of [taken, held]) {
      await bankSays('won', one);
      expect([await wallet(one), await owes(one)]).toEqual([[FIFTY, FIFTY], 0n]);
    }
    expect(await told(taken)).toEqual(['held_back', 'held_take']);
    expect(await codeOf(yes(held))).toBe('payments.held_over');
    expect(await codeOf(askHeld(house.app, castFinance(), { dispute: held.dispute, choice: 'take', note: 'x' }))).toBe(
      'payments.held_over',
    );
  });

  it('both at the same moment, in whatever order: nothing is lost or made', async () => {
    for (let round = 0; round < 4; round++) {
      const one = await lost();
      await asked(one, round % 2 === 0 ? 'take' : 'free');
      const [decision] = await Promise.all([codeOf(yes(one)), bankSays('won', one)]);
      expect(['nothing was refused', 'payments.held_over']).toContain(decision);
      expect([await wallet(one), await owes(one)]).toEqual([[FIFTY, FIFTY], 0n]);
    }
  });

  it('many decide: once', async () => {
    const one = await lost(1000n);
    const askers = await Promise.all([codeOf(asked(one, 'take')), codeOf(asked(one, 'take'))]);
    expect(askers.sort()).toEqual(['nothing was refused', 'payments.held_waits']);
    const answers = await Promise.all([1, 2, 3].map(() => codeOf(yes(one))));
    expect(answers.sort()).toEqual(['nothing was refused', 'payments.held_over', 'payments.held_over']);
    expect([await wallet(one), await owes(one)]).toEqual([[1000n, 0n], 1000n]);
  });

  it('the owner spends what is let go: only after it is, and never what is taken', async () => {
    for (const choice of ['take', 'free']) {
      const one = await lost();
      await asked(one, choice);
      const [decision, spend] = await Promise.all([codeOf(yes(one)), codeOf(spends(one.by, FIFTY))]);
      expect(decision).toBe('nothing was refused');
      const left = await wallet(one);
      if (choice === 'take') expect([spend !== 'nothing was refused', left]).toEqual([true, [0n, 0n]]);
      else expect(left).toEqual([FIFTY, spend === 'nothing was refused' ? 0n : FIFTY]);
    }
  });
});
