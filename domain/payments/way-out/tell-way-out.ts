import { tellCustomer } from '#domain/notifications/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import type { Money } from '#kernel/money.ts';
import type { Scope } from '#kernel/scope.ts';
import { formatMoney, formatPlainDate } from '#words/format.ts';
import type { WayOut } from './ways.ts';

/** Tells the owner where the money is now. */
export async function tellWayOut(
  app: App,
  tx: Tx,
  scope: Scope,
  news: Omit<WayOut, 'note'> & { payer: string; refund: string; amountCents: Money },
): Promise<void> {
  const { way } = news;
  await tellCustomer(tx, scope, {
    customer: news.payer,
    kind: 'money',
    template: `refund_${way}`,
    key: `way_out:${way}:${news.refund}`,
    at: app.clock.now(),
    write: (lang) => {
      const params = {
        amount: formatMoney(news.amountCents, lang),
        number: news.number ?? '',
        state: news.stateCode ?? '',
        day: news.dueOn === null ? '' : formatPlainDate(news.dueOn, lang),
      };
      return {
        subject: { key: 'payments.way.mail_subject' },
        heading: { key: `payments.way.mail_${way}_title`, params },
        blocks: [
          { kind: 'text', text: { key: `payments.way.mail_${way}_text`, params } },
          way === 'wallet'
            ? { kind: 'button', text: { key: 'payments.wallet.mail_button' }, path: '/wallet' }
            : { kind: 'button', text: { key: 'payments.way.mail_button' }, path: '/help' },
        ],
      };
    },
  });
}
