import { noticesActions, noticesLoad } from '#web/notices/notices-page.ts';
import { readScreens, screenActions } from '#web/notices/screens.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({ ...(await noticesLoad(event)), screens: await readScreens(event) });
export const actions = { ...noticesActions, ...screenActions };
