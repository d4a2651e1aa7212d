import { takeLink } from '#web/identity/links.ts';

export const GET = takeLink('stop_move');
