import { concernsPage } from '#web/review/concern-pages.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => concernsPage(event, 'help');
