import { type RequestEvent, redirect } from '@sveltejs/kit';
import {
  endOtherSessions,
  endSession,
  listSessions,
  type OpenSession,
  type FactorState,
  listPasskeys,
  type Passkey,
  readDelayedChanges,
  readSecondFactor,
  stopDelayedChanges,
} from '#domain/identity/index.ts';
import { runForm } from '#web/form.ts';

const NOTES = ['ended', 'app-off', 'password-changed', 'email-changed', 'move-stopped', 'passkey', 'passkey-ended'] as const;
export type SecurityNote = (typeof NOTES)[number] | null;

export async function securityLoad({ locals: { app, scope, session }, url }: RequestEvent): Promise<{
  sessions: OpenSession[];
  note: SecurityNote;
  others: number | null;
  factor: FactorState | null;
  passkeys: Passkey[];
  email: string;
}> {
  const others = url.searchParams.get('others');
  return {
    sessions: await listSessions(app, scope),
    note: NOTES.find((note) => url.searchParams.has(note)) ?? null,
    others: others !== null && /^\d{1,4}$/.test(others) ? Number(others) : null,
    factor: await readSecondFactor(app, scope),
    passkeys: await listPasskeys(app, scope),
    email: session?.login.email ?? '',
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

/** Families' page besides: what an operator started and waits, and the button that stops it. */
export async function familySecurityLoad(event: RequestEvent) {
  return { ...(await securityLoad(event)), delayed: await readDelayedChanges(event.locals.app, event.locals.scope) };
}

export const familySecurityActions = {
  ...securityActions,
  stopMove: (event: RequestEvent) =>
    runForm(event, {}, async () => {
      await stopDelayedChanges(event.locals.app, event.locals.scope);
      redirect(303, '/security?move-stopped');
    }),
};
