import { familySecurityActions, familySecurityLoad } from '#web/identity/security-page.ts';

export const load = familySecurityLoad;
export const actions = familySecurityActions;
