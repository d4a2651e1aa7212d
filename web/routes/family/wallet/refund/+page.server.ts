import { redirect } from '@sveltejs/kit';
import { planWalletRefund, refundWallet } from '#domain/payments/index.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const plan = await planWalletRefund(event.locals.app, event.locals.scope);
    return { plan, totalCents: plan.parts.reduce((sum, part) => sum + part.cents, 0n) };
  });

export const actions: Actions = {
  default: (event) =>
    runForm(event, {}, async () => {
      const { app, scope, session } = event.locals;
      const refund = await refundWallet(app, scope, { isFresh: session?.isFresh ?? false }).catch((error: unknown) => {
        if (isRefusal(error) && error.code === 'payments.sign_in_again') redirect(303, '/login?fresh&next=/wallet/refund');
        throw error;
      });
      redirect(303, `/wallet?refunded=${refund.amountCents}`);
    }),
};
