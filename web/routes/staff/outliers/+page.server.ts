import { loadOutliers, outlierActions } from '#web/oversight/outliers-page.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({ outliers: await loadOutliers(event) });

export const actions: Actions = outlierActions;
