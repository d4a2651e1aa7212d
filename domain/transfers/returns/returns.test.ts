import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { castAgency, castResident } from '#domain/directory/cast.ts';
import { addResident } from '#domain/directory/index.ts';
import { castClosed } from '#domain/identity/cast.ts';
import { verifyLedger } from '#domain/ledger/index.ts';
import { systemScope } from '#kernel/scope.ts';
import { type MoneyHouse, moneyHouse } from '#test/faults/webhooks-house.ts';
import { paidTransfer, wayOf } from '#test/paid.ts';
import { codeOf } from '#test/refused.ts';
import { anOperator, castSender, castTransfer, clerkOf, type Sender } from '../cast.ts';
import {
  cancelTransfer,
  decideIncoming,
  givenBack,
  listIncoming,
  listTransfers,
  markPosted,
  payTransfer,
  readIncoming,
  readTransfer,
  readTransferFile,
  timeline,
} from '../index.ts';
import type { TransferRow } from '../queries/transfers.ts';
import { returnKept } from './return-kept.ts';

let house: MoneyHouse;
let sender: Sender;
beforeAll(async () => {
  house = await moneyHouse();
  house.app.clock.set(new Date('2026-11-23T15:00:00Z'));
  sender = await castSender(house.app);
});
afterAll(async () => {
  expect(await verifyLedger(house.app)).toEqual([]);
  await house.end();
});

const system = systemScope('test');

const paid = (amount: string, { by = sender, card }: { by?: Sender; card?: string } = {}) => paidTransfer(house, by, amount, card);

const view = (transfer: TransferRow, by = sender) => readTransfer(house.app, by.scope, transfer.transferId);
const cancel = (transfer: TransferRow, by = sender) => cancelTransfer(house.app, by.scope, { transfer: transfer.transferId });

const book = (by = sender) => wayOf(house.app, by.at);

async function told(transfer: TransferRow): Promise<string[]> {
  const { rows } = await house.app.owner.query<{ template: string }>(
    `select template from notifications.notices where content::text like '%' || $1 || '%' order by queued_at, template`,
    [transfer.transferId],
  );
  return rows.map((row) => row.template);
}

