import { codeActions, codeLoad } from '#web/identity/login-page.ts';

export const load = codeLoad;
export const actions = codeActions;
