import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { castAgency, castResident } from '#domain/directory/cast.ts';
import { addResident, setLimits } from '#domain/directory/index.ts';
import { readBalance, readJournals, verifyLedger } from '#domain/ledger/index.ts';
import { resolveUnknown } from '#domain/payments/index.ts';
import { systemScope } from '#kernel/scope.ts';
import { DECLINED, type MoneyHouse, moneyHouse } from '#test/faults/webhooks-house.ts';
import { codeOf } from '#test/refused.ts';
import { castSender, castTransfer, type Sender } from './cast.ts';
import { createTransfer } from './create-transfer.ts';
import { listTransfers } from './list-transfers.ts';
import { makeQuote } from './make-quote.ts';
import { payTransfer } from './pay-transfer.ts';
import type { TransferRow } from './queries/transfers.ts';
import { readQuote } from './read-quote.ts';
import { readTransfer } from './read-transfer.ts';
import { resendReceipt } from './send-receipt.ts';
import { timeline } from './timeline.ts';

let house: MoneyHouse;
let sender: Sender;
beforeAll(async () => {
  house = await moneyHouse({ timeoutMs: 1_000 });
  house.app.clock.set(new Date('2026-11-23T15:00:00Z'));
  sender = await castSender(house.app);
});
afterAll(async () => {
  expect(await verifyLedger(house.app)).toEqual([]);
  await house.end();
});

const system = systemScope('test');

async function balance(account: string): Promise<bigint> {
  return await house.app.tx(system, (tx) => readBalance(tx, system, account)).catch(() => 0n);
}

async function pay(transfer: TransferRow, by = sender): Promise<void> {
  await payTransfer(house.app, by.scope, { transfer: transfer.transferId, isFresh: true });
  await house.payFor(transfer.transferId);
}

async function mails(template: string): Promise<{ key: string; loginId: string; content: unknown; lang: string }[]> {
  return (
    await house.app.owner.query<{ key: string; loginId: string; content: unknown; lang: string }>(
      'select key, login_id as "loginId", content, lang from notifications.notices where template = $1',
      [template],
    )
  ).rows;
}

describe('$40 from the quote to the receipt', () => {
  it('is charged as quoted, booked to the facility’s trust account and the fee, and told by a receipt', async () => {
    const { facility, agency } = sender.at;
    const quote = await makeQuote(house.app, sender.scope, { resident: sender.residentId, amount: '40' });
    const { transfer, isNew } = await createTransfer(house.app, sender.scope, { quote: quote.quoteId, again: false, isFresh: true });
    expect(isNew).toBe(true);
    expect(transfer).toMatchObject({
      senderName: 'Dana Delgado',
      residentName: 'Mateo Delgado',
      residentNumber: 'S123456',
      facilityName: 'Palmetto Ridge',
    });
    const paying = await payTransfer(house.app, sender.scope, { transfer: transfer.transferId, isFresh: true });
    expect(paying).toMatchObject({ state: 'open' });
    expect(await readTransfer(house.app, sender.scope, transfer.transferId)).toMatchObject({
      state: 'payment_started',
      payment: { state: 'open', payable: true },
    });
    await house.payFor(transfer.transferId);

    const [charge, ...others] = await house.chargesOf(transfer.transferId);
    expect(others).toEqual([]);
    expect(charge!.amount).toBe(4395);
    const view = await readTransfer(house.app, sender.scope, transfer.transferId);
    expect(view).toMatchObject({ state: 'applied', totalCents: 4395n, payment: { state: 'paid', card: { brand: 'visa', last4: '4242' } } });
    expect(view.states.map((state) => state.kind)).toEqual(expect.arrayContaining(['created', 'payment_started', 'paid', 'applied']));
    expect(await balance(`owed_trust:${facility.id}`)).toBe(4000n);
    expect(await balance(`fees_revenue:${agency.id}`)).toBe(395n);
    expect(await balance('payments_received')).toBe(0n);
    const journals = await house.app.tx(system, (tx) => readJournals(tx, system, { references: [transfer.transferId] }));
    expect(journals.map((journal) => journal.kind).sort()).toEqual(['payment_captured', 'processor_cost', 'transfer_applied']);

    const [receipt, ...more] = (await mails('receipt')).filter((mail) => mail.loginId === sender.scope.actor);
    expect(more).toEqual([]);
    const text = JSON.stringify(receipt!.content);
    for (const said of [
      'Dana Delgado',
      'Mateo Delgado, S123456',
      transfer.reference,
      'Kinline Sample LLC, NMLS 0000000',
      '1 Sample Way',
      '1-800-555-0134',
      '$40.00',
      '$3.95',
      '$0.00',
      '$43.95',
      'RIGHT TO REFUND',
      'up to $1,000',
    ]) {
      expect(text).toContain(said);
    }
    const steps = timeline(view, 'en');
    expect(steps.map((step) => step.state)).toEqual(['done', 'done', 'done', 'now', 'next']);
    expect(steps[1]).toMatchObject({ title: 'You paid $43.95', text: 'Visa ending in 4242' });
    expect(steps.at(-1)).toMatchObject({ when: 'usually by Tuesday, November 24, 5:00 PM EST' });
  });

  it('in Spanish: the page, the mail and the receipt, which is there in English, too', async () => {
    const scope = { ...sender.scope, lang: 'es' as const };
    const transfer = await castTransfer(house.app, { ...sender, scope }, '45');
    await pay(transfer, { ...sender, scope });
    const mail = (await mails('receipt')).find((one) => one.key === `receipt:${transfer.transferId}`)!;
    expect(mail.lang).toBe('es');
    const text = JSON.stringify(mail.content);
    for (const said of ['DERECHO A REEMBOLSO', 'RIGHT TO REFUND', 'Total para quien recibe', 'Total to recipient'])
      expect(text).toContain(said);
  });

  it('sends the receipt again when asked, at most once an hour', async () => {
    const { transfers } = await listTransfers(house.app, sender.scope);
    const id = transfers[0]!.transferId;
    const before = (await mails('receipt')).length;
    for (let i = 0; i < 5; i++) await resendReceipt(house.app, sender.scope, { transfer: id });
    expect((await mails('receipt')).length).toBe(before + 1);
    const unpaid = await castTransfer(house.app, sender, '20');
    expect(await codeOf(resendReceipt(house.app, sender.scope, { transfer: unpaid.transferId }))).toBe('transfers.unknown_transfer');
  });
});

