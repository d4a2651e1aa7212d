import { loginActions, loginLoad } from '#web/identity/login-page.ts';

export const load = loginLoad('customer');
export const actions = loginActions('customer');
