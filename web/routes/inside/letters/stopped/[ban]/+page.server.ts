import { banActions, loadBan } from '#web/letters/ban-page.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = loadBan;
export const actions: Actions = banActions;
