import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { isId } from '#kernel/ids.ts';
import { publish } from '#kernel/outbox.ts';
import { type FieldError, refuse, refuseFields } from '#kernel/refusal.ts';
import { requireActor, type Scope } from '#kernel/scope.ts';
import { cleanText } from '#kernel/text.ts';
import type { Agency } from '../places/agency.ts';
import { type ApprovalRule, type ApprovalService, type DenyReason, readApprovalRule } from '../policies/approval-rule.ts';
import { APPROVAL_CHANGED, type ApprovalChanged } from '../events.ts';
import { DECIDED_AT_ONCE, mayDecide, servicesOf } from './list-asks.ts';
import { approvalEnds, hasRoomForMoneyOnly, validApproval } from './may-use.ts';
import { instantOf, localTime } from '../policies/posting-calendar.ts';
import { selectAgency } from '../queries/agencies.ts';
import {
  countMoneyOnly,
  insertNotice,
  insertStep,
  type ListedAsk,
  selectArrivals,
  selectAsksOf,
  selectListed,
  takeTurn,
} from '../queries/approvals.ts';

const DECISION_WORDS_MAX = 300;

export interface Decision {
  asks: readonly string[];
  decision: 'approve' | 'deny' | 'revoke';
  /** A reason's code from the agency's list; for deny and revoke. */
  reason?: unknown;
  /** What the clerk adds, for the customer to read. */
  words?: unknown;
  /** The last day an approval holds, "2027-01-31" by the agency's calendar; '' for what the agency's rule says. */
  until?: unknown;
  /** "The person has agreed in writing": needed where the agency's rule asks for his yes. */
  consent?: boolean;
}

/**
 * Decides on asks, all or none; what somebody else decided meanwhile stays as it is and is counted as skipped. Both sides are told. Who may: as listAsks.
 * Refuses: directory.none_chosen, unknown_ask, money_only_full {name}, not_a_visitor, and the fields reason, words, until, consent.
 */
export async function decideAsks(app: App, scope: Scope, input: Decision): Promise<{ decided: number; skipped: number }> {
  const services = servicesOf(scope);
  const wanted = [...new Set(input.asks)].sort();
  if (wanted.length === 0 || wanted.length > DECIDED_AT_ONCE) refuse('directory.none_chosen', { most: DECIDED_AT_ONCE });
  if (!wanted.every((id) => isId('ask', id))) refuse('directory.unknown_ask');
  return await app.tx(scope, async (tx) => {
    const now = app.clock.now();
    const agency = (await selectAgency(tx, scope.agency ?? '')) ?? refuse('kernel.not_allowed');
    const rule = await readApprovalRule(tx, agency.id, now);
    for (const id of wanted) await takeTurn(tx, id);
    const found = await selectListed(tx, wanted);
    if (found.length < wanted.length || found.some((ask) => !mayDecide(scope, services, ask))) refuse('directory.unknown_ask');
    const from = input.decision === 'revoke' ? 'approved' : 'waiting';
    const open = found.filter((ask) => ask.state === from);
    const terms = readTerms(input, { rule, agency, now, services: new Set(open.map(({ service }) => service)) });
    for (const ask of open) {
      if (input.decision === 'approve') await approve(tx, scope, ask, { rule, now, ...terms });
      else await sayNo(tx, scope, ask, { kind: input.decision === 'deny' ? 'denied' : 'revoked', now, ...terms });
    }
    return { decided: open.length, skipped: found.length - open.length };
  });
}

interface Terms {
  reason: DenyReason | undefined;
  words: string | null;
  until: Date | null;
  consent: boolean;
}

function readTerms(input: Decision, at: { rule: ApprovalRule; agency: Agency; now: Date; services: ReadonlySet<ApprovalService> }): Terms {
  const errors: FieldError[] = [];
  const words = cleanText(input.words, { max: DECISION_WORDS_MAX, multiline: true });
  if (!words.ok && words.reason !== 'empty')
    errors.push({
      field: 'words',
      code: `directory.message_${words.reason === 'too_long' ? 'too_long' : 'unreadable'}`,
      params: { most: DECISION_WORDS_MAX },
    });
  const reason = at.rule.reasons.find(({ code }) => code === input.reason);
  if (input.decision !== 'approve' && reason === undefined) errors.push({ field: 'reason', code: 'directory.choose_reason' });
  const until = input.decision === 'approve' ? readLastDay(input.until, at, errors) : null;
  const asksPerson = [...at.services].some((service) => at.rule[service].by === 'resident' || at.rule[service].by === 'both');
  const consent = input.consent === true;
  if (input.decision === 'approve' && asksPerson && !consent) errors.push({ field: 'consent', code: 'directory.consent_needed' });
  refuseFields(errors);
  return { reason, words: words.ok ? words.value : null, until, consent: consent && asksPerson };
}

