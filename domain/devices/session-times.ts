const MINUTE = 60_000;

export const kinds = ['tablet', 'kiosk'] as const;
export type DeviceKind = (typeof kinds)[number];

interface SessionTimes {
  /** Ends after this long in any case; one extension gives as much again. */
  wholeMs: number;
  /** Ends after this long without a request. */
  idleMs: number;
}

/** A kiosk is shared, and others wait behind; a tablet lies in one hand. */
export const sessionTimes: Record<DeviceKind, SessionTimes> = {
  kiosk: { wholeMs: 15 * MINUTE, idleMs: 3 * MINUTE },
  tablet: { wholeMs: 60 * MINUTE, idleMs: 10 * MINUTE },
};

/** Whoever writes sends nothing for a while. */
export const WRITING_MS = 15 * MINUTE;
/** This long before the end the page says so. */
export const WARN_MS = 2 * MINUTE;
/** Where scripts run, this long without a touch brings the question "Still there?", and this long after it the end. */
export const ASK_SECONDS = 70;
export const ANSWER_SECONDS = 20;
