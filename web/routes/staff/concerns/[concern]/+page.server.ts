import { concernActions, concernPage } from '#web/review/concern-pages.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = concernPage;

export const actions: Actions = concernActions('help');
