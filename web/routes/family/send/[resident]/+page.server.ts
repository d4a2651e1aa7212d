import { redirect } from '@sveltejs/kit';
import { USE_REFUSALS } from '#domain/directory/index.ts';
import { asCategory, makeQuote, prepareSend } from '#domain/transfers/index.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { resident } = event.params;
    const prepared = await prepareSend(event.locals.app, event.locals.scope, resident).catch((error: unknown) => {
      // Who may not send learns why, and how to ask, before any amount.
      const codes: readonly string[] = Object.values(USE_REFUSALS);
      if (!isRefusal(error) || !codes.includes(error.code)) throw error;
      return redirect(303, `/people/${resident}?note=money`);
    });
    const { searchParams } = event.url;
    const wished = asCategory(searchParams.get('category'));
    const category = prepared.purposes.find((one) => one.category === wished)?.category ?? prepared.purposes[0]!.category;
    return { ...prepared, amount: searchParams.get('amount') ?? '', category };
  });

export const actions: Actions = {
  default: (event) =>
    runForm(event, { amount: 'text', category: 'text' }, async ({ amount, category }) => {
      const { app, scope } = event.locals;
      const { resident } = event.params;
      const quote = await makeQuote(app, scope, { resident, amount, category }).catch((error: unknown) => {
        if (!isRefusal(error) || error.code !== 'transfers.details_needed') throw error;
        // The amount was read before the details were asked for, so it is short and plain.
        const purpose = asCategory(category);
        const back = `/send/${resident}?amount=${encodeURIComponent(amount.trim())}${purpose === null ? '' : `&category=${purpose}`}`;
        return redirect(303, `/details?next=${encodeURIComponent(back)}`);
      });
      redirect(303, `/send/check/${quote.quoteId}`);
    }),
};
