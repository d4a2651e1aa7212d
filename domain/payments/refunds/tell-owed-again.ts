import { tellCustomer } from '#domain/notifications/index.ts';
import type { Tx } from '#kernel/db.ts';
import type { Money } from '#kernel/money.ts';
import type { Scope } from '#kernel/scope.ts';
import { formatMoney } from '#words/format.ts';

/** Tells a payer that his bank gave money to us again that is his. */
export async function tellOwedAgain(
  tx: Tx,
  scope: Scope,
  news: { payer: string; key: string; amountCents: Money; isWhole: boolean; at: Date },
): Promise<void> {
  await tellCustomer(tx, scope, {
    customer: news.payer,
    kind: 'money',
    template: 'refund_owed_again',
    key: `owed_again:${news.key}`,
    at: news.at,
    write: (lang) => {
      const params = { amount: formatMoney(news.amountCents, lang) };
      return {
        subject: { key: 'payments.again.mail_subject' },
        heading: { key: 'payments.again.mail_title', params },
        blocks: [
          { kind: 'text', text: { key: 'payments.again.mail_text', params } },
          { kind: 'text', text: { key: news.isWhole ? 'payments.again.mail_card' : 'payments.again.mail_person' } },
          { kind: 'button', text: { key: 'payments.way.mail_button' }, path: '/help' },
        ],
      };
    },
  });
}
