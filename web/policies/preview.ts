import {
  type AgencyRule,
  type ApprovalRule,
  approvalServices,
  categories,
  channels,
  type FeeLine,
  type FeeSchedule,
  feeFor,
  letterLimits,
  type LimitLine,
  type Limits,
  type NameSearchPolicy,
  type PolicyBodies,
  type PostingCalendar,
  postsBy,
  reviewNumbers,
  type ReviewHere,
  reviewNumbersHere,
  type ReviewPolicy,
  type Services,
  services,
  type StampsPolicy,
  stampUses,
  taxOn,
  wholeReview,
} from '#domain/directory/index.ts';
import { categories as concerns } from '#domain/review/index.ts';
import type { Money } from '#kernel/money.ts';
import type { Lang } from '#kernel/scope.ts';
import { wayName } from '#web/way-name.ts';
import { formatClock, formatDay, formatList, formatMoney, formatNumber, formatPlainDate } from '#words/format.ts';
import { tr, translator, type Translate } from '#words/index.ts';
import { deductions } from './deduction-preview.ts';
import { handoff } from './handoff-preview.ts';
import { holds } from './hold-form.ts';
import { type PageKind, reviewWords } from './kinds.ts';
import { stampsHereSaid } from './stamps-here.ts';

/** One thing that a rule decides: how it is and how it would be. */
export interface Effect {
  what: string;
  before: string;
  after: string;
  isChanged: boolean;
}

export interface Reader {
  lang: Lang;
  timeZone: string;
  now: Date;
  /** What the agency says for all, where a facility's rule is laid over it. */
  under?: AgencyRule | null;
}

/** What a change does, on sample amounts and days. `before` is null where nothing holds yet. */
export function effectsOf<K extends PageKind>(kind: K, before: PolicyBodies[K] | null, after: PolicyBodies[K], reader: Reader): Effect[] {
  const say: Say = { ...reader, t: translator(reader.lang) };
  const which: PageKind = kind;
  if (which === 'fee_schedule') return feeEffects(before as FeeSchedule | null, after as FeeSchedule, say);
  const sayings: { [P in Told]: (body: PolicyBodies[P] | null, other: PolicyBodies[P] | null, say: Say) => Map<string, string> } = {
    limits,
    deductions,
    holds,
    posting,
    services: offered,
    approvals,
    stamps,
    name_search: nameSearch,
    review,
    review_here: reviewHere,
    stamps_here: (body, _other, { lang, under }) => stampsHereSaid(body, (under ?? null) as StampsPolicy | null, lang),
    handoff,
  };
  const was = sayings[which](before as never, after as never, say);
  const is = sayings[which](after as never, before as never, say);
  const none = say.t('policies.preview.none');
  return [...new Set([...was.keys(), ...is.keys()])].map((what) => {
    const [old, fresh] = [was.get(what) ?? none, is.get(what) ?? none];
    return { what, before: old, after: fresh, isChanged: old !== fresh };
  });
}

type Told = Exclude<PageKind, 'fee_schedule'>;

export interface Say extends Reader {
  t: Translate;
}

const SAMPLES = [500n, 1000n, 1999n, 2000n, 2001n, 4000n, 5000n, 10_000n, 20_000n, 30_000n, 50_000n];

/** By way of sending: the sample amounts that had and will have the same price stand together. */
function feeEffects(before: FeeSchedule | null, after: FeeSchedule, { lang, t }: Say): Effect[] {
  const key = (line: FeeLine): string => `${line.channel}.${line.method}.${line.category}`;
  const lines = new Map([...after.lines, ...(before?.lines ?? [])].map((line) => [key(line), line]));
  const order = (line: FeeLine): number => channels.indexOf(line.channel) * 10 + categories.indexOf(line.category);
  return [...lines.values()]
    .toSorted((a, b) => order(a) - order(b))
    .flatMap((line) => {
      const price = (body: FeeSchedule | null, amountCents: Money): string => {
        const fee = body && feeFor(body, { ...line, amountCents });
        return fee?.ok ? formatMoney(fee.feeCents, lang) : t('policies.preview.not_possible');
      };
      const asked = [before, after].map((one) => one?.lines.find((other) => key(other) === key(line)));
      const known = SAMPLES.filter((amountCents) => asked.some((one) => one && feeFor({ lines: [one] }, { ...one, amountCents }).ok));
      const prices = known.map((amountCents) => ({ amountCents, was: price(before, amountCents), is: price(after, amountCents) }));
      const way = t('policies.preview.way', {
        way: wayName(lang, line),
        purpose: t(`directory.category.${line.category}`),
      });
      return [...Map.groupBy(prices, ({ was, is }) => `${was} ${is}`).values()].map((same) => {
        const { was, is } = same[0]!;
        const amounts = formatList(
          same.map(({ amountCents }) => formatMoney(amountCents, lang)),
          lang,
        );
        return { what: t('policies.preview.amounts_by', { amounts, way }), before: was, after: is, isChanged: was !== is };
      });
    });
}

