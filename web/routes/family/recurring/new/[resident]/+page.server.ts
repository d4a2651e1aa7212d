import { redirect } from '@sveltejs/kit';
import { USE_REFUSALS } from '#domain/directory/index.ts';
import { readWallet } from '#domain/payments/index.ts';
import { offerPlan, prepareSend } from '#domain/transfers/index.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import { cardsToPay } from '#web/wallet/pay-ways.ts';
import { planFrom, planQuery } from '#web/recurring/plan-input.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const { resident } = event.params;
    const prepared = await prepareSend(app, scope, resident).catch((error: unknown) => {
      const codes: readonly string[] = Object.values(USE_REFUSALS);
      if (!isRefusal(error) || !codes.includes(error.code)) throw error;
      return redirect(303, `/people/${resident}?note=money`);
    });
    const before = planFrom(resident, event.url.searchParams);
    const { balanceCents } = await readWallet(app, scope);
    return {
      ...prepared,
      before: { ...before, amount: String(before.amount), category: String(before.category) },
      balanceCents,
      cards: await cardsToPay(app, scope),
    };
  });

export const actions: Actions = {
  default: (event) =>
    runForm(event, { amount: 'text', category: 'text', every: 'text', first: 'date', card: 'text' }, async (typed) => {
      const { resident } = event.params;
      const query = planQuery(typed);
      await offerPlan(event.locals.app, event.locals.scope, { resident, ...typed }).catch((error: unknown) => {
        if (!isRefusal(error) || error.code !== 'transfers.details_needed') throw error;
        return redirect(303, `/details?next=${encodeURIComponent(`/recurring/new/${resident}?${query}`)}`);
      });
      redirect(303, `/recurring/check/${resident}?${query}`);
    }),
};
