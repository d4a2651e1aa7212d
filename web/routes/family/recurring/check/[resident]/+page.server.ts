import { redirect } from '@sveltejs/kit';
import { readWallet } from '#domain/payments/index.ts';
import { offerPlan, startPlan } from '#domain/transfers/index.ts';
import { newId } from '#kernel/ids.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import { planFrom } from '#web/recurring/plan-input.ts';
import type { Actions, PageServerLoad } from './$types';

// Each opening of this page is one plan, however often its button is pressed.
export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const { resident } = event.params;
    const offer = await offerPlan(app, scope, planFrom(resident, event.url.searchParams)).catch((error: unknown) => {
      // An address that was changed by hand: the form says what is wrong with it.
      if (!isRefusal(error) || error.fields.length === 0) throw error;
      return redirect(303, `/recurring/new/${resident}${event.url.search}`);
    });
    const { availableCents } = await readWallet(app, scope);
    return { offer, plan: newId('rpl'), query: event.url.search, availableCents };
  });

export const actions: Actions = {
  default: (event) =>
    runForm(event, { plan: 'secret', fee: 'secret', agree: 'check' }, async ({ plan, fee, agree }) => {
      const { app, scope, session } = event.locals;
      const { resident } = event.params;
      const feeCents = /^\d{1,9}$/.test(fee) ? BigInt(fee) : -1n;
      const wanted = { ...planFrom(resident, event.url.searchParams), plan, feeCents, agree, isFresh: session?.isFresh ?? false };
      const made = await startPlan(app, scope, wanted).catch((error: unknown) => {
        if (!isRefusal(error) || error.code !== 'transfers.sign_in_again') throw error;
        return redirect(303, `/login?fresh&next=${encodeURIComponent(`/recurring/check/${resident}${event.url.search}`)}`);
      });
      redirect(303, `/recurring/${made.planId}?started`);
    }),
};
