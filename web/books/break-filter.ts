import { BREAK_STATES, type BreakState, type Cause, CAUSES } from '#domain/payments/index.ts';

/** Which differences an address asks for; what it does not know counts as nothing said. Open ones unless it says otherwise. */
export function breakFilter(query: URLSearchParams): { state: BreakState | null; cause: Cause | null; source: null; page: number } {
  const asked = query.get('state') ?? 'open';
  return {
    state: BREAK_STATES.find((state) => state === asked) ?? null,
    cause: CAUSES.find((cause) => cause === query.get('cause')) ?? null,
    source: null,
    page: Math.min(Math.max(Math.trunc(Number(query.get('page'))) || 0, 0), 1000),
  };
}
