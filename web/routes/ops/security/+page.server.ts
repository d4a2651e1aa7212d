import { securityActions, securityLoad } from '#web/identity/security-page.ts';

export const load = securityLoad;
export const actions = securityActions;
