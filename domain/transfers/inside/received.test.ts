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
  const [session] = await house.sessionsOf(transferId);
  await house.pay(session!.id);
  await house.settle();
  const { received, next } = await listReceived(app, himself, { limit: 1 });
  expect(received).toMatchObject([{ transferId, state: 'coming', postedAt: null }]);
  expect(Object.keys(received[0]!).toSorted()).toEqual(
    ['amountCents', 'category', 'createdAt', 'postedAt', 'senderName', 'state', 'timeZone', 'transferId'].toSorted(),
  );
  expect([next, (await listReceived(app, himself, { before: transferId })).received]).toEqual([null, []]);
  const elsewhere = await castSender(app);
  for (const scope of [residentOf(elsewhere.residentId, elsewhere.at.agency.id), residentOf(sender.residentId, elsewhere.at.agency.id)])
    expect((await listReceived(app, scope)).received).toEqual([]);
  for (const scope of [sender.scope, { ...himself, roles: [] }])
    await expect(listReceived(app, scope)).rejects.toSatisfy((error) => isRefusal(error) && error.code === 'kernel.not_allowed');
});
