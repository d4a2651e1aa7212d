import { newPasskeyActions, newPasskeyLoad } from '#web/identity/passkey-pages.ts';

export const load = newPasskeyLoad;
export const actions = newPasskeyActions;
