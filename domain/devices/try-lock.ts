/** Wrong tries in a row that lock a person's number at one device, or a device for everybody. */
export const TRIES = { person: 5, device: 20 } as const;
export type Tried = keyof typeof TRIES;

/** After this long without a wrong try the count starts anew. */
export const FORGET_TRIES_AFTER_MS = 24 * 3_600_000;

const MINUTES = [15, 60];

/**
 * How long the try that makes `failures` wrong ones in a row locks, in minutes; 0 = not at all. It ends by itself, and a new slip ends a person's. Counted
 * at each device, so that whoever types another's number elsewhere locks nobody out here. A device's lock stays short: others wait behind.
 */
export function lockMinutes(tried: Tried, failures: number): number {
  if (failures < TRIES[tried]) return 0;
  if (tried === 'device') return MINUTES[0]!;
  if (failures >= 20) return 24 * 60;
  return MINUTES[Math.min(failures - TRIES[tried], MINUTES.length - 1)]!;
}
