import { isClosedLogin, readLogin } from '#domain/identity/index.ts';
import { notify } from '#domain/notifications/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import type { Money } from '#kernel/money.ts';
import type { Scope } from '#kernel/scope.ts';
import { formatMoney, formatPlainDate } from '#words/format.ts';
import type { WayOut } from './ways.ts';

/** Tells the owner where the money is now. Nobody is told whose login is closed: we have no address any more. */
export async function tellWayOut(
  app: App,
  tx: Tx,
  scope: Scope,
  news: Omit<WayOut, 'note'> & { payer: string; refund: string; amountCents: Money },
): Promise<void> {
  const to = await readLogin(tx, scope, news.payer);
  if (to === null || isClosedLogin(to)) return;
  const { way } = news;
  const params = {
    amount: formatMoney(news.amountCents, to.lang),
    number: news.number ?? '',
    state: news.stateCode ?? '',
    day: news.dueOn === null ? '' : formatPlainDate(news.dueOn, to.lang),
  };
  await notify(tx, scope, {
    to: { login: to.id },
    kind: 'money',
    lang: to.lang,
    template: `refund_${way}`,
    key: `way_out:${way}:${news.refund}`,
    at: app.clock.now(),
    content: {
      subject: { key: 'payments.way.mail_subject' },
      heading: { key: `payments.way.mail_${way}_title`, params },
      blocks: [
        { kind: 'text', text: { key: `payments.way.mail_${way}_text`, params } },
        way === 'wallet'
          ? { kind: 'button', text: { key: 'payments.wallet.mail_button' }, path: '/wallet' }
          : { kind: 'button', text: { key: 'payments.way.mail_button' }, path: '/help' },
      ],
    },
  });
}
