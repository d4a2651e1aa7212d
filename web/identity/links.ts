import { type RequestEvent, redirect } from '@sveltejs/kit';
import {
  acceptInvite,
  isInviteTakenBack,
  type LoginRealm,
  type linkMinutes,
  readInvite,
  readLink,
  reportNotMe,
  requestReset,
  resetPassword,
  verifyEmail,
} from '#domain/identity/index.ts';
import { runForm } from '#web/form.ts';
import { deviceToken, dropLink, heldLink, holdLink, keepDevice, noteAddress, notedAddress } from './cookies.ts';
import { offerPhrase } from './phrase.ts';
import { showKey, type ShownKey } from './show-key.ts';

type Purpose = keyof typeof linkMinutes;
const PAGES: Record<Purpose, string> = {
  verify_email: '/verify',
  reset_password: '/reset',
  invite: '/invite',
  not_me: '/not-me',
  confirm_email: '/confirm-email',
  undo_email: '/undo-email',
  stop_move: '/stop-move',
};

/** What a link in a mail leads to first. It uses nothing up: mail scanners open links before people do. */
export function takeLink(purpose: Purpose) {
  return ({ params, cookies }: RequestEvent): never => {
    holdLink(cookies, purpose, String(params['token']).slice(0, 100));
    redirect(303, PAGES[purpose]);
  };
}

export async function verifyLoad({ locals, cookies }: RequestEvent): Promise<{ email: string | null; held: boolean }> {
  const token = heldLink(cookies, 'verify_email');
  const link = await readLink(locals.app, locals.scope, { token, purpose: 'verify_email', realm: 'customer' });
  return { email: link?.email ?? null, held: token !== '' };
}

export const verifyActions = {
  default: (event: RequestEvent) =>
    runForm(event, {}, async () => {
      const { app, scope } = event.locals;
      const held = { token: heldLink(event.cookies, 'verify_email'), deviceToken: deviceToken(event.cookies, 'customer') };
      keepDevice(event.cookies, 'customer', (await verifyEmail(app, scope, held)).deviceToken);
      dropLink(event.cookies, 'verify_email');
      redirect(303, '/login?verified');
    }),
};

/** "Send me a reset link", also to send one again: always the same answer. */
export function forgotActions(realm: LoginRealm, then: string) {
  return {
    default: (event: RequestEvent) =>
      runForm(event, { email: 'text' }, async ({ email }) => {
        const { app, scope, source } = event.locals;
        const sent = await requestReset(app, scope, { realm, email, source });
        noteAddress(event.cookies, sent.email);
        redirect(303, then);
      }),
  };
}

export function sentLoad({ cookies, url }: RequestEvent): { email: string; again: boolean } {
  return { email: notedAddress(cookies), again: url.searchParams.has('again') };
}

export function resetLoad(realm: LoginRealm) {
  return async ({ locals, cookies }: RequestEvent): Promise<{ email: string | null; held: boolean }> => {
    const token = heldLink(cookies, 'reset_password');
    const link = await readLink(locals.app, locals.scope, { token, purpose: 'reset_password', realm });
    return { email: link?.email ?? null, held: token !== '' };
  };
}

export function resetActions(realm: LoginRealm) {
  return {
    default: (event: RequestEvent) =>
      runForm(
        event,
        { password: 'secret', confirmation: 'secret', phrase: 'text', shown: 'text' },
        async ({ password, confirmation, phrase }) => {
          const { app, scope, lang } = event.locals;
          if (phrase !== '') return offerPhrase(lang);
          const held = { token: heldLink(event.cookies, 'reset_password'), deviceToken: deviceToken(event.cookies, realm) };
          const reset = await resetPassword(app, scope, { realm, ...held, password, confirmation });
          keepDevice(event.cookies, realm, reset.deviceToken);
          dropLink(event.cookies, 'reset_password');
          redirect(303, '/reset/done');
        },
      ),
  };
}

export function notMeLoad(realm: LoginRealm) {
  return async ({ locals, cookies }: RequestEvent): Promise<{ email: string | null; held: boolean }> => {
    const token = heldLink(cookies, 'not_me');
    const link = await readLink(locals.app, locals.scope, { token, purpose: 'not_me', realm });
    return { email: link?.email ?? null, held: token !== '' };
  };
}

export function notMeActions(realm: LoginRealm) {
  return {
    default: (event: RequestEvent) =>
      runForm(event, {}, async () => {
        const { app, scope, source } = event.locals;
        await reportNotMe(app, scope, { token: heldLink(event.cookies, 'not_me'), realm, source });
        dropLink(event.cookies, 'not_me');
        redirect(303, '/not-me/done');
      }),
  };
}

export interface InviteShown extends ShownKey {
  email: string;
  name: string;
}

export function inviteLoad(realm: 'staff' | 'operator') {
  return async ({ locals, cookies }: RequestEvent): Promise<{ invite: InviteShown | null; held: boolean; takenBack: boolean }> => {
    const token = heldLink(cookies, 'invite');
    const open = await readInvite(locals.app, locals.scope, { token, realm });
    if (!open) return { invite: null, held: token !== '', takenBack: await isInviteTakenBack(locals.app, locals.scope, { token, realm }) };
    return {
      invite: { email: open.email, name: open.name, ...(await showKey(open.totpSecret, open.totpUri)) },
      held: true,
      takenBack: false,
    };
  };
}

export function inviteActions(realm: 'staff' | 'operator') {
  const fields = {
    password: 'secret',
    confirmation: 'secret',
    code: 'secret',
    passkey: 'secret',
    phrase: 'text',
    shown: 'text',
  } as const;
  return {
    default: (event: RequestEvent) =>
      runForm(event, fields, async (typed) => {
        const { app, scope, lang } = event.locals;
        if (typed.phrase !== '') return offerPhrase(lang);
        const { password, confirmation, code, passkey } = typed;
        const { recoveryCodes, email } = await acceptInvite(app, scope, {
          realm,
          token: heldLink(event.cookies, 'invite'),
          password,
          confirmation,
          code,
          passkey,
          userAgent: event.request.headers.get('user-agent'),
        });
        dropLink(event.cookies, 'invite');
        return { recoveryCodes, email, byPasskey: passkey !== '' };
      }),
  };
}