describe('a sender cancels', () => {
  it('what is paid: amount and fee go back to the card, the agency is owed nothing, the page and the mail say so', async () => {
    const before = await book();
    const transfer = await paid('40');
    expect(await view(transfer)).toMatchObject({ state: 'applied', cancel: { may: true, as: 'back' } });
    expect(await cancel(transfer)).toEqual({ as: 'back' });
    expect(timeline(await view(transfer), 'en').map((step) => step.state)).toEqual(['done', 'done', 'done', 'back', 'now']);
    await house.settle();
    const after = await view(transfer);
    expect(after).toMatchObject({
      state: 'returned',
      cancel: { may: false },
      payment: { refunds: [{ state: 'succeeded', amountCents: 4395n }] },
    });
    expect(timeline(after, 'en').at(-1)).toMatchObject({
      state: 'done',
      title: '$43.95 is sent to your card',
      text: 'Your bank shows it in 5 to 10 days.',
    });
    expect(givenBack(after)).toEqual({ cents: 4395n, isWhole: true });
    expect(await book()).toEqual(before);
    expect(await house.refundsOf(transfer.transferId)).toMatchObject([{ amount: 4395, status: 'succeeded' }]);
    expect(await told(transfer)).toEqual(['receipt', 'transfer_returned']);
    expect((await listTransfers(house.app, sender.scope)).transfers[0]).toMatchObject({ state: 'returned' });
    expect(await cancel(transfer)).toEqual({ as: 'back' });
    await house.settle();
    expect(await house.refundsOf(transfer.transferId)).toHaveLength(1);
  });

  it('and has closed the login since: the money goes back, and nobody is told', async () => {
    const by = await castSender(house.app);
    const transfer = await paid('40', { by });
    await cancel(transfer, by);
    await castClosed(house.app, by.scope.actor!);
    await house.settle();
    expect(await view(transfer, by)).toMatchObject({ state: 'returned' });
    expect(await told(transfer)).toEqual(['receipt']);
  });

  it('what is not paid: it ends, its card page closes', async () => {
    const transfer = await castTransfer(house.app, sender, '21');
    await payTransfer(house.app, sender.scope, { transfer: transfer.transferId, isFresh: true });
    expect(await cancel(transfer)).toEqual({ as: 'unpaid' });
    await house.settle();
    expect(await house.sessionsOf(transfer.transferId)).toMatchObject([{ status: 'expired' }]);
    expect(await view(transfer)).toMatchObject({ state: 'cancelled' });
    expect(timeline(await view(transfer), 'en').map((step) => step.title)).toEqual(['You asked to send $21.00', 'You cancelled it']);
    expect(await codeOf(payTransfer(house.app, sender.scope, { transfer: transfer.transferId, isFresh: true }))).toBe(
      'transfers.not_payable',
    );
    expect(await cancel(transfer)).toEqual({ as: 'unpaid' });
  });

  it('and the payment comes after: all of it goes back by itself', async () => {
    const before = await book();
    const transfer = await castTransfer(house.app, sender, '22');
    await payTransfer(house.app, sender.scope, { transfer: transfer.transferId, isFresh: true });
    const [session] = await house.sessionsOf(transfer.transferId);
    await house.control('POST', 'webhooks/hold');
    await house.pay(session!.id);
    expect(await cancel(transfer)).toEqual({ as: 'unpaid' });
    await house.control('POST', 'webhooks/release', { order: 'shuffle', copies: 2 });
    await house.settle();
    expect(await view(transfer)).toMatchObject({ state: 'returned' });
    expect(await house.refundsOf(transfer.transferId)).toMatchObject([{ status: 'succeeded' }]);
    expect(await book()).toEqual(before);
  });

  it('until 30 minutes after paying, and not a moment longer', async () => {
    const transfer = await paid('23');
    house.app.clock.move(29 * 60_000);
    expect((await view(transfer)).cancel).toMatchObject({ may: true });
    house.app.clock.move(2 * 60_000);
    expect((await view(transfer)).cancel).toEqual({ may: false, why: 'too_late' });
    expect(await codeOf(cancel(transfer))).toBe('transfers.cancel_too_late');
  });

  it('beside the clerk who marks it posted: exactly one wins, whoever it is', { timeout: 120_000 }, async () => {
    const clerk = clerkOf(sender.at);
    for (let i = 0; i < 4; i++) {
      const transfer = await paid(`${24 + i / 100}`);
      const mark = () => codeOf(markPosted(house.app, clerk, { transfers: [transfer.transferId] }));
      const [first, second] =
        i % 2 === 0
          ? [await Promise.all([codeOf(cancel(transfer)), mark()])].flat()
          : (await Promise.all([mark(), codeOf(cancel(transfer))])).reverse();
      const cancelled = first === 'nothing was refused';
      expect(second).toBe(cancelled ? 'transfers.going_back' : 'nothing was refused');
      if (!cancelled) expect(first).toBe('transfers.cancel_posted');
      await house.settle();
      expect((await view(transfer)).state).toBe(cancelled ? 'returned' : 'posted');
      expect(await house.refundsOf(transfer.transferId)).toHaveLength(cancelled ? 1 : 0);
    }
    const posted = await paid('24.50');
    await markPosted(house.app, clerk, { transfers: [posted.transferId] });
    await expect(
      house.app.owner.query(
        `insert into transfers.states (transfer_id, kind, at, details, customer, agency_id, facility_id)
         select s.transfer_id, 'returning', s.at, '{}', s.customer, s.agency_id, s.facility_id from transfers.states s
         where s.kind = 'posted' and s.transfer_id = $1`,
        [posted.transferId],
      ),
    ).rejects.toMatchObject({ code: '23505' });
  });

  it('only his own', async () => {
    const transfer = await paid('25');
    const other = await castSender(house.app);
    expect(await codeOf(cancel(transfer, other))).toBe('transfers.unknown_transfer');
    for (const scope of [clerkOf(sender.at), anOperator(), system])
      expect(await codeOf(cancelTransfer(house.app, scope, { transfer: transfer.transferId }))).toBe('kernel.not_allowed');
    for (const transferId of ['', 'trf_x', "' or 1=1"])
      expect(await codeOf(cancelTransfer(house.app, sender.scope, { transfer: transferId }))).toBe('transfers.unknown_transfer');
  });

  it('makes room in the limits again', async () => {
    const transfer = await castTransfer(house.app, sender, '26', false);
    await cancel(transfer);
    await expect(castTransfer(house.app, sender, '26', false)).resolves.toBeDefined(); // not "you sent that already"
  });
});

