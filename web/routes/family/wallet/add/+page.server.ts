import { redirect } from '@sveltejs/kit';
import { addFunds, FILL_DAY_CENTS, FILL_LEAST_CENTS, FILL_MOST_CENTS } from '#domain/payments/index.ts';
import { newId } from '#kernel/ids.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import { cardOf, cardsToPay } from '#web/wallet/pay-ways.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

// Each opening of this page is one adding, however often its button is pressed.
export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { searchParams } = event.url;
    return {
      fill: newId('wfi'),
      amount: searchParams.get('amount') ?? '',
      cards: await cardsToPay(event.locals.app, event.locals.scope),
      saidNo: searchParams.get('no'),
      least: FILL_LEAST_CENTS,
      most: FILL_MOST_CENTS,
      day: FILL_DAY_CENTS,
    };
  });

const pay = (event: RequestEvent) =>
  runForm(event, { fill: 'secret', amount: 'text', with: 'text', keep: 'text' }, async ({ fill, amount, with: way, keep }) => {
    const { app, scope, session, processorOrigin } = event.locals;
    const asked = { fill, amount, isFresh: session?.isFresh ?? false, card: cardOf(way), keepCard: keep === 'yes' };
    const { url, state, saidNo } = await addFunds(app, scope, asked).catch((error: unknown) => {
      if (!isRefusal(error) || error.code !== 'payments.sign_in_again') throw error;
      return redirect(303, `/login?fresh&next=${encodeURIComponent(`/wallet/add?amount=${encodeURIComponent(amount)}`)}`);
    });
    if (state === 'failed') redirect(303, `/wallet/add?amount=${encodeURIComponent(amount)}&no=${encodeURIComponent(saidNo ?? '')}`);
    if (url === null) redirect(303, state === 'paid' ? '/wallet?from=card' : '/wallet?from=silence');
    redirect(303, url, { external: [processorOrigin] });
  });

export const actions: Actions = { default: pay };