function limits(body: Limits | null, _other: Limits | null, { lang, t }: Say): Map<string, string> {
  const said = new Map<string, string>();
  const none = t('policies.preview.no_limit');
  for (const line of body?.lines ?? []) {
    const channel = t(`policies.channel.${line.channel}`);
    const say = (what: 'min' | 'max' | 'day' | 'month', cents: LimitLine['perDayCents']) =>
      said.set(t(`policies.preview.limit_${what}`, { channel }), cents === null ? none : formatMoney(cents, lang));
    say('min', line.minCents);
    say('max', line.maxCents);
    say('day', line.perDayCents);
    say('month', line.perMonthCents);
  }
  const { perCustomer, perResident } = body ?? {};
  const together = { all_day: perCustomer?.dayCents, all_month: perCustomer?.monthCents, week: perResident?.weekCents } as const;
  for (const what of ['all_day', 'all_month', 'week'] as const) {
    const cents = together[what];
    if (cents !== null && cents !== undefined) said.set(t(`policies.limits.${what}`), formatMoney(cents, lang));
  }
  if (perResident) said.set(t('policies.limits.week_starts'), tr(lang, `directory.day.${perResident.weekStarts}`));
  return said;
}

function posting(body: PostingCalendar | null, other: PostingCalendar | null, { lang, t, now, timeZone }: Say): Map<string, string> {
  const said = new Map<string, string>();
  if (body === null) return said;
  const shown = channels.filter((channel) => [body, other].some((calendar) => calendar?.delayDays[channel] !== undefined));
  for (const [i, at] of [now, new Date(now.getTime() + 86_400_000), new Date(now.getTime() + 3 * 86_400_000)].entries()) {
    for (const channel of shown) {
      const by = postsBy(body, at, timeZone, channel);
      const what = { channel: t(`policies.channel.${channel}`), day: formatDay(at, lang, timeZone) };
      said.set(
        i === 0 ? t('policies.preview.sent_now', what) : t('policies.preview.sent_on', what),
        by ? formatDay(by.at, lang, timeZone) : t('policies.preview.not_possible'),
      );
    }
  }
  const days = body.businessDays.map((day) => tr(lang, `directory.day.${day}`));
  said.set(t('policies.posting.days'), formatList(days, lang));
  said.set(t('policies.posting.cut_off'), formatClock(body.cutOff, lang));
  said.set(t('policies.posting.done_by'), formatClock(body.doneBy, lang));
  const coming = body.holidays.map((day) => formatPlainDate(day, lang));
  said.set(t('policies.posting.holidays'), coming.length > 0 ? formatList(coming, lang) : t('policies.preview.none'));
  return said;
}

function offered(body: Services | null, _other: Services | null, { t }: Say): Map<string, string> {
  const word = (on: boolean): string => t(on ? 'directory.service.here' : 'directory.service.not_yet');
  return new Map(services.map((service) => [t(`directory.service.${service}`), word(body?.[service] ?? false)]));
}

function approvals(body: ApprovalRule | null, _other: ApprovalRule | null, { t }: Say): Map<string, string> {
  const said = new Map<string, string>();
  if (body === null) return said;
  for (const service of approvalServices) {
    const name = t(`policies.approvals.service_${service}`);
    const { by, graceDays, validDays } = body[service];
    said.set(t('policies.approvals.of', { service: name, what: t('policies.approvals.by') }), t(`policies.approvals.by_${by}`));
    said.set(
      t('policies.approvals.of', { service: name, what: t('policies.approvals.grace') }),
      t('policies.approvals.days', { days: graceDays }),
    );
    const holds = validDays === null ? t('policies.approvals.no_end') : t('policies.approvals.days', { days: validDays });
    said.set(t('policies.approvals.of', { service: name, what: t('policies.approvals.valid') }), holds);
  }
  const yes = (on: boolean): string => t(on ? 'policies.yes' : 'policies.no');
  said.set(t('policies.approvals.one_person'), yes(body.onePerson.on));
  said.set(t('policies.approvals.visitors_only'), yes(body.moneyOnly.visitorsOnly));
  said.set(t('policies.approvals.names'), `${body.moneyOnly.names}`);
  said.set(t('policies.approvals.ask_again'), t('policies.approvals.days', { days: body.askAgainDays }));
  said.set(t('policies.approvals.moved'), t(`policies.approvals.moved_${body.moved}`));
  said.set(t('policies.approvals.released'), t(`policies.approvals.released_${body.released}`));
  for (const reason of body.reasons) said.set(t('policies.approvals.reason_of', { reason: reason.code }), `${reason.en} / ${reason.es}`);
  return said;
}

