import { codeActions, codeLoad } from '#web/notices/notices-page.ts';

export const load = codeLoad;
export const actions = codeActions;
