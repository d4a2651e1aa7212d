import { leastLength } from '#domain/identity/index.ts';
import { resetActions, resetLoad } from '#web/identity/links.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({ ...(await resetLoad('staff')(event)), least: leastLength(true) });

export const actions = resetActions('staff');
