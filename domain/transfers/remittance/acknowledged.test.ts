import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeHasher } from '#domain/identity/index.ts';
import { listBreaks, readReconciliation } from '#domain/payments/index.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { runNow, standingBreaks } from '#test/reconcile-house.ts';
import { anOperator, castApplied, castPlace, castTransfer, clerkOf } from '../cast.ts';
import { markPosted } from '../mark-posted.ts';
import { ACKNOWLEDGED } from './acknowledged.ts';
import { makeRemittances } from './make-remittances.ts';

const operator = anOperator();
let app: TestApp;
beforeAll(async () => {
  app = await testApp({ hasher: makeHasher() });
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
