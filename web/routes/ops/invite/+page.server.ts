import { leastLength, linkMinutes } from '#domain/identity/index.ts';
import { inviteActions, inviteLoad } from '#web/identity/links.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  ...(await inviteLoad('operator')(event)),
  least: leastLength(true),
  days: linkMinutes.invite / 60 / 24,
});

export const actions = inviteActions('operator');
