import { error } from '@sveltejs/kit';
import { readSent } from '#domain/support/index.ts';
import { refusalWords } from '#web/form.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const sentAt = await readSent(locals.app, locals.scope, params.reference);
  if (!sentAt) error(404, refusalWords(locals.lang, 'support.unknown_message', {}));
  return { reference: params.reference, sentAt };
};
