import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { castAgency, castResident } from '#domain/directory/cast.ts';
import {
  type ApprovalRule,
  askApproval,
  barSending,
  chooseContact,
  decideAsks,
  enterOrder,
  openRule,
  setApprovalRule,
} from '#domain/directory/index.ts';
import { newId } from '#kernel/ids.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { type MoneyHouse, moneyHouse } from '#test/faults/webhooks-house.ts';
import { codeOf } from '#test/refused.ts';
import { addPerson, castSender, castTransfer, clerkOf, type Sender } from './cast.ts';
import { createTransfer } from './create-transfer.ts';
import { makeQuote } from './make-quote.ts';
import { payTransfer } from './pay-transfer.ts';
import { prepareSend } from './prepare-send.ts';

let house: MoneyHouse;
beforeAll(async () => {
  house = await moneyHouse();
  house.app.clock.set(new Date('2026-11-23T15:00:00Z'));
});
afterAll(async () => {
  await house.end();
});

const needsYes: ApprovalRule = { ...openRule, money: { by: 'clerk', graceDays: 0, validDays: null } };

async function castPlace(rule: ApprovalRule): Promise<Sender> {
  const at = await castAgency(house.app, { slug: `a-${newId('a').slice(-12)}` });
  await setApprovalRule(house.app, systemScope('test'), { agencyId: at.agency.id, effectiveFrom: 'now', body: rule });
  const residentId = await castResident(house.app, at);
  return await castSender(house.app, { place: { at, residentId } });
}
const quote = (sender: Sender) => makeQuote(house.app, sender.scope, { resident: sender.residentId, amount: '40' });
const rows = async (table: string, sender: Sender) =>
  (await house.app.owner.query(`select 1 from ${table} where customer = $1`, [sender.scope.actor])).rowCount;
const keeperOf = (sender: Sender): Scope => ({ ...clerkOf(sender.at), roles: ['investigator'] });

describe('at an agency that wants to say yes first', () => {
  it('there is no amount page, no price and no payment before the yes; after it there is', async () => {
    const sender = await castPlace(needsYes);
    for (const state of ['not_asked', 'still_waiting'] as const) {
      expect(await codeOf(prepareSend(house.app, sender.scope, sender.residentId))).toBe(`directory.${state}`);
      expect(await codeOf(quote(sender))).toBe(`directory.${state}`);
      if (state === 'not_asked')
        await askApproval(house.app, sender.scope, { resident: sender.residentId, service: 'money', relationship: 'parent', message: '' });
    }
    expect([await rows('transfers.quotes', sender), await rows('transfers.transfers', sender)]).toEqual([0, 0]);
    const { rows: asks } = await house.app.owner.query<{ id: string }>('select id from directory.approval_asks where customer = $1', [
      sender.scope.actor,
    ]);
    await decideAsks(house.app, clerkOf(sender.at), { asks: [asks[0]!.id], decision: 'approve' });
    await expect(castTransfer(house.app, sender)).resolves.toMatchObject({ amountCents: 4000n });
    await decideAsks(house.app, clerkOf(sender.at), { asks: [asks[0]!.id], decision: 'revoke', reason: 'rule' });
    expect(await codeOf(quote(sender))).toBe('directory.approval_over');
  });

  it('an old price makes no transfer after the yes is gone, and an open payment page is not opened again', async () => {
    const sender = await castPlace(openRule);
    const old = await quote(sender);
    const transfer = await castTransfer(house.app, sender, '50');
    await setApprovalRule(house.app, systemScope('test'), { agencyId: sender.at.agency.id, effectiveFrom: 'now', body: needsYes });
    expect(await codeOf(createTransfer(house.app, sender.scope, { quote: old.quoteId, again: true, isFresh: true }))).toBe(
      'directory.not_asked',
    );
    expect(await codeOf(payTransfer(house.app, sender.scope, { transfer: transfer.transferId, isFresh: true }))).toBe(
      'directory.not_asked',
    );
    expect(await house.sessionsOf(transfer.transferId)).toEqual([]);
  });
});

describe('an order, a block and a bar', () => {
  it('stop a price, a transfer and a payment that is not made yet', async () => {
    const sender = await castPlace(openRule);
    const old = await quote(sender);
    const transfer = await castTransfer(house.app, sender, '50');
    const entered = {
      kind: 'court',
      number: 'S123456',
      names: 'Dana Delgado',
      emails: '',
      phones: '',
      source: 'Court',
      orderedOn: '2026-11-01',
      until: '',
      note: '',
    };
    await enterOrder(house.app, keeperOf(sender), entered);
    expect(await codeOf(prepareSend(house.app, sender.scope, sender.residentId))).toBe('directory.restricted');
    expect(await codeOf(quote(sender))).toBe('directory.restricted');
    expect(await codeOf(createTransfer(house.app, sender.scope, { quote: old.quoteId, again: true, isFresh: true }))).toBe(
      'directory.restricted',
    );
    expect(await codeOf(payTransfer(house.app, sender.scope, { transfer: transfer.transferId, isFresh: true }))).toBe(
      'directory.restricted',
    );
    const matches = await house.app.owner.query('select tried from directory.no_contact_matches where customer = $1', [sender.scope.actor]);
    expect(matches.rows).toEqual([{ tried: 'send' }]);
  });

  it('of the customer’s own stop sending, and only hers', async () => {
    const [one, two] = [await castPlace(openRule), await castPlace(openRule)];
    await chooseContact(house.app, one.scope, { resident: one.residentId, choice: 'block' });
    expect(await codeOf(quote(one))).toBe('directory.blocked_by_you');
    await chooseContact(house.app, one.scope, { resident: one.residentId, choice: 'unblock' });
    await barSending(house.app, one.scope, { sure: true });
    expect(await codeOf(quote(one))).toBe('directory.barred');
    await expect(quote(two)).resolves.toBeDefined();
  });
});

describe('one sender, one person', () => {
  const second = async (sender: Sender): Promise<Sender> => {
    const residentId = await castResident(house.app, sender.at, { number: 'S654321', givenName: 'Luis' });
    await addPerson(house.app, sender.scope, sender.at, 'S654321');
    return { ...sender, residentId };
  };
  const alone: ApprovalRule = { ...openRule, onePerson: { on: true } };

  it('who sent to one needs a yes for the next, and a price alone ties nobody', async () => {
    const first = await castPlace(alone);
    const other = await second(first);
    await quote(first);
    await expect(quote(other)).resolves.toBeDefined();
    await castTransfer(house.app, first);
    expect(await codeOf(quote(other))).toBe('directory.one_person');
    const { askId } = await askApproval(house.app, other.scope, {
      resident: other.residentId,
      service: 'money',
      relationship: 'friend',
      message: '',
    });
    await decideAsks(house.app, clerkOf(other.at), { asks: [askId], decision: 'approve' });
    await expect(castTransfer(house.app, other)).resolves.toBeDefined();
    await expect(castTransfer(house.app, first, '60')).resolves.toBeDefined();
  });

  it('two first sendings at once: one of them', async () => {
    const first = await castPlace(alone);
    const other = await second(first);
    const quotes = [await quote(first), await quote(other)];
    const made = await Promise.allSettled(
      quotes.map(({ quoteId }) => createTransfer(house.app, first.scope, { quote: quoteId, again: true, isFresh: true })),
    );
    expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(made.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'directory.one_person' } });
    expect(await rows('transfers.transfers', first)).toBe(1);
  });
});