describe('charged once', () => {
  it('50 double clicks on one quote: one transfer, one page, one charge', async () => {
    const quote = await makeQuote(house.app, sender.scope, { resident: sender.residentId, amount: '25' });
    const ids = await Promise.all(
      Array.from({ length: 50 }, async () => {
        const { transfer } = await createTransfer(house.app, sender.scope, { quote: quote.quoteId, again: false, isFresh: true });
        return await payTransfer(house.app, sender.scope, { transfer: transfer.transferId, isFresh: true });
      }),
    );
    expect(new Set(ids.map((paying) => paying.transfer)).size).toBe(1);
    expect(new Set(ids.map((paying) => paying.url)).size).toBe(1);
    const sessions = await house.sessionsOf(ids[0]!.transfer);
    expect(sessions).toHaveLength(1);
    await Promise.all(Array.from({ length: 4 }, () => house.pay(sessions[0]!.id)));
    await house.settle();
    expect(await house.chargesOf(ids[0]!.transfer)).toHaveLength(1);
    const again = await createTransfer(house.app, sender.scope, { quote: quote.quoteId, again: false, isFresh: true });
    expect(again).toMatchObject({ isNew: false, transfer: { transferId: ids[0]!.transfer } });
    expect(await payTransfer(house.app, sender.scope, { transfer: ids[0]!.transfer, isFresh: true })).toMatchObject({
      state: 'paid',
      url: null,
    });
  });

  it('asks before the same amount goes to the same person again within a day', async () => {
    const first = await castTransfer(house.app, sender, '33', false);
    const quote = await makeQuote(house.app, sender.scope, { resident: sender.residentId, amount: '33' });
    const input = { quote: quote.quoteId, isFresh: true };
    expect(await codeOf(createTransfer(house.app, sender.scope, { ...input, again: false }))).toBe('transfers.sent_already');
    expect((await readQuote(house.app, sender.scope, quote.quoteId)).alike).toMatchObject({ transferId: first.transferId, isPaid: false });
    await pay(first);
    expect((await readQuote(house.app, sender.scope, quote.quoteId)).alike).toMatchObject({ isPaid: true });
    expect(await codeOf(createTransfer(house.app, sender.scope, { ...input, again: false }))).toBe('transfers.sent_already');
    expect(await createTransfer(house.app, sender.scope, { ...input, again: true })).toMatchObject({ isNew: true });
    house.app.clock.move(25 * 3_600_000);
    await expect(castTransfer(house.app, sender, '33', false)).resolves.toBeDefined();
  });

  it('an old price can’t be paid, and a fresh one can', async () => {
    const old = await makeQuote(house.app, sender.scope, { resident: sender.residentId, amount: '21' });
    house.app.clock.move(15 * 60_000);
    expect(await codeOf(createTransfer(house.app, sender.scope, { quote: old.quoteId, again: false, isFresh: true }))).toBe(
      'transfers.quote_expired',
    );
    expect(await readQuote(house.app, sender.scope, old.quoteId)).toMatchObject({ hasExpired: true });
    await expect(castTransfer(house.app, sender, '21')).resolves.toBeDefined();
  });

  it('asks for the password again after an hour, for the transfer and for the payment', async () => {
    const quote = await makeQuote(house.app, sender.scope, { resident: sender.residentId, amount: '22' });
    expect(await codeOf(createTransfer(house.app, sender.scope, { quote: quote.quoteId, again: true, isFresh: false }))).toBe(
      'transfers.sign_in_again',
    );
    const { transfer } = await createTransfer(house.app, sender.scope, { quote: quote.quoteId, again: true, isFresh: true });
    expect(await codeOf(payTransfer(house.app, sender.scope, { transfer: transfer.transferId, isFresh: false }))).toBe(
      'transfers.sign_in_again',
    );
    expect(await house.sessionsOf(transfer.transferId)).toEqual([]);
  });
});

