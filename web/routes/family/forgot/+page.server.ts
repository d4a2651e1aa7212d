import { forgotActions } from '#web/identity/links.ts';

export const actions = forgotActions('customer', '/forgot/sent');
