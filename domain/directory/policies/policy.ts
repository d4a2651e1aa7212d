import { moneyFromJson, moneyToJson } from '#kernel/money.ts';
import type { Licence, Services } from '../places/agency.ts';
import type { ApprovalRule } from './approval-rule.ts';
import type { ChargebackPolicy, NameSearchPolicy } from './choice-policies.ts';
import type { DeductionRules } from './deductions.ts';
import type { FeeSchedule } from './fee-schedule.ts';
import type { HandoffPolicy } from './handoff-policy.ts';
import type { HoldRules } from './holds.ts';
import type { Limits } from './limits.ts';
import type { PostingCalendar } from './posting-calendar.ts';
import type { ReviewHere, ReviewPolicy } from './review-policy.ts';
import type { StampsHere, StampsPolicy } from './stamps-policy.ts';

/** The kinds of policy and what each says. */
export interface PolicyBodies {
  fee_schedule: FeeSchedule;
  limits: Limits;
  deductions: DeductionRules;
  posting: PostingCalendar;
  licence: Licence;
  services: Services;
  stamps: StampsPolicy;
  stamps_here: StampsHere;
  name_search: NameSearchPolicy;
  review: ReviewPolicy;
  review_here: ReviewHere;
  approvals: ApprovalRule;
  chargeback: ChargebackPolicy;
  handoff: HandoffPolicy;
  holds: HoldRules;
}
export type PolicyKind = keyof PolicyBodies;

/** The rule of a facility that says only what is otherwise there than in its agency's, and which rule of the agency's it is laid over. */
export const laidOver = { review_here: 'review', stamps_here: 'stamps' } as const satisfies Partial<Record<PolicyKind, PolicyKind>>;
export type KindHere = keyof typeof laidOver;

export function isKindHere(kind: PolicyKind): kind is KindHere {
  return Object.hasOwn(laidOver, kind);
}

/** One facility's, and not its agency's. */
export function isOfFacility(kind: PolicyKind): kind is KindHere | 'services' {
  return kind === 'services' || isKindHere(kind);
}

/** What decides over a family's money, and over who reads their letters: one person proposes, another approves. */
export const proposedKinds = [
  'fee_schedule',
  'limits',
  'deductions',
  'holds',
  'review',
  'review_here',
  'stamps',
  'stamps_here',
] as const satisfies PolicyKind[];
export type ProposedKind = (typeof proposedKinds)[number];

export function needsSecondPerson(kind: PolicyKind): kind is ProposedKind {
  return (proposedKinds as readonly PolicyKind[]).includes(kind);
}

/** A policy as stored: amounts (every name that ends in "Cents") become decimal strings. */
export function policyToJson(body: object): string {
  return JSON.stringify(body, (_name, value: unknown) => (typeof value === 'bigint' ? moneyToJson(value) : value));
}

/** A stored policy read back; `body` is the parsed JSON. */
export function policyFromJson<K extends PolicyKind>(body: unknown): PolicyBodies[K] {
  return withMoney(body) as PolicyBodies[K];
}

function withMoney(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withMoney);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      name.endsWith('Cents') && typeof inner === 'string' ? moneyFromJson(inner) : withMoney(inner),
    ]),
  );
}
