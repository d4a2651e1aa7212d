import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readBalance, verifyLedger } from '#domain/ledger/index.ts';
import { castWayOut } from '#domain/payments/cast.ts';
import { askMismatch, decideMismatch } from '#domain/payments/index.ts';
import { systemScope } from '#kernel/scope.ts';
import { type MoneyHouse, moneyHouse } from '#test/faults/webhooks-house.ts';
import { paidTransfer, wayOf } from '#test/paid.ts';
import { codeOf } from '#test/refused.ts';
import { anOperator, castSender, castTransfer, clerkOf, type Sender } from '../cast.ts';
import { askRefund, cancelTransfer, decideIncoming, listRefundTasks, markPosted, payTransfer, readTransfer, timeline } from '../index.ts';
import type { TransferRow } from '../queries/transfers.ts';

vi.setConfig({ testTimeout: 120_000 });

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
const REFUND_FAILS = '4000000000005126';

const paid = (amount: string, { by = sender, card }: { by?: Sender; card?: string } = {}) => paidTransfer(house, by, amount, card);

const view = (transfer: TransferRow, by = sender) => readTransfer(house.app, by.scope, transfer.transferId);
const cancel = (transfer: TransferRow, by = sender) => cancelTransfer(house.app, by.scope, { transfer: transfer.transferId });
const balance = (name: string) => house.app.tx(system, (tx) => readBalance(tx, system, name)).catch(() => 0n);

const book = (by = sender) => wayOf(house.app, by.at);

async function told(transfer: TransferRow): Promise<string[]> {
  const { rows } = await house.app.owner.query<{ template: string }>(
    `select template from notifications.notices where content::text like '%' || $1 || '%' order by queued_at, template`,
    [transfer.transferId],
  );
  return rows.map((row) => row.template);
}

