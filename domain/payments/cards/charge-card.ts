import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import type { Money } from '#kernel/money.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, type Scope, systemScope } from '#kernel/scope.ts';
import { lookUpPayment } from '../look-up-payment.ts';
import { claim, readState } from '../open-page.ts';
import { nextLook, type PaymentState } from '../payment.ts';
import type { ChargeRequest } from '../processor.ts';
import { insertLookup, insertPayment, type PaymentRow, paymentFor, postponeLookup } from '../queries.ts';
import { isExpired } from './my-cards.ts';
import { holderOf, keptCard } from './queries.ts';
import { askForCharge } from './record-charge.ts';

export interface CardCharge {
  /** What is paid for, and its id: opaque here. The same thing is never paid twice, by whatever card or page. */
  purpose: string;
  subject: string;
  agency: string | null;
  amountCents: Money;
  card: string;
  /** Whether the payer sits before the screen, or agreed beforehand. */
  isPresent: boolean;
  /** Looks once more, in the transaction that writes the payment down, and refuses what may not be paid. */
  guard?: (tx: Tx) => Promise<void>;
}

/**
 * Charges a kept card for a thing, once, whoever calls how often: the intent is committed with its key first, and what nobody answered is looked for, never
 * charged again. A thing whose payment has begun some other way is only looked at. Customers. Refuses payments.unknown_card, card_expired, other_amount.
 */
export async function chargeCard(app: App, scope: Scope, input: CardCharge): Promise<{ payment: string; state: PaymentState }> {
  requireRealm(scope, 'customer');
  const payer = requireActor(scope);
  const { payment, isNew } = await app.tx(scope, async (tx) => {
    const before = await paymentFor(tx, input.purpose, input.subject);
    if (before) return { payment: before, isNew: false };
    await input.guard?.(tx);
    const card = (await keptCard(tx, input.card)) ?? refuse('payments.unknown_card');
    if (isExpired(card, app.clock.now())) refuse('payments.card_expired');
    const holder = (await holderOf(tx, payer)) ?? refuse('payments.unknown_card');
    const wanted = newCharge(app, payer, input, { holder, token: card.token });
    if (!(await insertPayment(tx, wanted))) {
      const other = (await paymentFor(tx, input.purpose, input.subject)) ?? refuse('kernel.not_allowed');
      return { payment: other, isNew: false };
    }
    await insertLookup(tx, wanted.paymentId, nextLook(0, app.clock.now()));
    return { payment: wanted, isNew: true };
  });
  if (payment.amountCents !== input.amountCents) refuse('payments.other_amount');
  if (isNew && (await claim(app, scope.request, payment.paymentId))) {
    await askForCharge(app, scope.request, payment);
    await app.tx(systemScope(scope.request), (tx) => postponeLookup(tx, payment.paymentId, 1, nextLook(1, app.clock.now())));
  } else if (!isNew) {
    await lookUpPayment(app, scope.request, payment.paymentId);
  }
  return { payment: payment.paymentId, state: await app.tx(systemScope(scope.request), (tx) => readState(tx, payment.paymentId)) };
}

function newCharge(app: App, payer: string, input: CardCharge, at: { holder: string; token: string }): PaymentRow {
  const paymentId = newId('pay');
  const request: ChargeRequest = {
    amount: Number(input.amountCents),
    currency: 'usd',
    customer: at.holder,
    payment_method: at.token,
    allowed_payment_method_types: ['card'],
    confirm: true,
    // A bank that wants to ask somebody says no instead: there is no page on which it could.
    ...(input.isPresent ? { error_on_requires_action: true } : { off_session: true }),
    metadata: { payment_id: paymentId, purpose: input.purpose, subject: input.subject },
  };
  return {
    paymentId,
    purpose: input.purpose,
    subject: input.subject,
    payer,
    agencyId: input.agency,
    amountCents: input.amountCents,
    currency: 'usd',
    idempotencyKey: `kinline-charge-${paymentId}`,
    request,
    cardId: input.card,
    calledAt: new Date(),
    createdAt: app.clock.now(),
  };
}
