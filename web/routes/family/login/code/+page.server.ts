import { codeActions, codeLoad } from '#web/identity/login-page.ts';

export const load = codeLoad('customer');
export const actions = codeActions('customer');
