import { type RequestEvent, redirect } from '@sveltejs/kit';
import {
  confirmTotp,
  endTotp,
  type FactorState,
  type LoginRealm,
  makeNewRecoveryCodes,
  readSecondFactor,
  readTotpSetup,
  startTotp,
} from '#domain/identity/index.ts';
import { runForm } from '#web/form.ts';
import { askFresh } from './change-pages.ts';
import { deviceToken } from './cookies.ts';
import { showKey, type ShownKey } from './show-key.ts';

/** The pages on which somebody changes his second factor. All ask for the password once more. */

const emailOf = ({ locals }: RequestEvent): string => locals.session?.login.email ?? '';

export function codesLoad() {
  return async (event: RequestEvent): Promise<{ email: string; factor: FactorState }> => {
    const factor = await readSecondFactor(event.locals.app, event.locals.scope);
    return factor ? { email: emailOf(event), factor } : redirect(303, '/security');
  };
}

export function codesActions(realm: LoginRealm) {
  return {
    default: (event: RequestEvent) =>
      runForm(event, { password: 'secret', code: 'secret', passkey: 'secret' }, async (typed) => {
        const { app, scope, source } = event.locals;
        return await makeNewRecoveryCodes(app, scope, { ...typed, source, deviceToken: deviceToken(event.cookies, realm) });
      }),
  };
}

export async function appLoad(event: RequestEvent): Promise<{ shown: ShownKey | null; email: string; isOn: boolean }> {
  askFresh(event);
  const { app, scope } = event.locals;
  const setup = await readTotpSetup(app, scope);
  const isOn = (await readSecondFactor(app, scope))?.app === true;
  return { shown: setup && (await showKey(setup.totpSecret, setup.totpUri)), email: emailOf(event), isOn };
}

export function appActions(realm: LoginRealm) {
  return {
    start: (event: RequestEvent) =>
      runForm(event, {}, async () => {
        askFresh(event);
        await startTotp(event.locals.app, event.locals.scope);
        redirect(303, '/security/app');
      }),
    confirm: (event: RequestEvent) =>
      runForm(event, { password: 'secret', code: 'secret', passkey: 'secret' }, async (typed) => {
        askFresh(event);
        const { app, scope, source } = event.locals;
        return await confirmTotp(app, scope, { ...typed, source, deviceToken: deviceToken(event.cookies, realm) });
      }),
  };
}

export async function endAppLoad({ locals }: RequestEvent): Promise<{ factor: FactorState }> {
  const factor = await readSecondFactor(locals.app, locals.scope);
  return factor?.app ? { factor } : redirect(303, '/security');
}

export function endAppActions(realm: LoginRealm) {
  return {
    default: (event: RequestEvent) =>
      runForm(event, { password: 'secret', code: 'secret', passkey: 'secret' }, async (typed) => {
        const { app, scope, source } = event.locals;
        await endTotp(app, scope, { ...typed, source, deviceToken: deviceToken(event.cookies, realm) });
        redirect(303, '/security?app-off');
      }),
  };
}