describe('what can’t go on', () => {
  it.each(['released', 'moved'] as const)('for somebody who was %s goes back by itself, with the reason', async (what) => {
    const at = await castAgency(house.app);
    const gone = await castSender(house.app, { place: { at, residentId: await castResident(house.app, at) } });
    const before = await book(gone);
    const transfer = await castTransfer(house.app, gone, '40');
    await payTransfer(house.app, gone.scope, { transfer: transfer.transferId, isFresh: true });
    const person = { agencyId: at.agency.id, number: 'S123456', givenName: 'Mateo', familyName: 'Delgado', unit: 'B-2' };
    if (what === 'released') await addResident(house.app, system, { ...person, facilityId: at.facility.id, status: 'released' });
    else {
      const { createFacility } = await import('#domain/directory/index.ts');
      const other = await createFacility(house.app, system, {
        agencyId: at.agency.id,
        name: 'Other House',
        city: 'Ocala',
        timeZone: 'America/New_York',
      });
      await addResident(house.app, system, { ...person, facilityId: other.id, status: 'here' });
    }
    await house.payFor(transfer.transferId);
    const seen = await view(transfer, gone);
    expect(seen).toMatchObject({ state: 'returned' });
    expect(timeline(seen, 'en').find((step) => step.state === 'back')!.text).toContain(what === 'moved' ? 'was moved from' : 'was not at');
    expect(await book(gone)).toEqual(before);
    expect(await house.refundsOf(transfer.transferId)).toMatchObject([{ amount: 4395, status: 'succeeded' }]);
    const file = await readTransferFile(house.app, anOperator(), transfer.transferId);
    expect(file.journals.map((journal) => journal.kind)).toEqual(
      expect.arrayContaining([what === 'moved' ? 'returned_moved' : 'returned_not_there', 'payment_refunded']),
    );
    expect(await told(transfer)).toEqual(['receipt', 'transfer_returned']);
  });

  it('and was kept by an older version, too', async () => {
    const transfer = await paid('27');
    const { customer, agencyId, facilityId, transferId } = transfer;
    // As it was left: received, kept, not handed over.
    const old = await castTransfer(house.app, sender, '28');
    await payTransfer(house.app, sender.scope, { transfer: old.transferId, isFresh: true });
    expect(transferId).not.toBe(old.transferId);
    const payment = (
      await house.app.owner.query<{ payment_id: string }>('select payment_id from payments.payments where subject = $1', [old.transferId])
    ).rows[0]!;
    for (const [kind, details] of [
      ['paid', { payment: payment.payment_id }],
      ['kept', { why: 'moved' }],
    ] as const)
      await house.app.owner.query(
        `insert into transfers.states (transfer_id, kind, at, details, customer, agency_id, facility_id) values ($1, $2, $3, $4, $5, $6, $7)`,
        [old.transferId, kind, house.app.clock.now(), details, customer, agencyId, facilityId],
      );
    await house.payFor(old.transferId);
    expect(await returnKept(house.app)).toBe(1);
    expect(await returnKept(house.app)).toBe(0);
    await house.settle();
    expect(await view(old)).toMatchObject({ state: 'returned' });
  });
});

