import { afterAll, beforeAll, expect, it } from 'vitest';
import { askCorrection, listBreaks, readBreak, readReconciliation } from '#domain/payments/index.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { runNow, standingBreaks } from '#test/reconcile-house.ts';
import { anOperator, castApplied, castPlace, castTransfer, clerkOf } from '../cast.ts';
import { markPosted } from '../mark-posted.ts';
import { ACKNOWLEDGED } from './acknowledged.ts';
import { makeRemittances } from './make-remittances.ts';

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
    ['remitted', 'missing_here'],
    ['transfer', 'missing_there'],
  ]);
  const { breaks } = await listBreaks(app, operator, { state: 'open', cause: null, source: 'agency', page: 0 });
  expect(breaks.map(({ account, reference }) => [account, reference?.slice(0, 4)]).sort()).toEqual([
    [`owed_trust:${sender.at.facility.id}`, 'rem_'],
    [`owed_trust:${sender.at.facility.id}`, 'trf_'],
  ]);
  expect(breaks.some(({ reference }) => reference === waiting.transferId)).toBe(true);
  const side = (await readReconciliation(app, operator)).sides.find(({ source }) => source === 'agency')!;
  expect(side).toEqual({ source: 'agency', theirsCents: 0n, oursCents: posted.amountCents + waiting.amountCents });
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
  expect(await of(lost)).toBe('missing_here');
  const { breaks } = await listBreaks(app, operator, { state: 'open', cause: 'missing_here', source: 'agency', page: 0 });
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
