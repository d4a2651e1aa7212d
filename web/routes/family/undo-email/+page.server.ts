import { undoEmailActions, emailLinkLoad } from '#web/identity/change-pages.ts';

export const load = emailLinkLoad('undo_email');
export const actions = undoEmailActions;
