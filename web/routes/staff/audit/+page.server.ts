import { checkTrail, loadTrail } from '#web/trail/trail-page.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({ trail: await loadTrail(event) });

export const actions: Actions = { check: checkTrail };
