import { type RequestEvent, redirect } from '@sveltejs/kit';
import {
  askForgottenEmail,
  askLostFactor,
  changePassword,
  confirmEmailChange,
  DELAY_HOURS,
  type DelayedChange,
  type FactorState,
  leastLength,
  type LoginRealm,
  readDelayedByLink,
  readEmailChange,
  readSecondFactor,
  readSignIn,
  requestEmailChange,
  stopDelayedByLink,
  undoEmailChange,
} from '#domain/identity/index.ts';
import { runForm } from '#web/form.ts';
import { deviceToken, dropLink, heldLink, keepDevice, keptAttempt } from './cookies.ts';
import { offerPhrase } from './phrase.ts';

/** The pages on which somebody changes his password or e-mail: a fresh sign-in, and the password once more. */

/** Leads to the sign-in page and back when the sign-in is older than an hour. */
export function askFresh({ locals }: RequestEvent): void {
  if (!locals.session?.isFresh) redirect(303, `/login?fresh&next=${encodeURIComponent(locals.path)}`);
}

interface ChangeData {
  email: string;
  factor: FactorState | null;
  least: number;
}

export function changeLoad(realm: LoginRealm) {
  return async (event: RequestEvent): Promise<ChangeData> => {
    askFresh(event);
    const { app, scope, session } = event.locals;
    const factor = await readSecondFactor(app, scope);
    return { email: session?.login.email ?? '', factor, least: leastLength(realm !== 'customer') };
  };
}

export function passwordActions(realm: LoginRealm) {
  const fields = {
    password: 'secret',
    newPassword: 'secret',
    confirmation: 'secret',
    code: 'secret',
    passkey: 'secret',
    phrase: 'text',
    shown: 'text',
  } as const;
  return {
    default: (event: RequestEvent) =>
      runForm(event, fields, async ({ phrase, password, newPassword, confirmation, code, passkey }) => {
        askFresh(event);
        const { app, scope, lang, source } = event.locals;
        if (phrase !== '') return offerPhrase(lang);
        const proof = { password, code, passkey, source, deviceToken: deviceToken(event.cookies, realm) };
        await changePassword(app, scope, { ...proof, newPassword, confirmation });
        redirect(303, '/security?password-changed');
      }),
  };
}

export const emailActions = {
  default: (event: RequestEvent) =>
    runForm(event, { email: 'text', password: 'secret', code: 'secret', passkey: 'secret' }, async (typed) => {
      askFresh(event);
      const { app, scope, source } = event.locals;
      return { sent: await requestEmailChange(app, scope, { ...typed, source, deviceToken: deviceToken(event.cookies, 'customer') }) };
    }),
};

type Purpose = 'confirm_email' | 'undo_email';

export function emailLinkLoad(purpose: Purpose) {
  return async ({ locals, cookies }: RequestEvent): Promise<{ change: { oldEmail: string; newEmail: string } | null; held: boolean }> => {
    const token = heldLink(cookies, purpose);
    return { change: await readEmailChange(locals.app, locals.scope, { token, purpose }), held: token !== '' };
  };
}

export const confirmEmailActions = {
  default: (event: RequestEvent) =>
    runForm(event, {}, async () => {
      const { app, scope, session } = event.locals;
      const token = heldLink(event.cookies, 'confirm_email');
      const changed = await confirmEmailChange(app, scope, { token, deviceToken: deviceToken(event.cookies, 'customer') });
      keepDevice(event.cookies, 'customer', changed.deviceToken);
      dropLink(event.cookies, 'confirm_email');
      redirect(303, session ? '/security?email-changed' : '/login?verified');
    }),
};

export const undoEmailActions = {
  default: (event: RequestEvent) =>
    runForm(event, {}, async () => {
      const { app, scope, source } = event.locals;
      await undoEmailChange(app, scope, { token: heldLink(event.cookies, 'undo_email'), source });
      dropLink(event.cookies, 'undo_email');
      redirect(303, '/not-me/done');
    }),
};

/** What an operator started for a login, by the link that stops it. */
export async function stopLoad({ locals, cookies }: RequestEvent): Promise<{
  change: (DelayedChange & { email: string }) | null;
  held: boolean;
}> {
  const token = heldLink(cookies, 'stop_move');
  return { change: await readDelayedByLink(locals.app, locals.scope, { token }), held: token !== '' };
}

export const stopActions = {
  default: (event: RequestEvent) =>
    runForm(event, {}, async () => {
      const { app, scope, source } = event.locals;
      const stopped = await stopDelayedByLink(app, scope, { token: heldLink(event.cookies, 'stop_move'), source });
      dropLink(event.cookies, 'stop_move');
      return { stopped: stopped.kind };
    }),
};

/** Somebody who no longer knows or has his e-mail. */
export const forgottenActions = {
  default: (event: RequestEvent) =>
    runForm(event, { name: 'text', address: 'text', phone: 'text', email: 'text' }, async (typed) => {
      const { app, scope, source } = event.locals;
      await askForgottenEmail(app, scope, { ...typed, source });
      redirect(303, '/forgot/email/sent');
    }),
};

/** Somebody whose password was right, and who has lost the phone and the recovery codes. */
export async function lostFactorLoad({ locals, cookies }: RequestEvent): Promise<{ waits: boolean; hours: number }> {
  const waiting = await readSignIn(locals.app, locals.scope, { attempt: keptAttempt(cookies) });
  return { waits: waiting?.codeBy === 'app', hours: DELAY_HOURS };
}

export const lostFactorActions = {
  default: (event: RequestEvent) =>
    runForm(event, { name: 'text', address: 'text', phone: 'text' }, async (typed) => {
      const { app, scope, source } = event.locals;
      await askLostFactor(app, scope, { ...typed, attempt: keptAttempt(event.cookies), source });
      redirect(303, '/forgot/factor/sent');
    }),
};
