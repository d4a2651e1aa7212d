import { listContacts } from '#domain/directory/index.ts';
import { findCustomer } from '#domain/identity/index.ts';
import { createTransfer, makeQuote, payTransfer } from '#domain/transfers/index.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { makeDemoWorld } from '#worlds/demo.ts';
import type { House } from '../web/house.ts';

export const PRICE_CENTS = 4395;

/** A transfer that waits for its payment, made by public commands: the others are copies of its rows. */
export async function firstTransfer(house: House): Promise<string> {
  const { app, sandboxUrl } = house;
  await makeDemoWorld(app, { authenticator: `${sandboxUrl}/authenticator` });
  const system = systemScope('bench');
  const login = (await app.tx(system, (tx) => findCustomer(tx, system, 'dana@example.com')))!;
  const scope: Scope = { ...system, realm: 'customer', actor: login.id, session: 'ses' };
  const { resident } = (await listContacts(app, scope))[0]!;
  const quote = await makeQuote(app, scope, { resident: resident.id, amount: '40' });
  const { transfer } = await createTransfer(app, scope, { quote: quote.quoteId, again: true, isFresh: true });
  await payTransfer(app, scope, { transfer: transfer.transferId, isFresh: true });
  return transfer.transferId;
}