describe('a payment that stops half-way', () => {
  it('is resumed on the same page, and after the page has closed it can be started again', async () => {
    const transfer = await castTransfer(house.app, sender, '26');
    const first = await payTransfer(house.app, sender.scope, { transfer: transfer.transferId, isFresh: true });
    house.app.clock.move(20 * 60_000);
    expect(await payTransfer(house.app, sender.scope, { transfer: transfer.transferId, isFresh: true })).toEqual(first);
    house.app.clock.move(45 * 60_000);
    await house.control('POST', 'due');
    await house.settle();
    expect(await readTransfer(house.app, sender.scope, transfer.transferId)).toMatchObject({
      state: 'expired',
      payment: { payable: false },
    });
    expect(await codeOf(payTransfer(house.app, sender.scope, { transfer: transfer.transferId, isFresh: true }))).toBe(
      'transfers.not_payable',
    );
    await expect(castTransfer(house.app, sender, '26', false)).resolves.toBeDefined(); // no "again?": nothing was sent
  });

  it('says the truth while the webhook is on its way, and while nobody knows', async () => {
    await house.control('POST', 'webhooks/hold');
    const transfer = await castTransfer(house.app, sender, '27');
    await payTransfer(house.app, sender.scope, { transfer: transfer.transferId, isFresh: true });
    const [session] = await house.sessionsOf(transfer.transferId);
    await house.pay(session!.id);
    expect(await readTransfer(house.app, sender.scope, transfer.transferId)).toMatchObject({
      state: 'payment_started',
      payment: { state: 'open' },
    });
    await house.control('POST', 'webhooks/release', { order: 'shuffle', copies: 3 });
    await house.settle();
    expect(await readTransfer(house.app, sender.scope, transfer.transferId)).toMatchObject({ state: 'applied' });

    await house.control('POST', 'faults', { kind: 'timeout_after', times: 100, method: 'POST', path: '/v1/checkout/sessions' });
    const unsure = await castTransfer(house.app, sender, '28');
    expect(await payTransfer(house.app, sender.scope, { transfer: unsure.transferId, isFresh: true })).toMatchObject({
      state: 'unknown',
      url: null,
    });
    await house.control('DELETE', 'faults');
    const view = await readTransfer(house.app, sender.scope, unsure.transferId);
    expect(view).toMatchObject({ state: 'payment_started', payment: { state: 'unknown' } });
    expect(timeline(view, 'en').find((step) => step.state === 'now')!.title).toBe('Waiting for the card company');
    house.app.clock.move(11 * 60_000);
    await resolveUnknown(house.app);
    await house.app.runJobs();
    expect(await readTransfer(house.app, sender.scope, unsure.transferId)).toMatchObject({ payment: { state: 'open', payable: true } });
    expect(await house.sessionsOf(unsure.transferId)).toHaveLength(1);
  });

  it('a declined card is told, and the next one goes through', async () => {
    const transfer = await castTransfer(house.app, sender, '29');
    await payTransfer(house.app, sender.scope, { transfer: transfer.transferId, isFresh: true });
    const [session] = await house.sessionsOf(transfer.transferId);
    await house.pay(session!.id, DECLINED);
    await house.settle();
    const view = await readTransfer(house.app, sender.scope, transfer.transferId);
    expect(timeline(view, 'en')[1]!.text).toBe('The card was declined once. You can try another card.');
    await house.pay(session!.id);
    await house.settle();
    expect(await readTransfer(house.app, sender.scope, transfer.transferId)).toMatchObject({ state: 'applied' });
  });

  it('for who has left or moved meanwhile goes back by itself, and the receipt says so', async () => {
    const at = await castAgency(house.app);
    const residentId = await castResident(house.app, at);
    const gone = await castSender(house.app, { place: { at, residentId } });
    const transfer = await castTransfer(house.app, gone, '40');
    await payTransfer(house.app, gone.scope, { transfer: transfer.transferId, isFresh: true });
    await addResident(house.app, system, {
      agencyId: at.agency.id,
      facilityId: at.facility.id,
      number: 'S123456',
      givenName: 'Mateo',
      familyName: 'Delgado',
      unit: 'B-2',
      status: 'released',
    });
    const [session] = await house.sessionsOf(transfer.transferId);
    const received = await balance('payments_received');
    await house.pay(session!.id);
    await house.settle();
    const view = await readTransfer(house.app, gone.scope, transfer.transferId);
    expect(view).toMatchObject({ state: 'returned' });
    expect(view.states.map((state) => state.kind)).toEqual(expect.arrayContaining(['paid', 'kept', 'returning', 'returned']));
    expect(await balance('payments_received')).toBe(received);
    expect(await balance('refunds_payable')).toBe(0n);
    expect(await balance(`owed_trust:${at.facility.id}`)).toBe(0n);
    expect(house.app.logged.some((line) => (line.fields as { alert?: string }).alert === 'transfers.kept')).toBe(true);
    expect(JSON.stringify((await mails('receipt')).find((mail) => mail.key === `receipt:${transfer.transferId}`)!.content)).toContain(
      'receipt_kept',
    );
  });
});

