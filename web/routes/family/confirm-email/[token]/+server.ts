import { takeLink } from '#web/identity/links.ts';

export const GET = takeLink('confirm_email');
