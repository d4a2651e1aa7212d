import { type RequestEvent, redirect } from '@sveltejs/kit';
import { disableLogin, enableLogin, sendInviteAgain, takeBackInvite } from '#domain/identity/index.ts';
import { type Scope, worksAt, worksEverywhere } from '#kernel/scope.ts';
import { runForm } from '#web/form.ts';

const NOTES = ['invited', 'again', 'taken_back', 'closed', 'opened', 'changed'] as const;
export type PeopleNote = (typeof NOTES)[number] | null;

export function noteOf(url: URL): PeopleNote {
  return NOTES.find((note) => url.searchParams.has(note)) ?? null;
}

/** Where the reader may let others work: nowhere he doesn't himself. */
export function placesToGive(scope: Scope, facilities: readonly { id: string; name: string }[]) {
  const isHouse = scope.realm === 'operator';
  const given = facilities.filter(({ id }) => isHouse || worksAt(scope, id)).map(({ id, name }) => ({ id, name }));
  return { whole: isHouse || worksEverywhere(scope), facilities: given };
}

/** Taking back and sending again what nobody has accepted yet, on every page that lists people. */
export const inviteActs = {
  again: (event: RequestEvent) =>
    runForm(event, { invite: 'text' }, async ({ invite }) => {
      await sendInviteAgain(event.locals.app, event.locals.scope, { inviteId: invite });
      redirect(303, `${event.locals.path}?again`);
    }),
  take_back: (event: RequestEvent) =>
    runForm(event, { invite: 'text' }, async ({ invite }) => {
      await takeBackInvite(event.locals.app, event.locals.scope, { inviteId: invite });
      redirect(303, `${event.locals.path}?taken_back`);
    }),
};

/** Closing and opening logins, on every page that lists people. */
export const decideActions = {
  ...inviteActs,
  close: (event: RequestEvent) =>
    runForm(event, { login: 'text' }, async ({ login }) => {
      await disableLogin(event.locals.app, event.locals.scope, { loginId: login, reason: 'closed on the people page' });
      redirect(303, `${event.locals.path}?closed`);
    }),
  open: (event: RequestEvent) =>
    runForm(event, { login: 'text' }, async ({ login }) => {
      await enableLogin(event.locals.app, event.locals.scope, { loginId: login, reason: 'opened on the people page' });
      redirect(303, `${event.locals.path}?opened`);
    }),
};
