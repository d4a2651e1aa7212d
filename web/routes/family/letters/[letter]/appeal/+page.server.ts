import { appealActions, loadAppeal } from '#web/letters/appeal-page.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = loadAppeal;
export const actions: Actions = appealActions;
