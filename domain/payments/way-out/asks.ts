import type { Tx } from '#kernel/db.ts';
import { requireActor, requireRealm, requireRole, type Scope } from '#kernel/scope.ts';
import { wayAsksOf, type WayAsk } from './queries.ts';

export function requireFinance(scope: Scope): string {
  requireRealm(scope, 'operator');
  requireRole(scope, 'finance');
  return requireActor(scope);
}

/** The way that waits for a second person; null: nobody has asked, or all is decided. */
export function openOf(asks: readonly WayAsk[]): WayAsk | null {
  return asks.find(({ decidedAt }) => decidedAt === null) ?? null;
}

export async function openAskOf(tx: Tx, owedId: string): Promise<WayAsk | null> {
  return openOf(await wayAsksOf(tx, owedId));
}
