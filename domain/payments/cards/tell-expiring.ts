import { type CustomerNews, tellCustomers } from '#domain/notifications/index.ts';
import type { App } from '#kernel/app.ts';
import { systemScope } from '#kernel/scope.ts';
import { cardsExpiring, insertCardFact } from './queries.ts';

const AT_ONCE = 200;

/** Tells, once, whoever has kept a card that this month is its last one. Returns how many. */
export async function tellExpiring(app: App): Promise<number> {
  const scope = systemScope('sweep-cards');
  return await app.tx(scope, async (tx) => {
    const now = app.clock.now();
    const cards = await cardsExpiring(tx, { year: now.getUTCFullYear(), month: now.getUTCMonth() + 1 }, AT_ONCE);
    const news: CustomerNews[] = [];
    for (const card of cards) if (await insertCardFact(tx, card, { kind: 'warned', at: now })) news.push(lastMonth(card, now));
    await tellCustomers(tx, scope, news);
    return cards.length;
  });
}

function lastMonth({ customer, cardId, last4 }: { customer: string; cardId: string; last4: string }, at: Date): CustomerNews {
  const params = { last4 };
  return {
    customer,
    kind: 'money',
    template: 'card_expires',
    key: `card_expires:${cardId}`,
    at,
    write: () => ({
      subject: { key: 'payments.cards.mail_subject', params },
      heading: { key: 'payments.cards.mail_title', params },
      blocks: [
        { kind: 'text', text: { key: 'payments.cards.mail_text' } },
        { kind: 'button', text: { key: 'payments.cards.mail_button' }, path: '/cards' },
      ],
    }),
  };
}
