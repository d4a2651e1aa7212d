import type { RefundView } from '#domain/payments/index.ts';
import type { Money } from '#kernel/money.ts';
import type { Lang } from '#kernel/scope.ts';
import { formatPlainDate } from '#words/format.ts';
import { tr, translator } from '#words/index.ts';
import { paidWith, type TransferView } from '../read-transfer.ts';
import type { TimelineStep } from '../timeline.ts';
import { GIVEN_BACK, reasonFrom } from './reasons.ts';

type Told = Pick<TransferView, 'state' | 'states' | 'totalCents' | 'facilityName' | 'residentName' | 'payment' | 'wallet' | 'wentOnAs'>;

/** The way back of a transfer, from the decision to the payer's card and wallet. */
export function backSteps(view: Told, lang: Lang): TimelineStep[] {
  const t = translator(lang);
  const returning = view.states.find((state) => state.kind === 'returning');
  const about = { name: view.residentName, facility: view.facilityName };
  const why = tr(lang, `transfers.return.why_${reasonFrom(returning?.details['why'])}`, about);
  const decided: TimelineStep = { state: 'back', title: t('transfers.step.back'), text: why, ...(returning ? { at: returning.at } : {}) };
  const inWallet = view.wallet?.returns.find(({ reason }) => reason !== GIVEN_BACK);
  const walletCents = paidWith(view) === 'card' ? 0n : (view.wallet?.amountCents ?? 0n);
  const toWallet: TimelineStep[] = inWallet
    ? [{ state: 'done', title: t('transfers.step.back_wallet', { amount: inWallet.amountCents }), at: inWallet.at }]
    : walletCents > 0n
      ? [{ state: 'now', title: t('transfers.step.back_wallet_now', { amount: walletCents }) }]
      : [];
  return [decided, ...toWallet, ...(paidWith(view) === 'wallet' ? [] : lastStep(view, view.totalCents - walletCents, lang))];
}

/** How a transfer ended where its person was before, and what it went on as. */
export function onwardSteps(view: Told, lang: Lang): TimelineStep[] {
  const t = translator(lang);
  const at = (kind: 'returning' | 'onward'): { at?: Date } => {
    const state = view.states.find((one) => one.kind === kind);
    return state ? { at: state.at } : {};
  };
  const why = reasonFrom(view.states.find((one) => one.kind === 'returning')?.details['why']);
  const about = { name: view.residentName, facility: view.facilityName };
  const next = { facility: view.wentOnAs?.facilityName ?? '', reference: view.wentOnAs?.reference ?? '' };
  return [
    { state: 'back', title: t('transfers.step.moved', about), text: tr(lang, `transfers.return.why_${why}`, about), ...at('returning') },
    { state: 'done', title: t('transfers.step.onward', next), text: t('transfers.step.onward_text', next), ...at('onward') },
  ];
}

/** What became of the card's part of it. */
function lastStep(view: Told, cardCents: Money, lang: Lang): TimelineStep[] {
  const t = translator(lang);
  const refund = view.payment?.refunds.findLast(({ reason }) => reason !== GIVEN_BACK);
  const total = { total: refund?.amountCents ?? cardCents };
  const at = refund?.overAt ? { at: refund.overAt } : {};
  const way = refund ? wayStep(refund, lang) : null;
  if (way !== null) return [way];
  switch (refund?.state) {
    case 'disputed':
      return [{ state: 'now', title: t('transfers.step.back_bank'), text: t('transfers.step.back_bank_text') }];
    case 'failed':
    case 'refused':
      return [{ state: 'stop', title: t('transfers.step.back_stuck'), text: t('transfers.step.back_stuck_text') }];
    case 'settled':
      return [{ state: 'done', title: t('transfers.step.back_settled'), ...at }, ...apartStep(refund, lang)];
    case 'paid_otherwise':
      return [{ state: 'done', title: t('transfers.step.back_otherwise', total), ...at }];
    case 'succeeded':
      return [{ state: 'done', title: t('transfers.step.back_sent', total), text: t('transfers.step.back_sent_text'), ...at }];
    case 'requested':
    case 'calling':
    case 'pending':
    case 'unclaimed':
    case undefined:
      return [{ state: 'now', title: t('transfers.step.back_sending', total), text: t('transfers.step.back_sent_text') }];
  }
}

/** What the payer's bank did not pay, or gave to us again. */
function apartStep(refund: RefundView, lang: Lang): TimelineStep[] {
  if (refund.apartCents === 0n) return [];
  const t = translator(lang);
  const way = wayTold(refund, refund.apartCents, lang);
  return [
    way ?? {
      state: 'now',
      title: t('transfers.step.back_apart', { amount: refund.apartCents }),
      text: t('transfers.step.back_apart_text'),
    },
  ];
}

/** Where money is that no card took; null where it went by card, or nobody has found a way yet. */
function wayStep(refund: RefundView, lang: Lang): TimelineStep | null {
  return refund.state === 'paid_otherwise' || refund.state === 'unclaimed' ? wayTold(refund, refund.amountCents, lang) : null;
}

function wayTold({ way }: RefundView, total: bigint, lang: Lang): TimelineStep | null {
  if (way === null) return null;
  const t = translator(lang);
  const told = {
    total,
    number: way.number ?? '',
    state: way.state ?? '',
    day: way.dueOn === null ? '' : formatPlainDate(way.dueOn, lang),
  };
  const text = way.way === 'wallet' ? {} : { text: t(`transfers.step.back_to_${way.way}_text`, told) };
  const look = way.way === 'unclaimed' || way.way === 'came_back' ? 'now' : way.way === 'state' ? 'stop' : 'done';
  return { state: look, title: t(`transfers.step.back_to_${way.way}`, told), ...text, at: way.at };
}

/** What we gave back out of our own pocket of a transfer that arrived. */
export function givenBackSteps(view: Pick<TransferView, 'payment' | 'wallet'>, lang: Lang): TimelineStep[] {
  const t = translator(lang);
  const given = view.payment?.refunds.filter(({ reason }) => reason === GIVEN_BACK) ?? [];
  const inWallet = view.wallet?.returns.filter(({ reason }) => reason === GIVEN_BACK) ?? [];
  const walletSteps = inWallet.map(({ amountCents, at }): TimelineStep => ({
    state: 'back',
    title: t('transfers.step.back_wallet', { amount: amountCents }),
    at,
  }));
  const cardSteps = given.map((refund): TimelineStep => {
    const { state, amountCents, overAt, askedAt } = refund;
    const amount = { amount: amountCents };
    const way = wayStep(refund, lang);
    if (way !== null) return way;
    if (state === 'failed' || state === 'refused')
      return { state: 'stop', title: t('transfers.step.back_stuck'), text: t('transfers.step.back_stuck_text'), at: askedAt };
    if (overAt === null) return { state: 'now', title: t('transfers.step.given_back', amount), at: askedAt };
    const text = state === 'succeeded' ? { text: t('transfers.step.back_sent_text') } : {};
    return { state: 'back', title: t('transfers.step.given_back_sent', amount), ...text, at: overAt };
  });
  return [...cardSteps, ...walletSteps];
}
