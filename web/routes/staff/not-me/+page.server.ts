import { notMeActions, notMeLoad } from '#web/identity/links.ts';

export const load = notMeLoad('staff');
export const actions = notMeActions('staff');
