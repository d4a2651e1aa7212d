import { loginActions, loginLoad } from '#web/identity/login-page.ts';

export const load = loginLoad('staff');
export const actions = loginActions('staff');