/** The end of the chosen day by the agency's clock; a day that is over, or none in the calendar, is refused. */
function readLastDay(typed: unknown, { agency, now }: { agency: Agency; now: Date }, errors: FieldError[]): Date | null {
  if (typed === undefined || typed === null || typed === '') return null;
  const end = typeof typed === 'string' ? endOfDay(typed, agency.timeZone) : null;
  if (end === null) errors.push({ field: 'until', code: 'directory.not_a_day' });
  else if ((typed as string) < localTime(now, agency.timeZone).day) errors.push({ field: 'until', code: 'directory.day_is_over' });
  return end;
}

/** The first moment after a day of the calendar, or null for what is none. */
export function endOfDay(day: string, timeZone: string): Date | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return null;
  const start = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(start.getTime()) || !start.toISOString().startsWith(day) || day < '1900-01-01' || day > '2200-12-31') return null;
  return instantOf(new Date(start.getTime() + 86_400_000).toISOString().slice(0, 10), '00:00', timeZone);
}

async function approve(tx: Tx, scope: Scope, ask: ListedAsk, at: Terms & { rule: ApprovalRule; now: Date }): Promise<void> {
  const actor = requireActor(scope);
  const moneyOnly = ask.service === 'money' && at.rule.moneyOnly.visitorsOnly && !(await isVisitor(tx, ask, at));
  if (moneyOnly) {
    await takeTurn(tx, `${ask.residentId} money only`);
    const others = await countMoneyOnly(tx, ask.residentId, ask.customer, at.now);
    if (!hasRoomForMoneyOnly(at.rule, others))
      refuse('directory.money_only_full', { name: ask.residentName, most: at.rule.moneyOnly.names });
  }
  if (at.consent) await insertStep(tx, ask, { kind: 'resident_agreed', at: at.now, actor });
  const validUntil = approvalEnds(at.rule, ask.service, at.now, at.until);
  const step = { validUntil, words: at.words, facilityId: ask.facilityId, moneyOnly };
  await insertStep(tx, ask, { kind: 'approved', at: at.now, actor, ...step });
  await tell(tx, scope, ask, 'approved', at.now, { validUntil });
}

async function isVisitor(tx: Tx, ask: ListedAsk, at: { rule: ApprovalRule; now: Date }): Promise<boolean> {
  const asks = await selectAsksOf(tx, ask.customer, [ask.residentId]);
  const arrival = (await selectArrivals(tx, [ask.residentId])).get(ask.residentId) ?? { arrivedAt: at.now, newSince: at.now };
  const facts = asks.map((one) => ({ ...one, at: one.stateAt, facilityId: one.approvedAtFacility }));
  const about = { now: at.now, rule: at.rule, facilityId: ask.facilityId, ...arrival, asks: facts };
  return validApproval('visits', { ...about, barredUntil: null, blocked: false, tiedElsewhere: false }) !== undefined;
}

async function sayNo(tx: Tx, scope: Scope, ask: ListedAsk, at: Terms & { kind: 'denied' | 'revoked'; now: Date }): Promise<void> {
  await insertStep(tx, ask, { kind: at.kind, at: at.now, actor: requireActor(scope), reason: at.reason!, words: at.words });
  await tell(tx, scope, ask, at.kind, at.now, { reason: at.reason!.code });
}

async function tell(
  tx: Tx,
  scope: Scope,
  ask: ListedAsk,
  kind: 'approved' | 'denied' | 'revoked',
  now: Date,
  details: object,
): Promise<void> {
  await insertNotice(tx, { ...ask, kind, about: ask.customerName }, now);
  await audit(tx, scope, { action: `directory.ask_${kind}`, subject: ask.id, details: { service: ask.service, ...details } }, now);
  await publish(tx, scope, APPROVAL_CHANGED, { ask: ask.id, kind } satisfies ApprovalChanged);
}
