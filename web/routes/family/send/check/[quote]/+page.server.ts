import { redirect } from '@sveltejs/kit';
import { createTransfer, makeQuote, payTransfer, readQuote } from '#domain/transfers/index.ts';
import { moneyToJson } from '#kernel/money.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import { toPaymentPage } from '#web/transfers/to-payment-page.ts';
import { ASKS_AGAIN, cardOf, keptCards, NO_CARDS, walletCentsOf, walletSplit } from '#web/wallet/pay-ways.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const quote = await readQuote(app, scope, event.params.quote);
    const isNew = quote.transferId === null;
    return {
      quote,
      split: isNew ? await walletSplit(app, scope, quote.totalCents) : null,
      ...(isNew ? await keptCards(app, scope) : NO_CARDS),
    };
  });

export const actions: Actions = {
  pay: (event) =>
    runForm(event, { again: 'check', with: 'text', keep: 'check' }, async ({ again, with: way, keep }) => {
      const { app, scope, session } = event.locals;
      const isFresh = session?.isFresh ?? false;
      const { quote } = event.params;
      const here = `/send/check/${quote}`;
      const { transfer } = await createTransfer(app, scope, { quote, again, isFresh }).catch((error: unknown) => {
        if (!isRefusal(error)) throw error;
        if (error.code === 'transfers.sign_in_again') redirect(303, `/login?fresh&next=${encodeURIComponent(here)}`);
        // The price does not stand any more: the page says so itself, and leads on.
        if (error.code === 'transfers.quote_expired' || error.code === 'transfers.not_there') redirect(303, here);
        throw error;
      });
      const walletCents = walletCentsOf(way);
      const paying = { transfer: transfer.transferId, isFresh, walletCents, card: cardOf(way), keepCard: keep };
      const { url } = await payTransfer(app, scope, paying).catch((error: unknown) => {
        // The transfer is made; its own page asks again how to pay.
        const asksAgain = isRefusal(error) ? ASKS_AGAIN.get(error.code) : undefined;
        if (asksAgain === undefined) throw error;
        return redirect(303, `/transfers/${transfer.transferId}?from=${asksAgain}`);
      });
      toPaymentPage(event.locals, url, transfer.transferId);
    }),
  fresh: (event) =>
    runForm(event, {}, async () => {
      const { app, scope } = event.locals;
      const old = await readQuote(app, scope, event.params.quote);
      const quote = await makeQuote(app, scope, { resident: old.residentId, amount: moneyToJson(old.amountCents), category: old.category });
      redirect(303, `/send/check/${quote.quoteId}`);
    }),
};
