import { redirect } from '@sveltejs/kit';

/** On to the card processor's page, the one place outside that a form may lead to; without one, to the transfer's own page. */
export function toPaymentPage(locals: App.Locals, url: string | null, transferId: string): never {
  if (url === null) redirect(303, `/transfers/${transferId}`);
  redirect(303, url, { external: [locals.processorOrigin] });
}
