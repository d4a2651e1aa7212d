import { confirmEmailActions, emailLinkLoad } from '#web/identity/change-pages.ts';

export const load = emailLinkLoad('confirm_email');
export const actions = confirmEmailActions;
