import { loadTrouble } from '#web/trouble.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = loadTrouble;
