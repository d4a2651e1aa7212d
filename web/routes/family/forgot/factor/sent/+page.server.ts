import { DELAY_HOURS } from '#domain/identity/index.ts';

export const load = () => ({ hours: DELAY_HOURS });