describe('when the way back is not smooth', () => {
  it('a closed card: the sender is told, an operator pays another way, the page says how', async () => {
    const before = await book();
    const transfer = await paid('60', { card: REFUND_FAILS });
    await cancel(transfer);
    await house.settle();
    const [made] = await house.refundsOf(transfer.transferId);
    await house.control('POST', `refunds/${made!.id}/settle`, { outcome: 'failed' });
    await house.settle();
    expect(await view(transfer)).toMatchObject({ state: 'return_stuck' });
    expect(timeline(await view(transfer), 'en').at(-1)).toMatchObject({ state: 'stop', title: 'Your card did not take it' });
    const [stuck] = (await listRefundTasks(house.app, anOperator())).stuck.filter(({ subject }) => subject === transfer.transferId);
    await castWayOut(house.app, stuck!.refund, 'check');
    await house.settle();
    expect(await view(transfer)).toMatchObject({ state: 'return_settled' });
    expect(timeline(await view(transfer), 'en').at(-1)).toMatchObject({
      state: 'done',
      title: expect.stringContaining('a check for') as string,
      text: expect.stringContaining('1042') as string,
    });
    expect(await told(transfer)).toEqual(['receipt', 'transfer_returned', 'transfer_return_stuck']);
    expect(await book()).toEqual(before);
  });

  it('the card company took another sum: two of us give it back, and the transfer with it', async () => {
    const before = await book();
    const transfer = await castTransfer(house.app, sender, '58');
    await payTransfer(house.app, sender.scope, { transfer: transfer.transferId, isFresh: true });
    const [session] = await house.sessionsOf(transfer.transferId);
    const other = `update processor.objects set body = jsonb_set(body, '{amount_total}', '5000') where body ->> 'id' = $1`;
    await house.app.owner.query(other, [session!.id]);
    await house.pay(session!.id);
    await house.settle();
    expect(await view(transfer)).toMatchObject({ state: 'in_question' });
    const { rows } = await house.app.owner.query<{ id: string }>(
      `select f.fact_id as id from payments.facts f join payments.payments p using (payment_id) where p.subject = $1 and f.kind = 'mismatch'`,
      [transfer.transferId],
    );
    const mismatch = rows[0]!.id;
    await askMismatch(house.app, anOperator(), { mismatch, choice: 'give_back', note: 'Not what the sender agreed to' });
    await decideMismatch(house.app, anOperator(), { mismatch, approve: true });
    await house.settle();
    expect(await view(transfer)).toMatchObject({ state: 'returned' });
    expect((await house.refundsOf(transfer.transferId)).map(({ amount }) => amount)).toEqual([5000]);
    expect(await told(transfer)).toEqual(['transfer_returned']);
    expect(await book()).toEqual(before);
  });

  it('a dispute meanwhile: it waits, and is never paid twice', async () => {
    const before = await book();
    const transfer = await paid('61');
    const [charge] = await house.chargesOf(transfer.transferId);
    const { id } = await house.control('POST', `charges/${charge!.id}/dispute`, { reason: 'fraudulent' });
    await house.settle();
    expect(await codeOf(askRefund(house.app, anOperator(), { transfer: transfer.transferId, amount: '', note: 'x' }))).toBe(
      'transfers.disputed',
    );
    await decideIncoming(house.app, clerkOf(sender.at), { transfer: transfer.transferId, step: 'return', reason: 'released', note: '' });
    await house.settle();
    expect(await view(transfer)).toMatchObject({ state: 'returning', payment: { refunds: [{ state: 'disputed' }] } });
    expect(timeline(await view(transfer), 'en').at(-1)).toMatchObject({ state: 'now', title: 'Waiting for your bank' });
    const task = (await listRefundTasks(house.app, anOperator())).disputes.find(({ subject }) => subject === transfer.transferId);
    expect(task).toMatchObject({
      reference: transfer.reference,
      status: 'needs_response',
      hasEvidence: false,
      answerBy: expect.any(Date) as Date,
    });
    await house.control('POST', `disputes/${String(id)}/close`, { outcome: 'lost' });
    await house.settle();
    expect(await view(transfer)).toMatchObject({ state: 'return_settled' });
    expect(await house.refundsOf(transfer.transferId)).toEqual([]);
    expect(await book()).toEqual(before);
    expect(await balance(`chargeback_receivable:${sender.scope.actor}`)).toBe(0n);
  });

  it.each([
    [{ outcome: 'won' }, 'return_settled', 'done', 'is sent to your card'],
    [{ outcome: 'lost', back: 2000 }, 'return_stuck', 'now', '$20.00 is with us, and it is yours'],
  ])('its bank paid, and gave the money to us again (%j): its page says where it is', async (decided, state, look, title) => {
    const before = await book();
    const transfer = await paid('61');
    const [charge] = await house.chargesOf(transfer.transferId);
    const { id } = await house.control('POST', `charges/${charge!.id}/dispute`, { reason: 'fraudulent' });
    await decideIncoming(house.app, clerkOf(sender.at), { transfer: transfer.transferId, step: 'return', reason: 'released', note: '' });
    await house.control('POST', `disputes/${String(id)}/close`, { outcome: 'lost' });
    await house.settle();
    expect(timeline(await view(transfer), 'en').at(-1)).toMatchObject({ title: 'Your bank gave you this money' });
    await house.control('POST', `disputes/${String(id)}/close`, decided);
    await house.settle();
    expect(await view(transfer)).toMatchObject({ state });
    expect(timeline(await view(transfer), 'en').at(-1)).toMatchObject({ state: look, title: expect.stringContaining(title) as string });
    for (const { refund } of (await listRefundTasks(house.app, anOperator())).stuck) await castWayOut(house.app, refund, 'check');
    await house.settle();
    expect(await view(transfer)).toMatchObject({ state: 'return_settled' });
    expect(timeline(await view(transfer), 'es').at(-1)).toMatchObject({ state: 'done' });
    expect([await book(), await balance(`chargeback_receivable:${sender.scope.actor}`)]).toEqual([before, 0n]);
  });

  it('paid back at the card company’s own desk: whole before it arrived, it has gone back', async () => {
    const before = await book();
    const transfer = await paid('62');
    const [charge] = await house.chargesOf(transfer.transferId);
    await house.refundAtDesk(charge!.id, charge!.amount);
    expect(await view(transfer)).toMatchObject({ state: 'returned' });
    expect(await codeOf(markPosted(house.app, clerkOf(sender.at), { transfers: [transfer.transferId] }))).toBe('transfers.going_back');
    expect(await book()).toEqual(before);
  });

  it('… in part, or after it arrived, it is our loss; what then goes back makes it good', async () => {
    const before = await book();
    const transfer = await paid('63');
    const [charge] = await house.chargesOf(transfer.transferId);
    await house.refundAtDesk(charge!.id, 1000);
    expect(await book()).toMatchObject({ refund_losses: before['refund_losses']! + 1000n, suspense: before['suspense'] });
    await decideIncoming(house.app, clerkOf(sender.at), { transfer: transfer.transferId, step: 'return', reason: 'released', note: '' });
    await house.settle();
    expect(await view(transfer)).toMatchObject({ state: 'returned' });
    expect((await house.refundsOf(transfer.transferId)).map((one) => one.amount)).toEqual([1000, charge!.amount - 1000]);
    expect(await book()).toEqual(before);
  });
});
