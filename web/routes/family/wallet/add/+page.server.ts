import { redirect } from '@sveltejs/kit';
import { addFunds, FILL_DAY_CENTS, FILL_LEAST_CENTS, FILL_MOST_CENTS } from '#domain/payments/index.ts';
import { newId } from '#kernel/ids.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { runForm } from '#web/form.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

// Each opening of this page is one adding, however often its button is pressed.
export const load: PageServerLoad = ({ url }) => ({
  fill: newId('wfi'),
  amount: url.searchParams.get('amount') ?? '',
  least: FILL_LEAST_CENTS,
  most: FILL_MOST_CENTS,
  day: FILL_DAY_CENTS,
});

const pay = (event: RequestEvent) =>
  runForm(event, { fill: 'secret', amount: 'text' }, async ({ fill, amount }) => {
    const { app, scope, session, processorOrigin } = event.locals;
    const { url } = await addFunds(app, scope, { fill, amount, isFresh: session?.isFresh ?? false }).catch((error: unknown) => {
      if (!isRefusal(error) || error.code !== 'payments.sign_in_again') throw error;
      return redirect(303, `/login?fresh&next=${encodeURIComponent(`/wallet/add?amount=${encodeURIComponent(amount)}`)}`);
    });
    if (url === null) redirect(303, '/wallet?from=card');
    redirect(303, url, { external: [processorOrigin] });
  });

export const actions: Actions = { default: pay };
