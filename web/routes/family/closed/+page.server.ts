import { CLOSING_DAYS } from '#domain/identity/index.ts';

export const load = () => ({ days: CLOSING_DAYS });
