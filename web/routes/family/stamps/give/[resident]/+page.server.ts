import { redirect } from '@sveltejs/kit';
import { GIFT_MOST, giveStamps, readGiving, readShop } from '#domain/stamps/index.ts';
import { isId, newId } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

const countOf = (typed: string | null): bigint => BigInt(/^\s*(\d{1,3})\s*$/.exec(typed ?? '')?.[1] ?? '0');

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const { resident } = event.params;
    const asked = event.url.searchParams;
    const gift = isId('gft', asked.get('gift')) ? asked.get('gift') : null;
    const { name, agencyId, given } = await readGiving(app, scope, { resident, gift });
    const { available } = await readShop(app, scope, agencyId);
    const chosen = countOf(asked.get('stamps'));
    const isChosen = chosen > 0n && chosen <= GIFT_MOST && chosen <= available;
    return {
      resident,
      name,
      agencyId,
      available: Number(available),
      given: given === null ? null : Number(given),
      // One gift, however often its button is pressed.
      choice: isChosen ? { gift: newId('gft'), stamps: Number(chosen) } : null,
    };
  });

export const actions: Actions = {
  choose: (event) =>
    runForm(event, { stamps: 'text' }, async ({ stamps }) => {
      const { agencyId } = await readGiving(event.locals.app, event.locals.scope, { resident: event.params.resident, gift: null });
      const count = countOf(stamps);
      if (count < 1n || count > GIFT_MOST) refuse('stamps.bad_gift', { most: GIFT_MOST.toString() }, 'stamps');
      if (count > (await readShop(event.locals.app, event.locals.scope, agencyId)).available) refuse('stamps.too_few', {}, 'stamps');
      redirect(303, `/stamps/give/${event.params.resident}?stamps=${count}`);
    }),
  give: (event) =>
    runForm(event, { gift: 'secret', stamps: 'text' }, async ({ gift, stamps }) => {
      const { resident } = event.params;
      const { giftId } = await giveStamps(event.locals.app, event.locals.scope, { gift, resident, stamps: countOf(stamps) });
      redirect(303, `/stamps/give/${resident}?gift=${giftId}`);
    }),
};
