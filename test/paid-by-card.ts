import { startCheckout } from '#domain/payments/index.ts';
import { newId } from '#kernel/ids.ts';
import type { Money } from '#kernel/money.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import type { MoneyHouse } from './faults/webhooks-house.ts';

/** Somebody pays an amount by card, and its news has arrived. Answers what it was for. */
export async function paidByCard(house: MoneyHouse, amountCents: Money, card?: string): Promise<string> {
  const subject = newId('tst');
  const payer: Scope = { ...systemScope('cast'), realm: 'customer', actor: newId('log'), session: 'ses' };
  await startCheckout(house.app, payer, {
    purpose: 'test',
    subject,
    agency: 'agc_test',
    amountCents,
    lines: [{ name: 'You send', amountCents }],
    successUrl: 'http://localhost:3000/done',
    cancelUrl: 'http://localhost:3000/back',
    email: 'dana@example.com',
    lang: 'en',
  });
  const [session] = await house.sessionsOf(subject);
  await house.pay(session!.id, card);
  await house.settle();
  return subject;
}
