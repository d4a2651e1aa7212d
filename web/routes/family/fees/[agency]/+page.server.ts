import {
  type AgencyPage,
  type AgencyPolicies,
  checkLimits,
  cheapestFirst,
  type DeductionRange,
  deductionsOn,
  type FeeLine,
  isAboutDebt,
  limitsFor,
  localTime,
  lowestFee,
  postsBy,
  rangeOf,
  readAgency,
} from '#domain/directory/index.ts';
import { type Money, parseMoney } from '#kernel/money.ts';
import { type FieldError, isRefusal, refuse, refuseFields } from '#kernel/refusal.ts';
import { formProblem } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import { publicRules, publicTimes } from '#web/review/public-times.ts';
import { TIMES_DAYS } from '#domain/review/index.ts';
import { onceNotThrice, waysFor } from '../../ways.ts';
import type { PageServerLoad } from './$types';

const SMALL_PART: Money = 2000n;

export const load: PageServerLoad = async (event) => {
  const { locals, params, url } = event;
  return await runLoad(event, async () => {
    const page = await readAgency(locals.app, locals.scope, params.agency);
    const policies = complete(page);
    const typed = { amount: url.searchParams.get('amount') ?? '', owed: url.searchParams.get('owed') ?? '' };
    const asked = url.searchParams.has('amount') ? readAmounts(locals, typed) : null;
    const now = locals.app.clock.now();
    const [cheapest] = cheapestFirst(policies.feeSchedule.body).filter((line) => line.category === 'spendable');
    return {
      cheapest: cheapest ? { channel: cheapest.channel, method: cheapest.method, leastCents: lowestFee(cheapest) } : null,
      agency: page.agency,
      facilities: page.facilities.map(({ name, city }) => ({ name, city })),
      letterTimes: await publicTimes(locals, page.facilities),
      letterRules: await publicRules(locals, page.facilities),
      letterDays: TIMES_DAYS,
      policies,
      comingFees: page.comingFees?.effectiveFrom ?? null,
      lines: cheapestFirst(policies.feeSchedule.body),
      cardBy: postsBy(policies.posting.body, now, page.agency.timeZone, 'web')?.at ?? null,
      holidays: policies.posting.body.holidays.filter((day) => day >= localTime(now, page.agency.timeZone).day),
      once: onceNotThrice(policies.feeSchedule.body, SMALL_PART),
      comingDeductions: page.comingDeductions,
      held: page.holds?.body.rules ?? [],
      comingHolds: page.comingHolds,
      asksForDebt: policies.deductions.body.rules.some(isAboutDebt),
      typed,
      answer: asked?.answer,
      result: asked?.amountCents == null ? null : quote(policies, { ...asked, amountCents: asked.amountCents }, now, page.agency.timeZone),
    };
  });
};

/** Only an agency that isn't open yet lacks a part, and families never see that one. */
function complete({ policies }: AgencyPage): AgencyPolicies {
  const whole = policies.feeSchedule && policies.limits && policies.deductions && policies.posting && policies.licence;
  return whole ? (policies as AgencyPolicies) : refuse('directory.unknown_agency');
}

function readAmounts(locals: App.Locals, typed: { amount: string; owed: string }) {
  try {
    const [amount, owed] = [parseMoney(typed.amount), typed.owed.trim() === '' ? null : parseMoney(typed.owed)];
    const errors: FieldError[] = [];
    if (!amount.ok) errors.push({ field: 'amount', code: `directory.amount_${amount.reason}` });
    else if (amount.cents === 0n) errors.push({ field: 'amount', code: 'directory.amount_negative' });
    if (owed && !owed.ok) errors.push({ field: 'owed', code: `directory.amount_${owed.reason}` });
    refuseFields(errors);
    return { amountCents: amount.ok ? amount.cents : null, owedCents: owed?.ok ? owed.cents : null, answer: undefined };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { amountCents: null, owedCents: null, answer: formProblem(locals.lang, error, typed) };
  }
}

/** Why a way does not carry an amount: its own range, narrowed by the agency's limits. */
function rangeFor(policies: AgencyPolicies, line: FeeLine): { minCents: Money; maxCents: Money } {
  const range = rangeOf(line);
  const limit = limitsFor(policies.limits.body, line.channel);
  return {
    minCents: limit && limit.minCents > range.minCents ? limit.minCents : range.minCents,
    maxCents: limit && limit.maxCents < range.maxCents ? limit.maxCents : range.maxCents,
  };
}

function quote(policies: AgencyPolicies, asked: { amountCents: Money; owedCents: Money | null }, now: Date, timeZone: string) {
  const { amountCents, owedCents } = asked;
  const allowed = (line: Pick<FeeLine, 'channel'>): boolean => {
    const limit = limitsFor(policies.limits.body, line.channel);
    return limit !== null && checkLimits(limit, amountCents, []).ok;
  };
  const ways = waysFor(policies, amountCents, now, timeZone).filter(allowed);
  const others = cheapestFirst(policies.feeSchedule.body)
    .filter((line) => line.category === 'spendable' && !ways.some((way) => way.channel === line.channel && way.method === line.method))
    .map((line) => ({ channel: line.channel, method: line.method, ...rangeFor(policies, line) }));
  const { atLeastCents, atMostCents }: DeductionRange = deductionsOn(policies.deductions.body, 'spendable', amountCents, owedCents);
  return { amountCents, ways, others, atLeastCents, atMostCents };
}
