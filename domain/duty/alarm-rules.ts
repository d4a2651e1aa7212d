import type { QueueSize } from '#kernel/queues.ts';

export interface AlarmLimit {
  /** Something that waits so long rings; 0: anything at all. */
  tooOldSeconds: number;
  /** So many ring, however new; null: any number may wait for a while. */
  tooMany: number | null;
}

/** How long a queue must have been short again until its alarm ends: one that goes up and down rings once. */
export const CALM_MS = 15 * 60_000;

/** Seconds that the oldest has waited; 0 for an empty queue. */
export function ageSeconds(size: QueueSize, now: Date): number {
  return size.oldestAt === null ? 0 : Math.max(0, (now.getTime() - size.oldestAt.getTime()) / 1000);
}

export function isOver(limit: AlarmLimit, size: QueueSize, now: Date): boolean {
  if (size.count === 0) return false;
  return ageSeconds(size, now) >= limit.tooOldSeconds || (limit.tooMany !== null && size.count >= limit.tooMany);
}

/** ring: tell those on duty. stir: it is over again before it was calm for long. calm: short again, wait and see. end: it stayed short, tell them. */
export type AlarmStep = 'ring' | 'stir' | 'calm' | 'end' | 'nothing';

export function nextStep(open: { calmSince: Date | null } | null, over: boolean, now: Date): AlarmStep {
  if (open === null) return over ? 'ring' : 'nothing';
  if (over) return open.calmSince === null ? 'nothing' : 'stir';
  if (open.calmSince === null) return 'calm';
  return now.getTime() - open.calmSince.getTime() >= CALM_MS ? 'end' : 'nothing';
}
