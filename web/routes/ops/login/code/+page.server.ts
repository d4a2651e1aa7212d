import { codeActions, codeLoad } from '#web/identity/login-page.ts';

export const load = codeLoad('operator');
export const actions = codeActions('operator');
