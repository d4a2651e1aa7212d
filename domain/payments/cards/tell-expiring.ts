import { readLogin } from '#domain/identity/index.ts';
import { notify } from '#domain/notifications/index.ts';
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
    for (const card of cards) {
      if (!(await insertCardFact(tx, card, { kind: 'warned', at: now }))) continue;
      const to = await readLogin(tx, scope, card.customer);
      if (!to) continue;
      const params = { last4: card.last4 };
      await notify(tx, scope, {
        to: { login: to.id },
        kind: 'money',
        lang: to.lang,
        template: 'card_expires',
        key: `card_expires:${card.cardId}`,
        at: now,
        content: {
          subject: { key: 'payments.cards.mail_subject', params },
          heading: { key: 'payments.cards.mail_title', params },
          blocks: [
            { kind: 'text', text: { key: 'payments.cards.mail_text' } },
            { kind: 'button', text: { key: 'payments.cards.mail_button' }, path: '/cards' },
          ],
        },
      });
    }
    return cards.length;
  });
}
