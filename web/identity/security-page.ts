import { type RequestEvent, redirect } from '@sveltejs/kit';
import { endOtherSessions, endSession, listSessions, type OpenSession } from '#domain/identity/index.ts';
import { runForm } from '#web/form.ts';

export async function securityLoad({
  locals,
  url,
}: RequestEvent): Promise<{ sessions: OpenSession[]; ended: boolean; others: number | null }> {
  const others = url.searchParams.get('others');
  return {
    sessions: await listSessions(locals.app, locals.scope),
    ended: url.searchParams.has('ended'),
    others: others !== null && /^\d{1,4}$/.test(others) ? Number(others) : null,
  };
}

export const securityActions = {
  end: (event: RequestEvent) =>
    runForm(event, { session: 'text' }, async ({ session }) => {
      await endSession(event.locals.app, event.locals.scope, { sessionId: session });
      redirect(303, '/security?ended');
    }),
  others: (event: RequestEvent) =>
    runForm(event, {}, async () => {
      const count = await endOtherSessions(event.locals.app, event.locals.scope);
      redirect(303, `/security?others=${count}`);
    }),
};
