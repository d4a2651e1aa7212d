import { notMeActions, notMeLoad } from '#web/identity/links.ts';

export const load = notMeLoad('customer');
export const actions = notMeActions('customer');
