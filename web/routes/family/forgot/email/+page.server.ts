import { forgottenActions } from '#web/identity/change-pages.ts';

export const actions = forgottenActions;
