import { takeLink } from '#web/identity/links.ts';

export const GET = takeLink('not_me');
