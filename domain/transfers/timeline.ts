import type { Lang } from '#kernel/scope.ts';
import { formatDay, formatList, formatMoment, formatPlainDate } from '#words/format.ts';
import { tr, translator } from '#words/index.ts';
import { nameTaken } from './name-taken.ts';
import { since, type TransferView } from './read-transfer.ts';
import { backSteps, givenBackSteps, onwardSteps } from './returns/back-steps.ts';
import { reasonFrom } from './returns/reasons.ts';
import { isGoingBack, isPaid, type StateKind } from './transfer.ts';

export interface TimelineStep {
  state: 'done' | 'now' | 'next' | 'stop' | 'back';
  title: string;
  at?: Date;
  when?: string;
  text?: string;
}

// More than a week and a weekend is a long stop: naming each day would bury the one that counts.
const MOST_CLOSED = 5;

type Told = Pick<
  TransferView,
  | 'state'
  | 'states'
  | 'expected'
  | 'totalCents'
  | 'amountCents'
  | 'category'
  | 'cancelMinutes'
  | 'facilityName'
  | 'residentName'
  | 'postsBy'
  | 'timeZone'
  | 'payment'
  | 'wallet'
  | 'taken'
  | 'quote'
  | 'available'
  | 'agencyName'
  | 'wentOnAs'
  | 'cameFrom'
>;

/** Where a transfer is, in words, from the first step to the last that is known or expected. Times are the facility's. `hasPaid`: the payer says so, the card company not yet. */
export function timeline(view: Told, lang: Lang, hasPaid = false): TimelineStep[] {
  const t = translator(lang);
  const started: TimelineStep = {
    state: 'done',
    title: t('transfers.step.created', { amount: view.amountCents }),
    text: t(view.cancelMinutes === 0 ? 'transfers.step.for_never' : 'transfers.step.for', {
      purpose: t(`directory.category.${view.category}`),
    }),
    ...atOf(view, 'created'),
  };
  if (!hasMoney(view.state)) return [started, ...unpaid(view, lang, hasPaid)];
  const { card } = view.payment ?? {};
  const ways = [
    ...(view.wallet?.state === 'taken' ? [t('transfers.step.wallet', { amount: view.wallet.amountCents })] : []),
    ...(card ? [t('transfers.step.card', { brand: brandName(card.brand), last4: card.last4 })] : []),
  ];
  const paid: TimelineStep = {
    state: 'done',
    title: t('transfers.step.paid', { total: view.totalCents }),
    ...(ways.length > 0 ? { text: ways.join(' ') } : {}),
    ...atOf(view, 'paid'),
  };
  // What went on is given back, if ever, under the number it went on as.
  return [started, paid, ...received(view, lang), ...(view.state === 'onward' ? [] : givenBackSteps(view, lang))];
}

/** When it usually gets there, by the agency's calendar, and what makes it long. */
function usually(view: Told, lang: Lang): { when?: string; text?: string } {
  const { expected, timeZone } = view;
  const t = translator(lang);
  if (view.available !== null) return heldUntil(view, view.available.on, lang);
  if (expected === null) return { when: t('transfers.step.by', { time: formatMoment(view.postsBy, lang, timeZone) }) };
  const time = formatMoment(expected.by, lang, timeZone);
  const closed = expected.closedDays.map((day) => formatDay(new Date(`${day}T00:00:00Z`), lang, 'UTC'));
  const text = [
    ...(expected.isLater && !expected.ifPaidNow ? [t('transfers.step.later')] : []),
    ...(closed.length > 0 && closed.length <= MOST_CLOSED ? [t('transfers.step.closed', { days: formatList(closed, lang) })] : []),
  ].join(' ');
  return {
    when: expected.ifPaidNow ? t('transfers.step.usually_if_paid', { time }) : t('transfers.step.usually', { time }),
    ...(text === '' ? {} : { text }),
  };
}

function heldUntil(view: Told, day: string, lang: Lang): { when: string; text: string } {
  const t = translator(lang);
  return {
    when: t('transfers.step.held', { day: formatPlainDate(day, lang) }),
    text: t('transfers.step.held_text', { agency: view.agencyName, name: view.residentName }),
  };
}

function hasMoney(state: StateKind): boolean {
  return isPaid(state);
}

