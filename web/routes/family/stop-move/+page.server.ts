import { stopActions, stopLoad } from '#web/identity/change-pages.ts';

export const load = stopLoad;
export const actions = stopActions;
