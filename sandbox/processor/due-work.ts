import type Stripe from 'stripe';
import { findCharge } from './charges.ts';
import { openDispute } from './disputes.ts';
import { PAY_OUT } from './balance-transactions.ts';
import { act, NO_REQUEST, secondsNow, type Act, type House } from './house.ts';
import { KEY_SECONDS } from './idempotency.ts';
import { arrive, payOut } from './payouts.ts';
import { anyDue, deleteAnswersBefore, deleteDue, findObject, selectDue } from './queries/objects.ts';
import { settleRefund } from './refunds.ts';
import { closeSession } from './sessions.ts';

const FORGET_EVERY_SECONDS = 60;

/** What falls due by itself, at its time. */
export const DUE_KINDS = ['expire_session', 'open_dispute', 'refund_fails', 'refund_pending', PAY_OUT, 'payout_arrives'] as const;

/** Carries out what has fallen due by the sandbox's clock, and forgets old idempotency keys. */
export async function doDueWork(house: House): Promise<number> {
  let done = 0;
  while (await anyDue(house.db, secondsNow(house))) {
    done += await act(house, NO_REQUEST, async (one) => {
      const due = await selectDue(one.tx, one.now);
      for (const work of due) {
        if (work.kind === 'expire_session') await expireIfOpen(one, work.object_id);
        if (work.kind === 'open_dispute') await openDispute(one, await findCharge(one, work.object_id), 'fraudulent');
        if (work.kind === 'refund_fails') await settleRefund(one, work.object_id, 'failed');
        if (work.kind === 'refund_pending') await settleRefund(one, work.object_id, 'succeeded');
        if (work.kind === PAY_OUT) await payOut(one);
        if (work.kind === 'payout_arrives') await arrive(one, work.object_id);
        await deleteDue(one.tx, work.id);
      }
      return due.length;
    });
  }
  const now = secondsNow(house);
  if (Math.abs(now - house.forgotAt) > FORGET_EVERY_SECONDS) {
    house.forgotAt = now;
    await deleteAnswersBefore(house.db, now - KEY_SECONDS);
  }
  return done;
}

async function expireIfOpen(one: Act, sessionId: string): Promise<void> {
  const session = await findObject<Stripe.Checkout.Session>(one.tx, 'checkout.session', sessionId);
  if (session?.status === 'open') await closeSession(one, session);
}
