import { endPasskeyActions, endPasskeyLoad } from '#web/identity/passkey-pages.ts';

export const load = endPasskeyLoad;
export const actions = endPasskeyActions('customer');
