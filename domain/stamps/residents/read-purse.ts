import { readStampsPolicy } from '#domain/directory/index.ts';
import type { App } from '#kernel/app.ts';
import { requireActor, requireRealm, type Scope } from '#kernel/scope.ts';
import { choose } from '../draw.ts';
import { freeReplies, purseOf } from './queries.ts';

export interface ResidentPurse {
  /** Of those the agency gives each month. */
  monthly: bigint;
  /** How many of those he has again on the 1st; 0: the agency gives none. */
  monthlyUpTo: number;
  /** Given to him by others. */
  own: bigint;
  /** Whom he may answer with a stamp of theirs, and how many times. */
  replies: Map<string, number>;
}

/** What somebody held may use now. Himself. */
export async function readResidentPurse(app: App, scope: Scope): Promise<ResidentPurse> {
  requireRealm(scope, 'resident');
  const resident = requireActor(scope);
  const agencyId = scope.agency ?? '';
  return await app.tx(scope, async (tx) => {
    const now = app.clock.now();
    const { monthly, own } = await purseOf(tx, resident, agencyId, now);
    const policy = await readStampsPolicy(tx, { agencyId, facilityId: null }, now);
    const replies = new Map<string, number>();
    for (const { customer } of await freeReplies(tx, resident, null)) replies.set(customer, (replies.get(customer) ?? 0) + 1);
    return { monthly: monthly ?? 0n, monthlyUpTo: policy?.freePerMonth ?? 0, own: own ?? 0n, replies };
  });
}

export interface AnswerStamps {
  /** A stamp of the one who is answered; then none of the others is used. */
  isReply: boolean;
  monthly: bigint;
  own: bigint;
}

/** What a letter to a customer would be sent with now; null: he has too few. Himself. */
export async function stampsForAnswer(
  app: App,
  scope: Scope,
  { to, stamps }: { to: string; stamps: bigint },
): Promise<AnswerStamps | null> {
  const { monthly, own, replies } = await readResidentPurse(app, scope);
  const chosen = choose({ reply: replies.has(to) ? to : null, monthly, own }, stamps);
  return chosen && { isReply: stamps > 0n && chosen.reply !== null, monthly: chosen.monthly, own: chosen.own };
}