function stamps(body: StampsPolicy | null, _other: StampsPolicy | null, { lang, t }: Say): Map<string, string> {
  const said = new Map<string, string>();
  if (body === null) return said;
  for (const { stamps: count, priceCents } of body.packs) {
    const tax = taxOn(body, priceCents);
    const price = formatMoney(priceCents + tax, lang);
    said.set(t('policies.preview.pack', { count }), tax > 0n ? t('policies.preview.with_tax', { price, tax }) : price);
  }
  for (const use of stampUses) {
    const cost = body.costs[use];
    said.set(
      t(`policies.stamps.use_${use}`),
      cost === null ? t('policies.preview.not_taken') : t('policies.preview.stamps', { count: cost }),
    );
  }
  said.set(t('policies.stamps.length'), formatNumber(body.letterLength, lang));
  for (const limit of letterLimits)
    said.set(t(`policies.stamps.most_${limit}`), `${body.lettersMost?.[limit] ?? t('policies.preview.no_most')}`);
  said.set(t('policies.stamps.free'), `${body.freePerMonth}`);
  said.set(t('policies.stamps.inside'), t(body.soldInside === true ? 'policies.review.yes' : 'policies.review.no'));
  said.set(t('policies.stamps.back'), t(`policies.stamps.back_${body.giveBack ?? 'asked'}`));
  return said;
}

function nameSearch(body: NameSearchPolicy | null, _other: NameSearchPolicy | null, { t }: Say): Map<string, string> {
  return new Map([[t('policies.name_search.who'), t(`policies.name_search.${body?.who ?? 'signed_in'}`)]]);
}

function review(body: ReviewPolicy | null, _other: ReviewPolicy | null, { t }: Say): Map<string, string> {
  if (body === null) return new Map();
  const whole = wholeReview(body);
  return new Map([
    [t('policies.review.mode'), t(`policies.review.${whole.mode}`)],
    ...reviewNumbers.map((name) => [t(`policies.review.${reviewWords[name]}`), `${whole[name]}`] as const),
    [t('policies.review.again'), `${body.againPercent ?? 0}`],
    [t('policies.review.resend'), t(body.resend === false ? 'policies.review.no' : 'policies.review.yes')],
    [t('policies.review.ombuds'), t(body.ombuds === false ? 'policies.review.no' : 'policies.review.yes')],
    ...concerns.map((category): [string, string] => [
      t('policies.review.readers', { category: t(`screening.category.${category}`) }),
      (body.secondFor ?? []).includes(category) ? '2' : '1',
    ]),
  ]);
}

/** Each as it is there, and whether that is the facility's own. */
function reviewHere(body: ReviewHere | null, _other: ReviewHere | null, { lang, t, under }: Say): Map<string, string> {
  const agency = wholeReview((under ?? {}) as Partial<ReviewPolicy>);
  const words = reviewWordsOf(agency, lang);
  const own = reviewWordsOf({ ...agency, ...body }, lang);
  const said = (name: HereField): string =>
    body?.[name] === undefined ? t('policies.here.as_agency', { what: words[name] }) : t('policies.here.here', { what: own[name] });
  return new Map([
    [t('policies.review.mode'), said('mode')],
    ...reviewNumbersHere.map((name) => [t(`policies.review.${reviewWords[name]}`), said(name)] as const),
    [t('policies.review.again'), said('againPercent')],
    [t('policies.here.resend'), said('resend')],
    [t('policies.here.second'), said('secondFor')],
  ]);
}

type HereField = keyof ReviewHere;

/** What a rule says of each thing that a facility may have otherwise. */
export function reviewWordsOf(rule: ReviewPolicy, lang: Lang): Record<HereField, string> {
  const t = translator(lang);
  const second = (rule.secondFor ?? []).flatMap((name) => concerns.filter((category) => category === name));
  return {
    mode: t(`policies.review.${rule.mode}`),
    deadlineHours: `${rule.deadlineHours}`,
    warnHours: `${rule.warnHours}`,
    againPercent: `${rule.againPercent ?? 0}`,
    resend: t(rule.resend === false ? 'policies.review.no' : 'policies.review.yes'),
    secondFor:
      second.length === 0
        ? t('policies.here.nobody')
        : formatList(
            second.map((category) => t(`screening.category.${category}`)),
            lang,
          ),
  };
}
