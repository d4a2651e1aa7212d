import { tellCustomer } from '#domain/notifications/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import type { Money } from '#kernel/money.ts';
import type { Scope } from '#kernel/scope.ts';
import { formatMoney } from '#words/format.ts';
import type { HeldChoice } from './held-part.ts';

/** Tells the owner what became of the part of the wallet that was set aside. */
export async function tellHeld(
  app: App,
  tx: Tx,
  scope: Scope,
  news: { customer: string; dispute: string; what: HeldChoice | 'back'; amountCents: Money },
): Promise<void> {
  const { customer, what, dispute, amountCents } = news;
  await tellCustomer(tx, scope, {
    customer,
    kind: 'money',
    template: `held_${what}`,
    key: `held:${what}:${dispute}`,
    at: app.clock.now(),
    write: (lang) => {
      const params = { amount: formatMoney(amountCents, lang) };
      return {
        subject: { key: 'payments.held.mail_subject' },
        heading: { key: `payments.held.mail_${what}_title`, params },
        blocks: [
          { kind: 'text', text: { key: `payments.held.mail_${what}_text`, params } },
          { kind: 'button', text: { key: 'payments.wallet.mail_button' }, path: '/wallet' },
        ],
      };
    },
  });
}
