import { isClosedLogin, readLogin } from '#domain/identity/index.ts';
import { notify } from '#domain/notifications/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import type { Money } from '#kernel/money.ts';
import type { Scope } from '#kernel/scope.ts';
import { formatMoney } from '#words/format.ts';
import type { HeldChoice } from './held-part.ts';

/** Tells the owner what became of the part of the wallet that was set aside. Nobody is told whose login is closed: we have no address any more. */
export async function tellHeld(
  app: App,
  tx: Tx,
  scope: Scope,
  news: { customer: string; dispute: string; what: HeldChoice | 'back'; amountCents: Money },
): Promise<void> {
  const to = await readLogin(tx, scope, news.customer);
  if (to === null || isClosedLogin(to)) return;
  const { what, dispute, amountCents } = news;
  const params = { amount: formatMoney(amountCents, to.lang) };
  await notify(tx, scope, {
    to: { login: to.id },
    kind: 'money',
    lang: to.lang,
    template: `held_${what}`,
    key: `held:${what}:${dispute}`,
    at: app.clock.now(),
    content: {
      subject: { key: 'payments.held.mail_subject' },
      heading: { key: `payments.held.mail_${what}_title`, params },
      blocks: [
        { kind: 'text', text: { key: `payments.held.mail_${what}_text`, params } },
        { kind: 'button', text: { key: 'payments.wallet.mail_button' }, path: '/wallet' },
      ],
    },
  });
}
