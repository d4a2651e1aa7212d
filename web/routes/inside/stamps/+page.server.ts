import { redirect } from '@sveltejs/kit';
import { readMedia } from '#domain/payments/index.ts';
import { buyInside, readInsideShop, readResidentPurse } from '#domain/stamps/index.ts';
import { isId, newId } from '#kernel/ids.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const asked = event.url.searchParams;
    const purchase = asked.get('bought');
    const before = new Date(asked.get('before') ?? Number.NaN);
    const { packs, balanceCents, bought } = await readInsideShop(app, scope, { purchase: isId('gft', purchase) ? purchase : null });
    const { lines, next } = await readMedia(app, scope, { before: Number.isNaN(before.getTime()) ? null : before });
    const { monthly, own, replies } = await readResidentPurse(app, scope);
    const pack = packs?.find(({ stamps, totalCents }) => `${stamps}` === asked.get('pack') && totalCents <= balanceCents);
    return {
      packs,
      balanceCents,
      bought: bought === null ? null : Number(bought),
      lines,
      older: next === null ? undefined : `/stamps?before=${encodeURIComponent(next.toISOString())}`,
      newer: asked.has('before') ? '/stamps' : undefined,
      stamps: Number(monthly + own) + [...replies.values()].reduce((sum, some) => sum + some, 0),
      timeZone: event.locals.door?.device.timeZone ?? 'UTC',
      // One pack, however often its button is touched.
      choice: pack === undefined ? null : { ...pack, purchase: newId('gft') },
    };
  });

export const actions: Actions = {
  default: (event) =>
    runForm(event, { purchase: 'secret', stamps: 'text', total: 'text' }, async ({ purchase, stamps, total }) => {
      const count = (text: string): bigint => BigInt(/^\d{1,6}$/.exec(text)?.[0] ?? '0');
      const { app, scope } = event.locals;
      const { giftId } = await buyInside(app, scope, { purchase, stamps: count(stamps), totalCents: count(total) });
      redirect(303, `/stamps?bought=${giftId}`);
    }),
};
