import { loginActions, loginLoad } from '#web/identity/login-page.ts';

export const load = loginLoad('operator');
export const actions = loginActions('operator');
