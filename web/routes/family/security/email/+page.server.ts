import { changeLoad, emailActions } from '#web/identity/change-pages.ts';

export const load = changeLoad('customer');
export const actions = emailActions;
