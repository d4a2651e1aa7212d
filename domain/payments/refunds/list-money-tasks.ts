import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Money } from '#kernel/money.ts';
import { requireActor, requireRealm, type Scope } from '#kernel/scope.ts';
import { factsOf } from '../queries.ts';
import { disputedPayments, refundFactsOf, stuckRefunds } from './queries.ts';
import { openAskOf } from '../way-out/asks.ts';
import { restsWithoutWay, whyOwed } from '../way-out/queries.ts';
import { type Dispute, disputesOf, isStuck, refundState, type RefundState } from './refund.ts';

export interface StuckRefund {
  refund: string;
  /** Null: what was left in the wallet of a closed login, or came back. */
  payment: string | null;
  purpose: string;
  subject: string;
  payer: string;
  amountCents: Money;
  state: RefundState;
  why: string | null;
  since: Date;
  /** Another way waits for a second person. */
  isAsked: boolean;
}

export type DisputedPayment = Dispute & { payment: string; purpose: string; subject: string; payer: string };

const MOST = 200;

/**
 * What waits for a person: refunds that did not get to their card, what was left in wallets of closed logins or came back, and disputes, those to be answered first by their last day.
 * Operators; the look is audited.
 */
export async function listMoneyTasks(app: App, scope: Scope): Promise<{ stuck: StuckRefund[]; disputes: DisputedPayment[] }> {
  requireRealm(scope, 'operator');
  requireActor(scope);
  return await app.tx(scope, async (tx) => {
    const stuck: StuckRefund[] = [];
    for (const row of await stuckRefunds(tx, MOST)) {
      const facts = await refundFactsOf(tx, row.refundId);
      const state = refundState(facts);
      const last = facts.findLast((fact) => fact.kind === 'failed' || fact.kind === 'refused');
      if (!isStuck(state) || !last) continue;
      const { refundId: refund, paymentId: payment, purpose, subject, payer, amountCents } = row;
      const isAsked = (await openAskOf(tx, refund)) !== null;
      stuck.push({
        refund,
        payment,
        purpose,
        subject,
        payer,
        amountCents,
        state,
        why: last.details['why'] ?? null,
        since: last.at,
        isAsked,
      });
    }
    for (const rest of await restsWithoutWay(tx, MOST)) {
      const { restId: refund, customer: payer, amountCents, purpose, subject, at: since } = rest;
      const isAsked = (await openAskOf(tx, refund)) !== null;
      stuck.push({ refund, payment: null, purpose, subject, payer, amountCents, state: 'failed', why: whyOwed(rest), since, isAsked });
    }
    const disputes: DisputedPayment[] = [];
    for (const row of await disputedPayments(tx, MOST)) {
      const { paymentId: payment, purpose, subject, payer } = row;
      disputes.push(...disputesOf(await factsOf(tx, payment)).map((one) => ({ ...one, payment, purpose, subject, payer })));
    }
    disputes.sort((a, b) => rank(a) - rank(b));
    await audit(tx, scope, { action: 'payments.tasks_read', subject: '-', details: { stuck: stuck.length } }, app.clock.now());
    return { stuck, disputes };
  });
}

// Open ones by their last day; closed ones after them, the newest first.
function rank(one: Dispute): number {
  if (one.closedAt === null) return one.answerBy?.getTime() ?? 0;
  return Number.MAX_SAFE_INTEGER - one.closedAt.getTime();
}
