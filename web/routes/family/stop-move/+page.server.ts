import { emailLinkLoad, stopMoveActions } from '#web/identity/change-pages.ts';

export const load = emailLinkLoad('stop_move');
export const actions = stopMoveActions;
