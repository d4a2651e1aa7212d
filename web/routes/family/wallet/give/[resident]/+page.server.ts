import { redirect } from '@sveltejs/kit';
import { checkGift, GIVE_LEAST_CENTS, GIVE_MOST_CENTS, giveMoney, readGivingMoney, takeBackMoney } from '#domain/payments/index.ts';
import { newId } from '#kernel/ids.ts';
import { moneyToJson } from '#kernel/money.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { resident } = event.params;
    const { searchParams } = event.url;
    const giving = await readGivingMoney(event.locals.app, event.locals.scope, { resident });
    const cents = (name: string): bigint | null =>
      /^\d{1,6}$/.test(searchParams.get(name) ?? '') ? BigInt(searchParams.get(name)!) : null;
    const given = searchParams.get('given');
    const chosen = cents('cents');
    const isChosen = chosen !== null && chosen >= GIVE_LEAST_CENTS && chosen <= GIVE_MOST_CENTS && chosen <= giving.availableCents;
    return {
      ...giving,
      resident,
      least: GIVE_LEAST_CENTS,
      most: GIVE_MOST_CENTS,
      // One gift, however often its button is pressed.
      choice: isChosen ? { gift: newId('mgf'), cents: chosen, amount: moneyToJson(chosen) } : null,
      givenCents: giving.gifts.find(({ gift }) => gift === given)?.amountCents ?? null,
      takenCents: cents('taken'),
    };
  });

/** Name and address, or a fresh sign-in, are asked for first; then it goes on where it was. */
async function askingFirst<Done>(event: RequestEvent, next: string, work: () => Promise<Done>): Promise<Done> {
  return await work().catch((error: unknown) => {
    const page = encodeURIComponent(`/wallet/give/${event.params.resident}${next}`);
    if (isRefusal(error) && error.code === 'payments.media_details_needed') redirect(303, `/details?next=${page}`);
    if (isRefusal(error) && error.code === 'payments.sign_in_again') redirect(303, `/login?fresh&next=${page}`);
    throw error;
  });
}

export const actions: Actions = {
  choose: (event) =>
    runForm(event, { amount: 'text' }, async ({ amount }) => {
      const { app, scope } = event.locals;
      const { resident } = event.params;
      const cents = await askingFirst(event, '', () => checkGift(app, scope, { resident, amount }));
      redirect(303, `/wallet/give/${resident}?cents=${cents}`);
    }),
  give: (event) =>
    runForm(event, { gift: 'secret', amount: 'text' }, async ({ gift, amount }) => {
      const { app, scope, session } = event.locals;
      const { resident } = event.params;
      const given = await askingFirst(event, `?cents=${amount.replace('.', '')}`, () =>
        giveMoney(app, scope, { gift, resident, amount, isFresh: session?.isFresh ?? false }),
      );
      redirect(303, `/wallet/give/${resident}?given=${given.giftId}`);
    }),
  back: (event) =>
    runForm(event, { gift: 'secret' }, async ({ gift }) => {
      const cents = await takeBackMoney(event.locals.app, event.locals.scope, { gift });
      redirect(303, `/wallet/give/${event.params.resident}?taken=${cents}`);
    }),
};