function unpaid(view: Told, lang: Lang, hasPaid: boolean): TimelineStep[] {
  const t = translator(lang);
  // Who has paid already is not told what holds for paying now.
  const told = hasPaid && view.expected !== null ? { ...view, expected: { ...view.expected, ifPaidNow: false } } : view;
  const next: TimelineStep[] = [
    { state: 'next', title: t('transfers.step.hand_over', { facility: view.facilityName }) },
    { state: 'next', title: t('transfers.step.usable', { name: view.residentName }), ...usually(told, lang) },
  ];
  if (view.state === 'cancelled')
    return [{ state: 'stop', title: t('transfers.step.cancelled'), text: t('transfers.step.cancelled_text'), ...atOf(view, 'cancelled') }];
  if (view.state === 'expired')
    return [{ state: 'stop', title: t('transfers.step.expired'), text: t('transfers.step.expired_text'), ...atOf(view, 'expired') }];
  if (view.state === 'failed')
    return [{ state: 'stop', title: t('transfers.step.failed'), text: t('transfers.step.failed_text'), ...atOf(view, 'failed') }];
  if (view.state === 'in_question') {
    return [
      { state: 'stop', title: t('transfers.step.in_question'), text: t('transfers.step.in_question_text'), ...atOf(view, 'in_question') },
    ];
  }
  if (view.payment?.state === 'unknown')
    return [{ state: 'now', title: t('transfers.step.unknown'), text: t('transfers.step.unknown_text') }, ...next];
  if (view.wallet?.isWhole) return [{ state: 'now', title: t('transfers.step.waiting_wallet') }, ...next];
  if (hasPaid) return [{ state: 'now', title: t('transfers.step.waiting_card') }, ...next];
  const declined = view.payment !== null && view.payment.declines > 0;
  return [
    {
      state: 'now',
      title: t('transfers.step.unpaid'),
      ...(declined ? { text: t('transfers.step.declined', { count: view.payment!.declines }) } : {}),
    },
    ...next,
  ];
}

function received(view: Told, lang: Lang): TimelineStep[] {
  const t = translator(lang);
  if (view.state === 'kept')
    return [{ state: 'stop', title: t('transfers.step.kept'), text: t('transfers.step.kept_text'), ...atOf(view, 'kept') }];
  if (isGoingBack(view.state) || view.state === 'onward') {
    const wasHanded = view.states.some((state) => state.kind === 'applied');
    return [...(wasHanded ? [handedOver(view, lang)] : []), ...(view.state === 'onward' ? onwardSteps : backSteps)(view, lang)];
  }
  const usable = t('transfers.step.usable', { name: view.residentName });
  if (view.state === 'paid') {
    return [
      { state: 'now', title: t('transfers.step.handing_over', { facility: view.facilityName }) },
      { state: 'next', title: usable, ...usually(view, lang) },
    ];
  }
  const handed = handedOver(view, lang);
  if (view.state === 'withheld') {
    const held = view.states.find((state) => state.kind === 'withheld');
    const about = { name: view.residentName, facility: view.facilityName };
    const text = tr(lang, `transfers.return.why_${reasonFrom(held?.details['why'])}`, about);
    return [
      handed,
      { state: 'stop', title: t('transfers.step.withheld', { facility: view.facilityName }), text, ...atOf(view, 'withheld') },
    ];
  }
  const given = view.states.find(({ kind }) => kind === 'handed_over');
  const inFile: TimelineStep[] = given
    ? [{ state: 'done', title: t(given.details['way'] === 'api' ? 'transfers.step.called' : 'transfers.step.in_file'), at: given.at }]
    : [];
  if (view.state === 'posted')
    return [
      handed,
      ...inFile,
      {
        state: 'done',
        title: t('transfers.step.posted', { facility: view.facilityName }),
        ...takenText(view, lang),
        ...atOf(view, 'posted'),
      },
      ...(view.available === null
        ? []
        : [
            {
              state: view.available.isNow ? ('done' as const) : ('next' as const),
              title: usable,
              ...heldUntil(view, view.available.on, lang),
            },
          ]),
    ];
  return [
    handed,
    ...inFile,
    { state: 'now', title: t('transfers.step.waiting', { facility: view.facilityName }), text: t('transfers.step.waiting_text') },
    { state: 'next', title: usable, ...usually(view, lang) },
  ];
}

/** What the agency really took of what arrived, where it has said so. */
function takenText(view: Pick<Told, 'amountCents' | 'taken' | 'quote'>, lang: Lang): { text?: string } {
  if (view.taken.length === 0) return {};
  const t = translator(lang);
  const left = view.taken.reduce((rest, one) => rest - one.amountCents, view.amountCents);
  const told = nameTaken(view.taken, view.quote.deductions, lang).map(({ name, amountCents }) =>
    t('transfers.step.taken', { amount: amountCents, name }),
  );
  return {
    text: [t('transfers.step.arrived', { amount: view.amountCents }), ...told, t('transfers.step.left', { amount: left })].join(' '),
  };
}

function handedOver(view: Told, lang: Lang): TimelineStep {
  const title = translator(lang)('transfers.step.handed_over', { facility: view.facilityName });
  const from = view.cameFrom;
  const about = from && { name: view.residentName, from: from.facilityName, before: from.reference };
  return { state: 'done', title, ...(about ? { text: translator(lang)('transfers.step.followed', about) } : {}), ...atOf(view, 'applied') };
}

function atOf(view: Told, kind: StateKind): { at?: Date } {
  const at = since(view, kind);
  return at === undefined ? {} : { at };
}

const BRANDS: Record<string, string> = {
  visa: 'Visa',
  mastercard: 'Mastercard',
  amex: 'American Express',
  discover: 'Discover',
  diners: 'Diners Club',
  jcb: 'JCB',
  unionpay: 'UnionPay',
};

export function brandName(brand: string): string {
  return BRANDS[brand] ?? brand;
}
