import type { ApprovalRule, ApprovalService } from '../policies/approval-rule.ts';

export const DAY_MS = 86_400_000;

/** What became of one ask so far. */
export type AskState = 'waiting' | 'approved' | 'denied' | 'withdrawn' | 'revoked' | 'expired';

export interface AskFacts {
  service: ApprovalService;
  state: AskState;
  /** Since when it is in this state. */
  at: Date;
  /** Only of an approval: its end, and where the person was when it was given. */
  validUntil: Date | null;
  facilityId: string | null;
}

/** Everything that decides whether a customer may use a service with a resident now. */
export interface UseFacts {
  now: Date;
  rule: ApprovalRule;
  /** Where the resident is, since when he is in the agency without having left, and when he came; null: long ago. */
  facilityId: string;
  arrivedAt: Date;
  newSince: Date | null;
  /** This customer's asks for this resident, the newest first. */
  asks: readonly AskFacts[];
  /** An order or the registry of an agency stands between the two. */
  restricted: boolean;
  /** The customer's own "don't let me send". */
  barredUntil: Date | null;
  /** The customer's own block of this resident. */
  blocked: boolean;
  /** The customer has sent money to somebody else of this agency before. */
  tiedElsewhere: boolean;
}

export type UseReason = 'restricted' | 'barred' | 'blocked' | 'one_person' | 'not_asked' | 'waiting' | 'denied' | 'ended';
export type UseAnswer =
  | { ok: true; because: 'open' | 'grace' | 'approved' | 'visitor'; until: Date | null }
  /** `until`: of a bar its end; of a no the day from which one may ask again. */
  | { ok: false; because: UseReason; until: Date | null };

/** Whether a service may be used, and if not, which of the reasons comes first. Orders come before everything else. */
export function mayUse(service: ApprovalService, facts: UseFacts): UseAnswer {
  if (facts.restricted) return { ok: false, because: 'restricted', until: null };
  if (service === 'money' && facts.barredUntil !== null && facts.barredUntil > facts.now)
    return { ok: false, because: 'barred', until: facts.barredUntil };
  if (facts.blocked) return { ok: false, because: 'blocked', until: null };
  const approval = validApproval(service, facts);
  if (approval) return { ok: true, because: 'approved', until: approval.validUntil };
  const second = needsSecondYes(service, facts);
  if (!second) {
    const open = openWithoutAsking(service, facts);
    if (open) return open;
  }
  return refusedFor(service, facts, second);
}

/** Whether somebody's yes can be asked for at all; if not, nobody's counts. */
export function needsAYes(service: ApprovalService, rule: ApprovalRule): boolean {
  return rule[service].by !== 'nobody' || (service === 'money' && rule.onePerson.on);
}

/** Who sent money to one person of the agency needs a yes for every other. */
function needsSecondYes(service: ApprovalService, facts: UseFacts): boolean {
  return service === 'money' && facts.rule.onePerson.on && facts.tiedElsewhere;
}

function openWithoutAsking(service: ApprovalService, facts: UseFacts): UseAnswer | null {
  const { by, graceDays } = facts.rule[service];
  if (by === 'nobody') return { ok: true, because: 'open', until: null };
  const graceEnds = facts.newSince && new Date(facts.newSince.getTime() + graceDays * DAY_MS);
  if (graceDays > 0 && graceEnds && facts.now < graceEnds) return { ok: true, because: 'grace', until: graceEnds };
  const visit = service === 'money' && facts.rule.moneyOnly.visitorsOnly ? validApproval('visits', facts) : undefined;
  return visit ? { ok: true, because: 'visitor', until: visit.validUntil } : null;
}

function refusedFor(service: ApprovalService, facts: UseFacts, second: boolean): UseAnswer {
  const newest = facts.asks.find((ask) => ask.service === service);
  if (newest === undefined) return { ok: false, because: second ? 'one_person' : 'not_asked', until: null };
  if (newest.state === 'waiting') return { ok: false, because: 'waiting', until: null };
  if (newest.state !== 'denied' && newest.state !== 'revoked') return { ok: false, because: 'ended', until: null };
  const again = new Date(newest.at.getTime() + facts.rule.askAgainDays * DAY_MS);
  return { ok: false, because: newest.state === 'denied' ? 'denied' : 'ended', until: again > facts.now ? again : null };
}

/** The approval that counts now: not over, and not lost by a move or a release where the agency says so. */
export function validApproval(service: ApprovalService, facts: Omit<UseFacts, 'restricted'>): AskFacts | undefined {
  return facts.asks.find(
    (ask) =>
      ask.service === service &&
      ask.state === 'approved' &&
      (ask.validUntil === null || ask.validUntil > facts.now) &&
      (facts.rule.moved === 'keep' || ask.facilityId === facts.facilityId) &&
      (facts.rule.released === 'keep' || ask.at >= facts.arrivedAt),
  );
}

/** How long before its end an approval can be asked for anew. */
const RENEW_DAYS = 30;

export type AskAnswer = 'yes' | 'not_needed' | 'waiting' | 'later' | 'no';

/** Whether the customer can ask now. `later`: the wait after a no is not over. `no`: asking would change nothing. */
export function mayAsk(service: ApprovalService, facts: UseFacts): AskAnswer {
  if (facts.asks.some((ask) => ask.service === service && ask.state === 'waiting')) return 'waiting';
  const answer = mayUse(service, facts);
  if (answer.ok) {
    if (answer.because === 'grace') return 'yes';
    const endsSoon = answer.until !== null && answer.until.getTime() - facts.now.getTime() < RENEW_DAYS * DAY_MS;
    return answer.because === 'approved' && endsSoon ? 'yes' : 'not_needed';
  }
  if (answer.because === 'restricted' || answer.because === 'blocked' || answer.because === 'barred') return 'no';
  return answer.until === null ? 'yes' : 'later';
}

/** Whether somebody may be approved for money without being a visitor. `others`: who is already, for the same resident. */
export function hasRoomForMoneyOnly(rule: ApprovalRule, others: number): boolean {
  return !rule.moneyOnly.visitorsOnly || others < rule.moneyOnly.names;
}

/** Until when an approval given now holds: the earlier of the clerk's day and the agency's rule. */
export function approvalEnds(rule: ApprovalRule, service: ApprovalService, now: Date, chosen: Date | null): Date | null {
  const { validDays } = rule[service];
  const byRule = validDays === null ? null : new Date(now.getTime() + validDays * DAY_MS);
  if (chosen === null || byRule === null) return chosen ?? byRule;
  return chosen < byRule ? chosen : byRule;
}
