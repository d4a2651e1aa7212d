import { redirect } from '@sveltejs/kit';
import { askCorrection, CORRECTION_ACCOUNTS, decideCorrection, explainBreak, readBreak } from '#domain/payments/index.ts';
import { readRemittanceState } from '#domain/transfers/index.ts';
import { isId } from '#kernel/ids.ts';
import { namesOfBreaks } from '#web/books/break-names.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const file = await readBreak(app, scope, event.params.break);
    const { cause, reference } = file;
    const unpaid = cause === 'not_paid' && isId('rem', reference) ? await readRemittanceState(app, scope, reference) : null;
    const nameOf = await namesOfBreaks(app, scope, [file]);
    return { file, name: nameOf(file), accounts: CORRECTION_ACCOUNTS, unpaid };
  });

export const actions: Actions = {
  explain: (event) =>
    runForm(event, { 'why-note': 'text' }, async (typed) => {
      await explainBreak(event.locals.app, event.locals.scope, { break: event.params.break, note: typed['why-note'], field: 'why-note' });
      redirect(303, '/reconciliation?explained');
    }),
  correct: (event) =>
    runForm(event, { account: 'text', note: 'text' }, async (typed) => {
      await askCorrection(event.locals.app, event.locals.scope, { break: event.params.break, ...typed });
      redirect(303, '/reconciliation?correction_asked');
    }),
  decide: (event) =>
    runForm(event, { correction: 'text', answer: 'text', 'decide-note': 'text' }, async ({ correction, answer, ...typed }) => {
      const approve = answer === 'approve';
      const input = { break: event.params.break, correction, approve, note: typed['decide-note'] };
      await decideCorrection(event.locals.app, event.locals.scope, input);
      redirect(303, approve ? '/reconciliation?correction_done' : '/reconciliation?correction_declined');
    }),
};
