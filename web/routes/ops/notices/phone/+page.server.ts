import { phoneActions, phoneLoad } from '#web/notices/notices-page.ts';

export const load = phoneLoad;
export const actions = phoneActions;
