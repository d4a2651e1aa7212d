import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { castOperator } from '#domain/identity/cast.ts';
import { verifyLedger } from '#domain/ledger/index.ts';
import { type MoneyHouse, moneyHouse } from '#test/faults/webhooks-house.ts';
import { paidTransfer, wayOf } from '#test/paid.ts';
import { codeOf } from '#test/refused.ts';
import { anOperator, castSender, clerkOf, type Sender } from '../cast.ts';
import {
  askRefund,
  decideIncoming,
  decideRefundAsk,
  givenBack,
  listRefundTasks,
  markPosted,
  readTransfer,
  readTransferFile,
  timeline,
} from '../index.ts';
import type { TransferRow } from '../queries/transfers.ts';

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

const paid = (amount: string, { by = sender, card }: { by?: Sender; card?: string } = {}) => paidTransfer(house, by, amount, card);

const view = (transfer: TransferRow, by = sender) => readTransfer(house.app, by.scope, transfer.transferId);

const book = (by = sender) => wayOf(house.app, by.at);

describe('operators', () => {
  const ask = (transfer: TransferRow, amount: string, scope = anOperator(), note = 'wrong person, our page was wrong') =>
    askRefund(house.app, scope, { transfer: transfer.transferId, amount, note });
  const post = (transfer: TransferRow) => markPosted(house.app, clerkOf(sender.at), { transfers: [transfer.transferId] });

  it('give back part of what has arrived, out of our own pocket; the transfer stays', async () => {
    const transfer = await paid('50');
    await post(transfer);
    const before = await book();
    expect(await ask(transfer, '10.50')).toEqual({ waits: false });
    await house.settle();
    const after = await book();
    expect(after).toEqual({ ...before, refund_losses: before['refund_losses']! + 1050n });
    const seen = await view(transfer);
    expect(seen).toMatchObject({ state: 'posted' });
    expect(timeline(seen, 'en').at(-1)).toMatchObject({ state: 'back', title: 'We gave you back $10.50' });
    expect(givenBack(seen)).toEqual({ cents: 1050n, isWhole: false });
    for (const [amount, code] of [
      ['', 'amount_empty'],
      ['-1', 'amount_negative'],
      ['0', 'amount_negative'],
      ['0.001', 'amount_fraction_of_cent'],
      ['60', 'refund_too_much'],
      ['abc', 'amount_not_a_number'],
    ])
      expect(await codeOf(ask(transfer, amount!))).toBe(`transfers.${code}`);
    expect(await codeOf(ask(transfer, '1', anOperator(), ' '))).toBe('transfers.note_missing');
  });

  it('send back whole what has not arrived', async () => {
    const before = await book();
    const transfer = await paid('51');
    expect(await ask(transfer, '')).toEqual({ waits: false });
    await house.settle();
    expect(await view(transfer)).toMatchObject({ state: 'returned' });
    expect(await book()).toEqual(before);
    expect(await codeOf(ask(transfer, '1'))).toBe('transfers.not_refundable');
  });

  it('above the limit need another one: maker is not checker, by the database too', async () => {
    const big = await castSender(house.app);
    const transfer = await paid('250', { by: big });
    await markPosted(house.app, clerkOf(big.at), { transfers: [transfer.transferId] });
    const maker = anOperator();
    expect(await ask(transfer, '200.01', maker)).toEqual({ waits: true });
    await house.settle();
    expect(await house.refundsOf(transfer.transferId)).toEqual([]);
    expect(await codeOf(ask(transfer, '1'))).toBe('transfers.refund_ask_open');
    const task = (await listRefundTasks(house.app, maker)).asks.find((one) => one.transferId === transfer.transferId)!;
    expect(task).toMatchObject({ amountCents: 20001n, isOwn: true });
    const decide = (scope: typeof maker, approve = true, note = '') =>
      decideRefundAsk(house.app, scope, { ask: task.askId, approve, note });
    expect(await codeOf(decide(maker))).toBe('transfers.own_ask');
    await expect(
      house.app.owner.query(
        `insert into transfers.refund_decisions (ask_id, asked_by, decided_by, is_approved, note, at) values ($1, $2, $2, true, '', '2026-11-21')`,
        [task.askId, maker.actor],
      ),
    ).rejects.toMatchObject({ constraint: 'maker_is_not_checker' });
    expect(await codeOf(decide(anOperator(), false))).toBe('transfers.note_missing');
    const codes = await Promise.all(Array.from({ length: 6 }, () => codeOf(decide(anOperator()))));
    expect(codes.filter((code) => code === 'nothing was refused')).toHaveLength(1);
    expect(codes.filter((code) => code === 'transfers.ask_decided')).toHaveLength(5);
    await house.settle();
    expect(await house.refundsOf(transfer.transferId)).toMatchObject([{ amount: 20001 }]);
  });

  it('support gives back a little alone; finance says yes to more', async () => {
    const support = () => ({ ...anOperator(), roles: ['operator'] });
    const by = await castSender(house.app);
    const posted = async (amount: string) => {
      const transfer = await paid(amount, { by });
      await markPosted(house.app, clerkOf(by.at), { transfers: [transfer.transferId] });
      return transfer;
    };
    expect(await ask(await posted('60'), '50', support())).toEqual({ waits: false });
    const other = await posted('70');
    expect(await ask(other, '50.01', support())).toEqual({ waits: true });
    const { askId } = (await listRefundTasks(house.app, anOperator())).asks.find((one) => one.transferId === other.transferId)!;
    const decide = (scope: ReturnType<typeof anOperator>) => decideRefundAsk(house.app, scope, { ask: askId, approve: true, note: '' });
    expect(await codeOf(decide(support()))).toBe('kernel.not_allowed');
    expect(await codeOf(decide(anOperator()))).toBe('nothing was refused');
  });

  it('what waits for a second person closes by itself when the money went back meanwhile, and both sides are told', async () => {
    const operator = async (name: string, roles: string[]) => {
      const { loginId } = await castOperator(house.app, `${name}@kinline.example`, roles);
      return { ...anOperator(), actor: loginId, roles };
    };
    const [maker, finance, other] = [
      await operator('maker', ['operator']),
      await operator('decides', ['finance']),
      await operator('other', ['operator']),
    ];
    const told = async ({ actor }: typeof maker) =>
      (
        await house.app.owner.query<{ template: string }>(
          `select template from notifications.notices where login_id = $1 and kind = 'duty'`,
          [actor],
        )
      ).rows.map(({ template }) => template);
    const by = await castSender(house.app);
    const transfer = await paid('90', { by });
    expect(await ask(transfer, '', maker)).toEqual({ waits: true });
    const asks = async () => (await readTransferFile(house.app, anOperator(), transfer.transferId)).asks;
    const { askId } = (await asks())[0]!;
    await decideIncoming(house.app, clerkOf(by.at), { transfer: transfer.transferId, step: 'return', reason: 'no_account', note: '' });
    await house.settle();
    expect(await view(transfer, by)).toMatchObject({ state: 'returned' });
    expect(await asks()).toMatchObject([{ decidedBy: null, isApproved: false, decidedAt: expect.any(Date) }]);
    expect((await listRefundTasks(house.app, finance)).asks.map((one) => one.askId)).not.toContain(askId);
    expect(await codeOf(decideRefundAsk(house.app, finance, { ask: askId, approve: true, note: '' }))).toBe('transfers.ask_decided');
    expect([await told(maker), await told(finance), await told(other)]).toEqual([['refund_ask_closed'], ['refund_ask_closed'], []]);
  });

  it('twenty at once never give back more than was paid', async () => {
    const transfer = await paid('52');
    await post(transfer);
    const left = (await readTransferFile(house.app, anOperator(), transfer.transferId)).refundable;
    expect(left).toMatchObject({ how: 'part' });
    const codes = await Promise.all(Array.from({ length: 20 }, () => codeOf(ask(transfer, '20'))));
    expect(codes.filter((code) => code === 'nothing was refused')).toHaveLength(2);
    await house.settle();
    expect((await house.refundsOf(transfer.transferId)).map((one) => one.amount)).toEqual([2000, 2000]);
  });

  it('are the only ones who may', async () => {
    const transfer = await paid('53');
    for (const scope of [sender.scope, clerkOf(sender.at), { ...anOperator(), roles: [] }]) {
      expect(await codeOf(ask(transfer, '1', scope))).toBe('kernel.not_allowed');
      expect(await codeOf(decideRefundAsk(house.app, scope, { ask: 'ask_x', approve: true, note: '' }))).toBe('kernel.not_allowed');
    }
    for (const scope of [sender.scope, clerkOf(sender.at)])
      expect(await codeOf(listRefundTasks(house.app, scope))).toBe('kernel.not_allowed');
  });
});
