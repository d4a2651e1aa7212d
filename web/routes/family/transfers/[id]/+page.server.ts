import { redirect } from '@sveltejs/kit';
import { isOpen, readTransfer, resendReceipt, timeline } from '#domain/transfers/index.ts';
import { refusalWords, runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import { keptCards, NO_CARDS, walletSplit } from '#web/wallet/pay-ways.ts';
import { waitsForNews } from '#web/wallet/waits-for-news.ts';
import type { Actions, PageServerLoad } from './$types';

// The page asks again by itself while news is on its way, seven times in two minutes; then its reader decides.
const LOOKS = 7;
const SECONDS_BETWEEN = [4, 4, 6, 10, 20, 30, 45];

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { locals, params, url } = event;
    const transfer = await readTransfer(locals.app, locals.scope, params.id);
    const from = url.searchParams.get('from');
    const isWaiting = isOpen(transfer.state) && waitsForNews(transfer, from);
    const looks = Number(url.searchParams.get('look') ?? '0') || 0;
    if (isWaiting && looks >= 0 && looks < LOOKS) {
      const again = new URLSearchParams({ ...(from === null ? {} : { from }), look: String(looks + 1) });
      event.setHeaders({ refresh: `${SECONDS_BETWEEN[looks]}; url=/transfers/${transfer.transferId}?${again}` });
    }
    return {
      transfer,
      steps: timeline(transfer, locals.lang, isWaiting),
      isWaiting,
      split: transfer.state === 'created' ? await walletSplit(locals.app, locals.scope, transfer.totalCents) : null,
      ...(isOpen(transfer.state) && transfer.payment === null ? await keptCards(locals.app, locals.scope) : NO_CARDS),
      cardGone: from === 'kept' ? refusalWords(locals.lang, 'payments.unknown_card', {}) : null,
      walletChanged: from === 'wallet' ? refusalWords(locals.lang, 'payments.wallet_changed', {}) : null,
      cameBack: from === 'back',
      missedAt: transfer.state === 'applied' || transfer.state === 'handed_over' ? (transfer.expected?.missedAt ?? null) : null,
      wasMailed: url.searchParams.has('mailed'),
      isCancelled: url.searchParams.has('cancelled'),
    };
  });

export const actions: Actions = {
  mail: (event) =>
    runForm(event, {}, async () => {
      await resendReceipt(event.locals.app, event.locals.scope, { transfer: event.params.id });
      redirect(303, `/transfers/${event.params.id}?mailed`);
    }),
};
