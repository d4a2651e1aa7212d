import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Money } from '#kernel/money.ts';
import { requireActor, requireRealm, type Scope } from '#kernel/scope.ts';
import { heldAmong } from '../held/queries.ts';
import { factsOfAll } from '../queries.ts';
import { openAsksAmong, restsWithoutWay, whyOwed } from '../way-out/queries.ts';
import { disputedPayments, refundFactsOfAll, stuckRefunds } from './queries.ts';
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

export type DisputedPayment = Dispute & {
  payment: string;
  purpose: string;
  subject: string;
  payer: string;
  /** What is set aside of the payer's wallet for it; null: nothing (any more). */
  heldCents: Money | null;
};

const MOST = 200;

/**
 * What waits for a person: refunds that did not get to their card, what was left in wallets of closed logins or came back, and disputes, those to be answered first by their last day.
 * Operators; the look is audited.
 */
export async function listMoneyTasks(app: App, scope: Scope): Promise<{ stuck: StuckRefund[]; disputes: DisputedPayment[] }> {
  requireRealm(scope, 'operator');
  requireActor(scope);
  return await app.tx(scope, async (tx) => {
    const rows = await stuckRefunds(tx, MOST);
    const rests = await restsWithoutWay(tx, MOST);
    const facts = await refundFactsOfAll(
      tx,
      rows.map(({ refundId }) => refundId),
    );
    const asked = await openAsksAmong(tx, [...rows.map(({ refundId }) => refundId), ...rests.map(({ restId }) => restId)]);
    const stuck = [
      ...rows.flatMap((row): StuckRefund[] => {
        const { refundId: refund, paymentId: payment, purpose, subject, payer, amountCents } = row;
        const known = facts.get(refund)!;
        const state = refundState(known);
        const last = known.findLast((fact) => fact.kind === 'failed' || fact.kind === 'refused');
        if (!isStuck(state) || !last) return [];
        const why = last.details['why'] ?? null;
        return [{ refund, payment, purpose, subject, payer, amountCents, state, why, since: last.at, isAsked: asked.has(refund) }];
      }),
      ...rests.map((rest): StuckRefund => {
        const { restId: refund, customer: payer, amountCents, purpose, subject, at: since } = rest;
        const isAsked = asked.has(refund);
        return { refund, payment: null, purpose, subject, payer, amountCents, state: 'failed', why: whyOwed(rest), since, isAsked };
      }),
    ];
    const disputed = await disputedPayments(tx, MOST);
    const told = await factsOfAll(
      tx,
      disputed.map(({ paymentId }) => paymentId),
    );
    const read = disputed.flatMap(({ paymentId: payment, purpose, subject, payer }) =>
      disputesOf(told.get(payment)!).map((one) => ({ ...one, payment, purpose, subject, payer })),
    );
    const held = await heldAmong(
      tx,
      read.map(({ dispute }) => dispute),
    );
    const disputes = read.map((one): DisputedPayment => {
      const part = held.get(one.dispute);
      return { ...one, heldCents: part?.endedAt === null ? part.amountCents : null };
    });
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
