import { codeActions, codeLoad } from '#web/identity/login-page.ts';

export const load = codeLoad('staff');
export const actions = codeActions('staff');
