import { notMeActions, notMeLoad } from '#web/identity/links.ts';

export const load = notMeLoad('operator');
export const actions = notMeActions('operator');
