import { endAppActions, endAppLoad } from '#web/identity/factor-pages.ts';

export const load = endAppLoad;
export const actions = endAppActions('staff');
