import { redirect, type RequestEvent } from '@sveltejs/kit';
import { approveProposal, declineProposal, readProposal, withdrawProposal } from '#domain/directory/index.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import { pageOf } from './kinds.ts';
import { effectsOf } from './preview.ts';

/** A proposal with what it would change, for staff and operators alike. */
export async function loadProposal(event: RequestEvent) {
  const { app, scope, lang } = event.locals;
  return await runLoad(event, async () => {
    const { agency, facility, proposal, inForce, under, isStale, isOwn } = await readProposal(app, scope, event.params['proposal'] ?? '');
    const reader = { lang, timeZone: agency.timeZone, now: app.clock.now(), under };
    const { body, ...rest } = proposal;
    return {
      agency,
      facility,
      proposal: rest,
      page: pageOf(proposal.kind),
      effects: effectsOf(proposal.kind, inForce as never, body as never, reader),
      isStale,
      isOwn,
      now: app.clock.now(),
      made: event.url.searchParams.has('made'),
    };
  });
}

const back = (event: RequestEvent): never => redirect(303, event.locals.path);
const idOf = (event: RequestEvent): string => event.params['proposal'] ?? '';

export const proposalActions = {
  approve: (event: RequestEvent) =>
    runForm(event, {}, async () => {
      await approveProposal(event.locals.app, event.locals.scope, { proposalId: idOf(event) });
      back(event);
    }),
  decline: (event: RequestEvent) =>
    runForm(event, { reason: 'text' }, async ({ reason }) => {
      await declineProposal(event.locals.app, event.locals.scope, { proposalId: idOf(event), reason });
      back(event);
    }),
  withdraw: (event: RequestEvent) =>
    runForm(event, {}, async () => {
      await withdrawProposal(event.locals.app, event.locals.scope, { proposalId: idOf(event) });
      back(event);
    }),
};
