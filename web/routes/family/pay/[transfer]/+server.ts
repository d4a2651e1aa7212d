import { redirect } from '@sveltejs/kit';
import { USE_REFUSALS } from '#domain/directory/index.ts';
import { payTransfer, readTransfer } from '#domain/transfers/index.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { toPaymentPage } from '#web/transfers/to-payment-page.ts';
import { ASKS_AGAIN, cardOf, walletCentsOf } from '#web/wallet/pay-ways.ts';
import type { RequestHandler } from './$types';

/** Opens the card company's page, or the one that is open already. What stands in the way is told by the transfer's own page. */
export const POST: RequestHandler = async ({ locals, params, request }) => {
  const form = await request.formData();
  const asked = form.get('with');
  const way = typeof asked === 'string' ? asked : '';
  const transfer = `/transfers/${encodeURIComponent(params.transfer)}`;
  const paying = await payTransfer(locals.app, locals.scope, {
    transfer: params.transfer,
    isFresh: locals.session?.isFresh ?? false,
    walletCents: walletCentsOf(way),
    card: cardOf(way),
    keepCard: form.get('keep') === 'yes',
  }).catch(async (error: unknown) => {
    if (!isRefusal(error)) throw error;
    if (error.code === 'transfers.sign_in_again') redirect(303, `/login?fresh&next=${encodeURIComponent(transfer)}`);
    const asksAgain = ASKS_AGAIN.get(error.code);
    if (asksAgain !== undefined) redirect(303, `${transfer}?from=${asksAgain}`);
    const codes: readonly string[] = Object.values(USE_REFUSALS);
    if (codes.includes(error.code)) {
      // The yes is gone since the transfer was made: the person's page says why, and how to ask.
      const { residentId } = await readTransfer(locals.app, locals.scope, params.transfer);
      redirect(303, `/people/${residentId}?note=money`);
    }
    return { url: null };
  });
  toPaymentPage(locals, paying.url, params.transfer);
};

export const GET: RequestHandler = ({ params }) => redirect(303, `/transfers/${encodeURIComponent(params.transfer)}`);
