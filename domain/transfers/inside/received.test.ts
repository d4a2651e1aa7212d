import { afterAll, expect, it } from 'vitest';
import { payTransfer } from '#domain/transfers/index.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { moneyHouse } from '#test/faults/webhooks-house.ts';
import { castSender, castTransfer } from '../cast.ts';
import { listReceived } from './list-received.ts';

const house = await moneyHouse();
const { app } = house;
afterAll(() => house.end());

it('somebody held sees who sent him what once it is paid, a page at a time; nobody else sees it', async () => {
  const sender = await castSender(app);
  const residentOf = (id: string, agency = sender.at.agency.id): Scope => ({
    ...systemScope('test'),
    realm: 'resident',
    actor: id,
    agency,
    roles: ['resident'],
  });
  const himself = residentOf(sender.residentId);
  const { transferId } = await castTransfer(app, sender);
  expect((await listReceived(app, himself)).received).toEqual([]);
  await payTransfer(app, sender.scope, { transfer: transferId, isFresh: true });
  await house.payFor(transferId);
  const { received, next } = await listReceived(app, himself, { limit: 1 });
  expect(received).toMatchObject([{ transferId, state: 'coming', postedAt: null }]);
  expect(Object.keys(received[0]!).toSorted()).toEqual(
    [
      'amountCents',
      'availableOn',
      'category',
      'createdAt',
      'postedAt',
      'senderName',
      'state',
      'taken',
      'timeZone',
      'transferId',
    ].toSorted(),
  );
  expect([next, (await listReceived(app, himself, { before: transferId })).received]).toEqual([null, []]);
  await house.app.owner.query(
    `insert into transfers.true_deductions (transfer_id, line, name, amount_cents, customer, agency_id, facility_id)
     select transfer_id, n, 'Court ' || n, n * 100, customer, agency_id, facility_id from transfers.transfers, generate_series(1, 2) n where transfer_id = $1`,
    [transferId],
  );
  expect((await listReceived(app, himself)).received[0]!.taken).toEqual([
    { name: 'Court 1', amountCents: 100n },
    { name: 'Court 2', amountCents: 200n },
  ]);
  // What his price called it, he reads in his language.
  await house.app.owner.query(`update transfers.true_deductions set name = 'court debts' where transfer_id = $1 and line = 1`, [
    transferId,
  ]);
  const inSpanish = (await listReceived(app, { ...himself, lang: 'es' })).received[0]!.taken;
  expect(inSpanish.map(({ name }) => name)).toEqual(['Deudas judiciales', 'Court 2']);
  const elsewhere = await castSender(app);
  for (const scope of [residentOf(elsewhere.residentId, elsewhere.at.agency.id), residentOf(sender.residentId, elsewhere.at.agency.id)])
    expect((await listReceived(app, scope)).received).toEqual([]);
  for (const scope of [sender.scope, { ...himself, roles: [] }])
    await expect(listReceived(app, scope)).rejects.toSatisfy((error) => isRefusal(error) && error.code === 'kernel.not_allowed');
});
