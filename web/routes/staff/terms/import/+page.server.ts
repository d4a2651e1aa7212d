import { redirect } from '@sveltejs/kit';
import { tryTerms } from '#domain/mail/index.ts';
import { draftTerms, importTerms, requireKeeper, TERM_COLUMNS } from '#domain/review/index.ts';
import { refuse } from '#kernel/refusal.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    requireKeeper(event.locals.scope);
    const done = event.url.searchParams.get('added');
    return { columns: TERM_COLUMNS.join(', '), added: done !== null && /^\d{1,6}$/.test(done) ? Number(done) : null };
  });

export const actions: Actions = {
  default: (event) =>
    runForm(event, { file: 'file', step: 'text' }, async ({ file, step }) => {
      const { app, scope } = event.locals;
      const bytes = new Uint8Array(await (file ?? refuse('review.terms_no_file', {}, 'file')).arrayBuffer());
      if (step === 'save') {
        redirect(303, `/terms/import?added=${await importTerms(app, scope, bytes)}`);
      }
      const { fresh, same } = await draftTerms(app, scope, bytes);
      const trial = fresh.length > 0 ? await tryTerms(app, scope, fresh) : null;
      return { added: fresh.length, same, trial };
    }),
};
