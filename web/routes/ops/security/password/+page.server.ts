import { changeLoad, passwordActions } from '#web/identity/change-pages.ts';

export const load = changeLoad('operator');
export const actions = passwordActions('operator');
