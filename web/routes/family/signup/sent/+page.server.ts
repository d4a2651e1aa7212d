import { linkMinutes } from '#domain/identity/index.ts';
import { forgotActions, sentLoad } from '#web/identity/links.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => ({ ...sentLoad(event), hours: linkMinutes.verify_email / 60 });

export const actions = forgotActions('customer', '/signup/sent?again');
