import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import { requireRealm, type Scope } from '#kernel/scope.ts';
import { decisionOn, type DecisionRow, insertDecision, insertItem, itemOf, type ItemRow, lockWaiting } from './queries.ts';

/** Puts something in line for a person to read. The same thing stands there once. The system. */
export async function handIn(tx: Tx, scope: Scope, item: Omit<ItemRow, 'itemId'>): Promise<void> {
  requireRealm(scope, 'system');
  await insertItem(tx, { ...item, itemId: newId('rev') });
}

/** Takes something out of the line for its sender. False when somebody has it in hand or has decided: then it stays. The system. */
export async function withdraw(app: App, tx: Tx, scope: Scope, subject: string): Promise<boolean> {
  requireRealm(scope, 'system');
  const item = await itemOf(tx, subject);
  if (!item) return true; // not yet in line
  const now = app.clock.now();
  const place = await lockWaiting(tx, item.itemId);
  if (!place || (place.leasedUntil !== null && place.leasedUntil > now)) return false;
  await insertDecision(tx, item, { outcome: 'withdrawn', reason: null, rule: null, note: null, at: now, actor: scope.actor });
  return true;
}

/** What was decided about something, as the scope may see it. */
export async function readDecision(tx: Tx, item: string): Promise<DecisionRow | undefined> {
  return await decisionOn(tx, item);
}
