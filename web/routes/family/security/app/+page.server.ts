import { appActions, appLoad } from '#web/identity/factor-pages.ts';

export const load = appLoad;
export const actions = appActions('customer');
