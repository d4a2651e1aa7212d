import { lostFactorActions, lostFactorLoad } from '#web/identity/change-pages.ts';

export const load = lostFactorLoad;
export const actions = lostFactorActions;
