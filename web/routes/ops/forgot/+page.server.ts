import { forgotActions } from '#web/identity/links.ts';

export const actions = forgotActions('operator', '/forgot/sent');
