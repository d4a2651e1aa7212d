import { afterAll, beforeAll, expect, it } from 'vitest';
import { askCorrection, listBreaks, readBreak, readReconciliation } from '#domain/payments/index.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { runNow, standingBreaks } from '#test/reconcile-house.ts';
import { anOperator, castApplied, castBankDetails, castPlace, castTransfer, clerkOf } from '../cast.ts';
import { markPosted } from '../mark-posted.ts';
import { ACKNOWLEDGED } from './acknowledged.ts';
import { makeRemittances } from './make-remittances.ts';
import { payRemittance } from './pay-remittance.ts';
import { readRemittanceState } from './read-remittances.ts';
import { startDuePayments } from './start-payment.ts';

const operator = anOperator();
let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  app.clock.set(new Date('2026-11-23T15:00:00Z'));
});
afterAll(() => app.end());

it('holds what clerks say is on accounts against what is owed, and what is to be paid for it against what was sent', async () => {
  const sender = await castPlace(app);
  const [posted, waiting] = [await castTransfer(app, sender), await castTransfer(app, sender)];
  for (const transfer of [posted, waiting]) await castApplied(app, transfer);
  await markPosted(app, clerkOf(sender.at), { transfers: [posted.transferId] });
  await app.runJobs();
  app.clock.set(new Date('2026-11-24T03:00:00Z'));
  expect(await makeRemittances(app)).toBe(1);
  app.clock.move(60_000);
  expect(await runNow(app, [ACKNOWLEDGED])).toBe(1);
  const causes = async () => [...(await standingBreaks(app))].map(([key, cause]) => [key.split(':')[0], cause]).sort();
  expect(await causes()).toEqual([
    ['remitted', 'under_way'],
    ['transfer', 'under_way'],
  ]);
  // Nobody gave bank details, and the clerk stays silent.
  app.clock.move(11 * 86_400_000);
  expect(await runNow(app, [ACKNOWLEDGED])).toBe(1);
  expect(await causes()).toEqual([
    ['remitted', 'not_paid'],
    ['transfer', 'missing_there'],
  ]);
  const { breaks } = await listBreaks(app, operator, { state: 'open', cause: null, source: 'agency', page: 0 });
  expect(breaks.map(({ account, reference }) => [account, reference?.slice(0, 4)]).sort()).toEqual([
    [`owed_trust:${sender.at.facility.id}`, 'rem_'],
    [`owed_trust:${sender.at.facility.id}`, 'trf_'],
  ]);
  expect(breaks.some(({ reference }) => reference === waiting.transferId)).toBe(true);
  const side = (await readReconciliation(app, operator)).sides.find(({ source }) => source === 'agency')!;
  const oursCents = posted.amountCents + waiting.amountCents;
  expect(side).toEqual({ source: 'agency', theirsCents: 0n, oursCents, differCents: -oursCents, underWayCents: 0n, uncomparedCents: 0n });
});

