import { linkMinutes } from '#domain/identity/index.ts';
import { forgotActions, sentLoad } from '#web/identity/links.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => ({ ...sentLoad(event), minutes: linkMinutes.reset_password });

export const actions = forgotActions('customer', '/forgot/sent?again');
