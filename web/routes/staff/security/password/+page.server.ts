import { changeLoad, passwordActions } from '#web/identity/change-pages.ts';

export const load = changeLoad('staff');
export const actions = passwordActions('staff');
