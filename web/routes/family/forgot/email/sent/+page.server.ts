import { MOVE_HOURS } from '#domain/identity/index.ts';

export const load = () => ({ hours: MOVE_HOURS });
