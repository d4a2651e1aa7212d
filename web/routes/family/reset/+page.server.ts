import { leastLength } from '#domain/identity/index.ts';
import { resetActions, resetLoad } from '#web/identity/links.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({ ...(await resetLoad('customer')(event)), least: leastLength(false) });

export const actions = resetActions('customer');
