import { verifyActions, verifyLoad } from '#web/identity/links.ts';

export const load = verifyLoad;
export const actions = verifyActions;
