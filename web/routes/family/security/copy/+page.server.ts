import { copyActions, copyLoad } from '#web/identity/leaving-pages.ts';

export const load = copyLoad;
export const actions = copyActions;