describe('the clerk', () => {
  const decide = (transfer: TransferRow, step: string, reason: string, note = '', scope = clerkOf(sender.at)) =>
    decideIncoming(house.app, scope, { transfer: transfer.transferId, step, reason, note });

  it('returns with a reason that the sender is told and a note that he is not', async () => {
    const before = await book();
    const clerk = clerkOf(sender.at);
    const transfer = await paid('41');
    await decide(transfer, 'return', 'no_account', 'closed in <b>May</b>', clerk);
    await house.settle();
    const seen = await view(transfer);
    expect(seen).toMatchObject({ state: 'returned' });
    const words = JSON.stringify(timeline(seen, 'en'));
    expect(words).toContain('has no account there');
    expect(words).not.toContain('May');
    expect(await book()).toEqual(before);
    const [incoming] = await readIncoming(house.app, clerk, [transfer.transferId]);
    expect(incoming).toMatchObject({
      returning: { why: 'no_account', note: 'closed in <b>May</b>' },
      returnedAt: expect.any(Date) as Date,
    });
    expect((await listIncoming(house.app, clerk, { status: 'returned' })).transfers.map((row) => row.transferId)).toContain(
      transfer.transferId,
    );
    expect(await codeOf(decide(transfer, 'withhold', 'released'))).toBe('transfers.going_back');
    const { rows } = await house.app.owner.query(
      `select details from kernel.audit_rows where subject = $1 and action = 'transfers.returned'`,
      [transfer.transferId],
    );
    expect(rows).toEqual([{ details: { why: 'no_account', note: 'closed in <b>May</b>' } }]);
  });

  it('holds back: then the sender can’t cancel, and it can still be posted or returned', async () => {
    const [one, two] = [await paid('42'), await paid('43')];
    await decide(one, 'withhold', 'not_allowed');
    await decide(two, 'withhold', 'other', 'looking at it');
    await house.settle();
    const { rows } = await house.app.owner.query<{ key: string; content: object }>(
      `select key, content from notifications.notices where template = 'transfer_withheld' order by key`,
    );
    expect(rows.map(({ key }) => key)).toEqual([one, two].map(({ transferId }) => `withheld:${transferId}`).sort());
    // The note is not for the sender.
    expect(JSON.stringify(rows)).not.toContain('looking at it');
    expect(await view(one)).toMatchObject({ state: 'withheld', cancel: { may: false, why: 'held' } });
    expect(timeline(await view(one), 'en').at(-1)).toMatchObject({ state: 'stop', title: 'Palmetto Ridge holds it back for now' });
    expect(await codeOf(cancel(one))).toBe('transfers.cancel_held');
    expect(await codeOf(decide(one, 'withhold', 'not_allowed'))).toBe('transfers.held_already');
    await markPosted(house.app, clerkOf(sender.at), { transfers: [one.transferId] });
    await decide(two, 'return', 'over_limit');
    await house.settle();
    expect((await view(one)).state).toBe('posted');
    expect((await view(two)).state).toBe('returned');
    expect(await codeOf(decide(one, 'return', 'released'))).toBe('transfers.posted_already');
  });

  it('says what and why, and a note with "other": every wrong field at once', async () => {
    const transfer = await paid('44');
    expect(await codeOf(decide(transfer, '', ''))).toBe('transfers.choose_step transfers.choose_reason');
    expect(await codeOf(decide(transfer, 'return', 'other'))).toBe('transfers.note_missing');
    expect(await codeOf(decide(transfer, 'return', 'released', 'x'.repeat(501)))).toBe('transfers.note_missing');
    expect(await codeOf(decide(transfer, 'burn', 'cancelled', '\u0000'))).toContain('transfers.choose_reason');
  });

  it('of another facility or role, and everybody else, may not', async () => {
    const transfer = await paid('45');
    const other = await castSender(house.app);
    for (const scope of [
      clerkOf(other.at),
      { ...clerkOf(sender.at), facilities: [] },
      { ...clerkOf(sender.at), facilities: [other.at.facility.id] },
    ])
      expect(await codeOf(decide(transfer, 'return', 'released', '', scope))).toBe('transfers.unknown_transfer');
    for (const scope of [{ ...clerkOf(sender.at), roles: ['agency_admin'] }, sender.scope, anOperator()])
      expect(await codeOf(decide(transfer, 'return', 'released', '', scope))).toBe('kernel.not_allowed');
    const unpaid = await castTransfer(house.app, sender, '46');
    expect(await codeOf(decide(unpaid, 'return', 'released'))).toBe('transfers.unknown_transfer');
  });
});