describe('limits', () => {
  it('20 sends at once near the day’s limit never pass it', async () => {
    const at = await castAgency(house.app);
    const residentId = await castResident(house.app, at);
    await setLimits(house.app, system, {
      agencyId: at.agency.id,
      effectiveFrom: new Date(house.app.clock.now().getTime() + 1_000),
      body: { lines: [{ channel: 'web', minCents: 1n, maxCents: 10000n, perDayCents: 10000n, perMonthCents: 50000n }] },
    });
    house.app.clock.move(1_500);
    const eager = await castSender(house.app, { place: { at, residentId } });
    const quotes = await Promise.all(
      Array.from({ length: 20 }, () => makeQuote(house.app, eager.scope, { resident: residentId, amount: '30' })),
    );
    const codes = await Promise.all(
      quotes.map((quote) => codeOf(createTransfer(house.app, eager.scope, { quote: quote.quoteId, again: true, isFresh: true }))),
    );
    expect(codes.filter((code) => code === 'nothing was refused')).toHaveLength(3);
    expect(codes.filter((code) => /^transfers\.(over|nothing_left)_day$/.test(code))).toHaveLength(17);
    const { rows } = await house.app.owner.query<{ sum: string }>(
      'select sum(amount_cents)::text as sum from transfers.transfers where customer = $1',
      [eager.scope.actor],
    );
    expect(rows[0]!.sum).toBe('9000');
    // What expired without money makes room again.
    await house.app.owner.query(
      `insert into transfers.states (transfer_id, kind, at, details, customer, agency_id, facility_id)
      select transfer_id, 'expired', created_at, '{}', customer, agency_id, facility_id from transfers.transfers where customer = $1 limit 1`,
      [eager.scope.actor],
    );
    await expect(castTransfer(house.app, eager, '30')).resolves.toBeDefined();
  });
});

describe('history', () => {
  it('pages through everything once, the newest first, and shows nobody else’s', async () => {
    const many = await castSender(house.app);
    const made: string[] = [];
    for (let i = 0; i < 7; i++) made.unshift((await castTransfer(house.app, many, `${20 + i}`)).transferId);
    const seen: string[] = [];
    let before: string | null = null;
    do {
      const page = await listTransfers(house.app, many.scope, { before, limit: 3 });
      seen.push(...page.transfers.map((transfer) => transfer.transferId));
      before = page.next;
    } while (before !== null);
    expect(seen).toEqual(made);
    expect((await listTransfers(house.app, many.scope, { before: "x' or 1=1 --", limit: 100 })).transfers).toHaveLength(7);
    expect(await codeOf(readTransfer(house.app, sender.scope, made[0]!))).toBe('transfers.unknown_transfer');
    expect(await codeOf(payTransfer(house.app, sender.scope, { transfer: made[0]!, isFresh: true }))).toBe('transfers.unknown_transfer');
  });
});
