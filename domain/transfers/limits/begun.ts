import { type LimitWindow, limitWindows } from '#domain/directory/index.ts';
import type { Money } from '#kernel/money.ts';
import type { Asked, Begun } from './queries.ts';

export type BegunHere = Begun & { windows: LimitWindow[] };

/** The windows in which what was begun counts for a sending that is asked about. */
export function windowsOf({ residentId, createdAt }: Begun, asked: Pick<Asked, 'residentId' | 'times'>): LimitWindow[] {
  return limitWindows.filter((window) => {
    const { from, until } = asked.times[window];
    const isOfAll = window === 'all_day' || window === 'all_month';
    return createdAt >= from && createdAt < until && (isOfAll || residentId === asked.residentId);
  });
}

/** What counts in a window although it is not paid. */
export function begunIn(all: readonly BegunHere[], window: LimitWindow): { begun: BegunHere[]; cents: Money } {
  const begun = all.filter(({ windows }) => windows.includes(window));
  return { begun, cents: begun.reduce((sum, { amountCents }) => sum + amountCents, 0n) };
}