it('calls a remittance without a payment just that, takes no correction for it, and ends with the payment', async () => {
  const sender = await castPlace(app);
  const transfer = await castTransfer(app, sender);
  await castApplied(app, transfer);
  await markPosted(app, clerkOf(sender.at), { transfers: [transfer.transferId] });
  await app.runJobs();
  const daysOn = async (days: number) => {
    app.clock.move(days * 86_400_000);
    await runNow(app, [ACKNOWLEDGED]);
  };
  await daysOn(4); // over a weekend
  expect(await makeRemittances(app)).toBe(1);
  await daysOn(3);
  const standing = async () => {
    const { breaks } = await listBreaks(app, operator, { state: 'open', cause: null, source: 'agency', page: 0 });
    return breaks.find((one) => one.matchKey.startsWith('remitted:') && one.account === `owed_trust:${sender.at.facility.id}`);
  };
  const isRefused = async (id: string) => {
    const answer = askCorrection(app, operator, { break: id, account: 'remittances_in_transit', note: 'Paid by hand' });
    await expect(answer).rejects.toMatchObject({ code: 'payments.nothing_to_correct' });
    expect((await readBreak(app, operator, id)).missing).toBeNull();
  };
  const found = (await standing())!;
  expect(found).toMatchObject({ cause: 'not_paid', theirsCents: -transfer.amountCents, oursCents: null });
  await isRefused(found.breakId);
  const remittance = found.reference!;
  expect((await readRemittanceState(app, operator, remittance)).state).toBe('no_details');
  await expect(readRemittanceState(app, clerkOf(sender.at), remittance)).rejects.toMatchObject({ code: 'kernel.not_allowed' });

  // With bank details it is paid: the difference has ended. The bank would not: it is owed again, and still nothing to correct.
  await castBankDetails(app, sender.at);
  await startDuePayments(app);
  await daysOn(1);
  expect(await standing()).toBeUndefined();
  const { rows } = await app.owner.query<{ payment_id: string }>(
    'select payment_id from transfers.remittance_payments where remittance_id = $1',
    [remittance],
  );
  const refusing = { ...app.bank, pay: () => Promise.resolve({ kind: 'refused' as const, reason: '400 invalid_name' }) };
  await payRemittance({ ...app, bank: refusing }, { payment: rows[0]!.payment_id });
  await daysOn(1);
  expect((await standing())!.cause).toBe('under_way');
  await daysOn(3);
  const back = (await standing())!;
  expect(back).toMatchObject({ cause: 'not_paid', oursCents: 0n });
  await isRefused(back.breakId);
  expect((await readRemittanceState(app, operator, remittance)).state).toBe('refused');
});

it('finds what is on an account and in no remittance, until it is in one after all', async () => {
  const sender = await castPlace(app);
  const [lost, late] = [await castTransfer(app, sender, '41'), await castTransfer(app, sender, '42')];
  for (const transfer of [lost, late]) await castApplied(app, transfer);
  const both = [lost, late].map(({ transferId }) => transferId);
  await markPosted(app, clerkOf(sender.at), { transfers: both });
  const row = await app.owner.query<{ posted_at: Date }>('select posted_at from transfers.to_remit where transfer_id = $1', [
    lost.transferId,
  ]);
  await app.owner.query('delete from transfers.to_remit where transfer_id = any ($1)', [both]);
  const of = async (transfer: { transferId: string }) => (await standingBreaks(app)).get(`unremitted:${transfer.transferId}`);
  const daysOn = async (days: number) => {
    app.clock.move(days * 86_400_000);
    await runNow(app, [ACKNOWLEDGED]);
  };
  const remit = async (transfer: { transferId: string }) => {
    await app.owner.query(
      `insert into transfers.to_remit select transfer_id, agency_id, facility_id, amount_cents, $2 from transfers.transfers where transfer_id = $1`,
      [transfer.transferId, row.rows[0]!.posted_at],
    );
    expect(await makeRemittances(app)).toBe(1);
  };
  await daysOn(7);
  expect([await of(lost), await of(late)]).toEqual([undefined, undefined]);
  await remit(late);
  await daysOn(2);
  expect([await of(lost), await of(late)]).toEqual(['under_way', undefined]);
  await daysOn(2);
  expect(await of(lost)).toBe('not_paid');
  const { breaks } = await listBreaks(app, operator, { state: 'open', cause: 'not_paid', source: 'agency', page: 0 });
  const found = breaks.find(({ reference }) => reference === lost.transferId)!;
  expect(found).toMatchObject({ account: `owed_trust:${sender.at.facility.id}`, theirsCents: -lost.amountCents, oursCents: null });
  // It is paid by a remittance, and by nothing else.
  expect((await readBreak(app, operator, found.breakId)).missing).toBeNull();
  await expect(askCorrection(app, operator, { break: found.breakId, account: 'suspense', note: 'Paid by hand' })).rejects.toMatchObject({
    code: 'payments.nothing_to_correct',
  });
  await remit(lost);
  await daysOn(1);
  expect(await of(lost)).toBeUndefined();
});
