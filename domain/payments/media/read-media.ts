import { readAvailable, residentMedia, unlessNew } from '#domain/ledger/index.ts';
import type { App } from '#kernel/app.ts';
import type { Money } from '#kernel/money.ts';
import { requireActor, requireRealm, type Scope, systemFor } from '#kernel/scope.ts';
import { sellsInside } from './give-money.ts';
import { type MediaLine, mediaLines } from './queries.ts';

const PAGE = 10;

export interface MediaBalance {
  /** Whether something can be bought with it where he is. */
  isOpen: boolean;
  balanceCents: Money;
  lines: MediaLine[];
  /** For the page after this one. */
  next: Date | null;
}

/** His own media balance, in cents, and what went in and out of it, the newest first. People held. */
export async function readMedia(app: App, scope: Scope, page: { before?: Date | null } = {}): Promise<MediaBalance> {
  requireRealm(scope, 'resident');
  const resident = requireActor(scope);
  const agency = scope.agency ?? '';
  const now = app.clock.now();
  const account = residentMedia(resident, agency);
  const balanceCents = await app.tx(systemFor(scope, agency), (tx) => unlessNew(readAvailable(tx, scope, account, now), 0n));
  return await app.tx(scope, async (tx) => {
    const lines = await mediaLines(tx, resident, { before: page.before ?? null, limit: PAGE + 1 });
    const isOpen = await sellsInside(tx, agency, now);
    return { isOpen, balanceCents, lines: lines.slice(0, PAGE), next: lines.length > PAGE ? lines[PAGE - 1]!.at : null };
  });
}
