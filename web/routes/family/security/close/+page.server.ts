import { closeActions, closeLoad } from '#web/identity/leaving-pages.ts';

export const load = closeLoad;
export const actions = closeActions;
