import { redirect } from '@sveltejs/kit';
import { giveBack, isOpenOrder, payOrder, readOrder } from '#domain/stamps/index.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { refusalWords, runForm } from '#web/form.ts';
import { draftsAt } from '#web/letters/drafts-at.ts';
import { runLoad } from '#web/load.ts';
import { ASKS_AGAIN, cardOf, keptCards, NO_CARDS, walletCentsOf, walletSplit } from '#web/wallet/pay-ways.ts';
import { waitsForNews } from '#web/wallet/waits-for-news.ts';
import type { Actions, PageServerLoad } from './$types';

// The page asks again by itself while news is on its way, seven times in two minutes; then its reader decides.
const SECONDS_BETWEEN = [4, 4, 6, 10, 20, 30, 45];

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope, lang } = event.locals;
    const order = await readOrder(app, scope, event.params.order);
    const from = event.url.searchParams.get('from');
    const isWaiting = isOpenOrder(order.state) && waitsForNews(order, from);
    const seconds = SECONDS_BETWEEN[Number(event.url.searchParams.get('look') ?? '0')];
    if (isWaiting && seconds !== undefined) {
      const look = Number(event.url.searchParams.get('look') ?? '0') + 1;
      const again = new URLSearchParams({ ...(from === null ? {} : { from }), look: String(look) });
      event.setHeaders({ refresh: `${seconds}; url=/stamps/orders/${order.orderId}?${again}` });
    }
    const changed = { wallet: 'payments.wallet_changed', kept: 'payments.unknown_card' }[from ?? ''];
    return {
      order,
      isWaiting,
      drafts: order.state === 'filled' ? await draftsAt(app, scope, order.agencyId) : [],
      split: order.state === 'ordered' ? await walletSplit(app, scope, order.totalCents) : null,
      ...(order.isPayable && order.payment === null ? await keptCards(app, scope) : NO_CARDS),
      changed: changed === undefined ? null : refusalWords(lang, changed, {}),
      cameBack: from === 'back',
    };
  });

export const actions: Actions = {
  pay: (event) =>
    runForm(event, { with: 'text', keep: 'check' }, async ({ with: way, keep }) => {
      const { app, scope, session, processorOrigin } = event.locals;
      const page = `/stamps/orders/${event.params.order}`;
      const { url } = await payOrder(app, scope, {
        order: event.params.order,
        isFresh: session?.isFresh ?? false,
        walletCents: walletCentsOf(way),
        card: cardOf(way),
        keepCard: keep,
      }).catch((error: unknown) => {
        if (!isRefusal(error)) throw error;
        if (error.code === 'stamps.sign_in_again') redirect(303, `/login?fresh&next=${encodeURIComponent(page)}`);
        const asksAgain = ASKS_AGAIN.get(error.code);
        if (asksAgain !== undefined) redirect(303, `${page}?from=${asksAgain}`);
        throw error;
      });
      if (url === null) redirect(303, page);
      redirect(303, url, { external: [processorOrigin] });
    }),
  back: (event) =>
    runForm(event, {}, async () => {
      await giveBack(event.locals.app, event.locals.scope, event.params);
      redirect(303, `/stamps/orders/${event.params.order}`);
    }),
};
