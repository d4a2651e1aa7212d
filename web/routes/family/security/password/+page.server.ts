import { changeLoad, passwordActions } from '#web/identity/change-pages.ts';

export const load = changeLoad('customer');
export const actions = passwordActions('customer');
