import { redirect } from '@sveltejs/kit';
import { createTransfer, makeQuote, payTransfer, readQuote } from '#domain/transfers/index.ts';
import { moneyToJson } from '#kernel/money.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import { toPaymentPage } from '#web/transfers/to-payment-page.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => ({ quote: await readQuote(event.locals.app, event.locals.scope, event.params.quote) }));

export const actions: Actions = {
  pay: (event) =>
    runForm(event, { again: 'check' }, async ({ again }) => {
      const { app, scope, session } = event.locals;
      const isFresh = session?.isFresh ?? false;
      const { quote } = event.params;
      const { transfer } = await createTransfer(app, scope, { quote, again, isFresh }).catch((error: unknown) => {
        if (!isRefusal(error) || error.code !== 'transfers.sign_in_again') throw error;
        return redirect(303, `/login?fresh&next=${encodeURIComponent(`/send/check/${quote}`)}`);
      });
      const { url } = await payTransfer(app, scope, { transfer: transfer.transferId, isFresh });
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
