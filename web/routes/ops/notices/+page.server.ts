import { noticesActions, noticesLoad } from '#web/notices/notices-page.ts';

export const load = noticesLoad;
export const actions = noticesActions;
