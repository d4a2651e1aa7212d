import { readLogin } from '#domain/identity/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import { addJob } from '#kernel/jobs.ts';
import { type Scope, systemFor, systemScope } from '#kernel/scope.ts';
import type { PaidMethod } from '../processor.ts';
import { type PaymentRow, takeTurn } from '../queries.ts';
import { anyCard, holderOf, insertCard, insertCardFact, insertHolder, keptCards } from './queries.ts';

/** Who the customer is at the processor, made there the first time. Null when it can't be asked now: the card is not kept then. */
export async function ensureHolder(app: App, scope: Scope, customer: string, email: string): Promise<string | null> {
  const system = systemFor(scope);
  const known = await app.tx(system, (tx) => holderOf(tx, customer));
  if (known) return known;
  const made = await app.processor.makeHolder({ customer, email }, `kinline-holder-${customer}`);
  if (made === null) return null;
  return await app.tx(system, async (tx) => {
    await insertHolder(tx, customer, made, app.clock.now());
    return (await holderOf(tx, customer)) ?? null;
  });
}

/** The payer chose that his card is kept, and paid with it. The same card twice is kept once; a login that is closed keeps none. In the caller's transaction. */
export async function keepCard(app: App, tx: Tx, scope: Scope, payment: PaymentRow, paid: PaidMethod): Promise<void> {
  await takeTurn(tx, `cards:${payment.payer}`);
  const { method: token, ...what } = paid;
  const { brand, last4, expMonth, expYear } = what;
  const card = { cardId: newId('crd'), customer: payment.payer, token, brand, last4, expMonth, expYear, savedAt: app.clock.now() };
  const same = (await keptCards(tx, payment.payer)).some(
    (one) => one.token !== token && one.last4 === last4 && one.brand === brand && one.expMonth === expMonth && one.expYear === expYear,
  );
  if (!(await insertCard(tx, card))) return;
  if (same || !(await readLogin(tx, scope, payment.payer))) await letGo(app, tx, card);
}

/** Never charged again from this moment; the processor is told after the transaction. */
export async function letGo(app: App, tx: Tx, card: { cardId: string; customer: string }): Promise<void> {
  if (!(await insertCardFact(tx, card, { kind: 'removed', at: app.clock.now() }))) return;
  await addJob(tx, 'payments.detach_card', { card: card.cardId }, { key: `payments.detach_card:${card.cardId}` });
}

/** Tells the processor to forget a card; again until it has. */
export async function detachCard(app: App, payload: { card: string }): Promise<void> {
  const scope = systemScope(`detach-${payload.card}`);
  const card = await app.tx(scope, (tx) => anyCard(tx, payload.card));
  if (!card) return;
  await app.processor.detachMethod(card.token);
  await app.tx(scope, (tx) => insertCardFact(tx, card, { kind: 'detached', at: app.clock.now() }));
}
