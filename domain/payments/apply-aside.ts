import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Effect } from './effect.ts';
import type { PaymentRow } from './queries.ts';
import { applyDispute } from './refunds/apply-dispute.ts';
import { applyRefund } from './refunds/apply-refund.ts';

/** What happened to money that was taken before. */
export async function applyAside(app: App, tx: Tx, scope: Scope, payment: PaymentRow, effect: Effect): Promise<'done' | 'known'> {
  return effect.kind.startsWith('dispute') ? applyDispute(app, tx, scope, payment, effect) : applyRefund(app, tx, scope, payment, effect);
}
