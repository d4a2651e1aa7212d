import { codesActions, codesLoad } from '#web/identity/factor-pages.ts';

export const load = codesLoad();
export const actions = codesActions('staff');
