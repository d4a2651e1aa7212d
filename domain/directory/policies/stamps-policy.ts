import type { Tx } from '#kernel/db.ts';
import type { Money } from '#kernel/money.ts';
import type { FieldError } from '#kernel/refusal.ts';
import { selectPolicies } from '../queries/agencies.ts';
import { policyFromJson } from './policy.ts';

/** What a stamp pays for. A photo counts on top of the letter it goes with. */
export const stampUses = ['letter', 'photo', 'ecard', 'snap', 'videogram', 'reply', 'video_message'] as const;
export type StampUse = (typeof stampUses)[number];

export interface StampPack {
  stamps: number;
  priceCents: Money;
}

/** How many letters somebody may get from everybody outside: in a day, in seven days, and of them waiting for staff at once. */
export const letterLimits = ['day', 'week', 'waiting'] as const;
export type LetterLimit = (typeof letterLimits)[number];
/** Null: as many as come. */
export type LettersMost = Readonly<Record<LetterLimit, number | null>>;

/** When the price of unused stamps goes back: whenever their buyer asks, or once she can write to nobody there any more. That then it does is no agency's choice. */
export const giveBackTimes = ['asked', 'left'] as const;
export type GiveBackTime = (typeof giveBackTimes)[number];

/** What stamps cost and what they pay for at an agency. */
export interface StampsPolicy {
  /** What is sold, the smallest pack first. A single stamp is a pack of one. */
  packs: readonly StampPack[];
  /** Stamps for each kind of mail; null where the agency does not take it. */
  costs: Readonly<Record<StampUse, number | null>>;
  /** The longest letter in characters. */
  letterLength: number;
  /** Given to each resident on the first of a month; what is left of last month's is gone. 0 = none. */
  freePerMonth: number;
  /** Left out of older rules: as many as come. */
  lettersMost?: LettersMost;
  /** Left out: whenever asked. */
  giveBack?: GiveBackTime;
  /** People held may buy packs themselves, with a media balance that others give them money for. Left out: no. */
  soldInside?: boolean;
  /** Sales tax on top of a pack's price, in hundredths of a percent. Left out of older rules: none. */
  taxBasisPoints?: number;
}

/** What a facility may say otherwise than its agency. Prices and the stamps of a month are one thing for all who are held by an agency. */
export interface StampsHere {
  costs?: Partial<Record<StampUse, number>>;
  letterLength?: number;
  lettersMost?: Partial<Record<LetterLimit, number>>;
}

/** The most a sales tax can be: 20 %. */
const TAX_MOST = 2000;

/** What is wrong with stamp prices and costs; empty when they make sense. */
export function stampsPolicyErrors(policy: StampsPolicy): FieldError[] {
  const errors: FieldError[] = [];
  if (policy.packs.length === 0) errors.push({ field: 'packs', code: 'directory.no_packs' });
  policy.packs.forEach((pack, i) => {
    const field = `packs.${i}`;
    const before = policy.packs[i - 1];
    if (!isCount(pack.stamps, 1, 1000)) errors.push({ field, code: 'directory.bad_count', params: { least: 1, most: 1000 } });
    else if (before && pack.stamps <= before.stamps) errors.push({ field, code: 'directory.pack_order' });
    // A larger pack whose stamps cost more would punish whoever buys ahead.
    else if (before && pack.priceCents * BigInt(before.stamps) > before.priceCents * BigInt(pack.stamps))
      errors.push({ field, code: 'directory.pack_dearer' });
    if (pack.priceCents < 0n) errors.push({ field, code: 'directory.negative_fee' });
  });
  for (const use of stampUses) {
    const cost = policy.costs[use];
    if (cost !== null && !isCount(cost, 0, 100))
      errors.push({ field: `costs.${use}`, code: 'directory.bad_count', params: { least: 0, most: 100 } });
  }
  if (!isCount(policy.letterLength, 100, 100_000))
    errors.push({ field: 'letterLength', code: 'directory.bad_count', params: { least: 100, most: 100_000 } });
  if (!isCount(policy.freePerMonth, 0, 100))
    errors.push({ field: 'freePerMonth', code: 'directory.bad_count', params: { least: 0, most: 100 } });
  for (const limit of letterLimits) {
    const most = policy.lettersMost?.[limit] ?? null;
    if (most !== null && !isCount(most, 1, 1000))
      errors.push({ field: `lettersMost.${limit}`, code: 'directory.bad_count', params: { least: 1, most: 1000 } });
  }
  if (policy.giveBack !== undefined && !giveBackTimes.includes(policy.giveBack))
    errors.push({ field: 'giveBack', code: 'directory.choose_one' });
  if (!isCount(policy.taxBasisPoints ?? 0, 0, TAX_MOST))
    errors.push({ field: 'taxBasisPoints', code: 'directory.bad_count', params: { least: 0, most: TAX_MOST } });
  return errors;
}

/** The tax on a price, to the nearest cent; exactly half a cent stays with the family. */
export function taxOn({ taxBasisPoints = 0 }: Pick<StampsPolicy, 'taxBasisPoints'>, priceCents: Money): Money {
  return (priceCents * BigInt(taxBasisPoints) + 4999n) / 10_000n;
}

/** What is wrong with a facility's own rule. */
export function stampsHereErrors(here: StampsHere): FieldError[] {
  return stampsPolicyErrors(withHere(PLAIN, here));
}

/** For the bounds of what a facility says. */
const PLAIN: StampsPolicy = {
  packs: [{ stamps: 1, priceCents: 0n }],
  costs: { letter: 1, photo: 1, ecard: 1, snap: 1, videogram: 1, reply: 1, video_message: 1 },
  letterLength: 6000,
  freePerMonth: 0,
};
const NO_MOST: LettersMost = { day: null, week: null, waiting: null };

/** An agency's rule with what one facility of it says otherwise. What the agency does not take is not taken there either. */
export function withHere(rule: StampsPolicy, { costs = {}, letterLength, lettersMost }: StampsHere): StampsPolicy {
  const taken = Object.fromEntries(stampUses.map((use) => [use, rule.costs[use] === null ? null : (costs[use] ?? rule.costs[use])]));
  return {
    ...rule,
    costs: taken as StampsPolicy['costs'],
    ...(letterLength !== undefined && { letterLength }),
    ...(lettersMost !== undefined && { lettersMost: { ...NO_MOST, ...rule.lettersMost, ...lettersMost } }),
  };
}

/** What stamps cost at an agency, or at one facility of it, at a moment; null where it sells none. */
export async function readStampsPolicy(
  tx: Tx,
  { agencyId, facilityId }: { agencyId: string; facilityId: string | null },
  at: Date,
): Promise<StampsPolicy | null> {
  const rows = await selectPolicies(tx, agencyId, at);
  const own = rows.find(({ kind }) => kind === 'stamps');
  if (!own) return null;
  const here = facilityId === null ? undefined : rows.find((row) => row.kind === 'stamps_here' && row.facilityId === facilityId);
  return withHere(policyFromJson<'stamps'>(own.body), here ? policyFromJson<'stamps_here'>(here.body) : {});
}

export function isCount(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}
