import type { Lang } from '#kernel/scope.ts';
import { formatDateTime, formatPlainDate } from '#words/format.ts';
import { translator } from '#words/index.ts';
import type { Deduction } from './handoff/queries/answers.ts';
import { nameTaken } from './name-taken.ts';
import type { PromisedDeduction } from './queries/quotes.ts';
import type { TransferRow } from './queries/transfers.ts';
import type { OtherLeg } from './returns/onward.ts';
import { isGoingBack, type StateKind } from './transfer.ts';

export interface ReceiptLine {
  label: string;
  value: string;
}

export interface Receipt {
  lang: Lang;
  title: string;
  reference: string;
  /** Who, to whom, when, under whose licence: everything a receipt must name besides money. */
  facts: ReceiptLine[];
  money: { label: string; cents: bigint; total?: boolean }[];
  /** What the agency may take by its rules, as long as nobody has said what it took. */
  rulesText: string | null;
  refundTitle: string;
  refundText: string[];
  sampleText: string | null;
}

/** What of a transfer went or goes back; whole: nothing of it reaches the person. */
export interface GivenBack {
  cents: bigint;
  isWhole: boolean;
}

const nothingBack: GivenBack = { cents: 0n, isWhole: false };

/** What a receipt must say of money that went or goes back. */
export function givenBack(view: {
  state: StateKind;
  totalCents: bigint;
  payment: { refunds: readonly { amountCents: bigint }[] } | null;
  wallet: { returns: readonly { amountCents: bigint }[] } | null;
}): GivenBack {
  // What went on is given back, if ever, under the number it went on as.
  if (view.state === 'onward') return nothingBack;
  if (isGoingBack(view.state) || view.state === 'kept') return { cents: view.totalCents, isWhole: true };
  const parts = [...(view.payment?.refunds ?? []), ...(view.wallet?.returns ?? [])];
  return { cents: parts.reduce((sum, one) => sum + one.amountCents, 0n), isWhole: false };
}

/** The receipt of a transfer that was paid for at `paidAt`, in one language. The law wants it in English and in the language the deal was made in. */
export function receiptOf(
  transfer: TransferRow,
  paidAt: Date,
  lang: Lang,
  about: {
    back?: GivenBack;
    taken?: readonly Deduction[];
    rules?: readonly Pick<PromisedDeduction, 'name' | 'wording'>[];
    wentOnAs?: OtherLeg | null;
    cameFrom?: OtherLeg | null;
    /** The first day it can be used, where the agency holds it until then. */
    availableOn?: string | null;
  } = {},
): Receipt {
  const t = translator(lang);
  const { back = nothingBack, taken = [], rules = [], wentOnAs, cameFrom, availableOn } = about;
  const { licence } = transfer;
  const total = transfer.amountCents + transfer.feeCents;
  return {
    lang,
    title: t('transfers.receipt.title'),
    reference: transfer.reference,
    facts: [
      { label: t('transfers.receipt.number'), value: transfer.reference },
      { label: t('transfers.receipt.date'), value: formatDateTime(paidAt, lang, transfer.timeZone) },
      { label: t('transfers.receipt.sender'), value: transfer.senderName },
      { label: t('transfers.receipt.recipient'), value: `${transfer.residentName}, ${transfer.residentNumber}` },
      { label: t('transfers.receipt.place'), value: `${transfer.facilityName}, ${transfer.agencyName}` },
      ...(cameFrom ? [{ label: t('transfers.receipt.came_from'), value: legText(cameFrom) }] : []),
      ...(wentOnAs ? [{ label: t('transfers.receipt.went_on'), value: legText(wentOnAs) }] : []),
      { label: t('transfers.receipt.for'), value: t(`directory.category.${transfer.category}`) },
      ...(availableOn && !back.isWhole && !wentOnAs
        ? [
            {
              label: t('transfers.receipt.available'),
              value: t('transfers.receipt.available_on', { day: formatPlainDate(availableOn, lang), agency: transfer.agencyName }),
            },
          ]
        : []),
      {
        label: t('transfers.receipt.licensee'),
        value: t('transfers.receipt.licensee_value', { name: licence.licensee, nmls: licence.nmlsId }),
      },
      { label: t('transfers.receipt.licensee_address'), value: `${licence.address}, ${licence.phone}` },
    ],
    money: [
      { label: t('transfers.receipt.amount'), cents: transfer.amountCents },
      { label: t('transfers.receipt.fee'), cents: transfer.feeCents },
      { label: t('transfers.receipt.tax'), cents: 0n },
      { label: t('transfers.receipt.paid'), cents: total, total: true },
      ...(back.cents > 0n ? [{ label: t('transfers.receipt.given_back'), cents: back.cents }] : []),
      { label: t('transfers.receipt.to_recipient'), cents: back.isWhole ? 0n : transfer.amountCents, total: true },
      ...takenLines(transfer, nameTaken(taken, rules, lang), lang),
    ],
    rulesText:
      rules.length === 0 || taken.length > 0 || back.isWhole
        ? null
        : `${t('transfers.receipt.taken', { agency: transfer.agencyName })} ${rules.map((rule) => rule.wording[lang]).join(' ')}`,
    refundTitle: t('legal.receipt.refund_title'),
    refundText: [
      t('legal.receipt.refund_forward', { licensee: licence.licensee }),
      t('legal.receipt.refund_instructions'),
      t('legal.receipt.refund_write', { licensee: licence.licensee, address: licence.address }),
      t('legal.receipt.refund_penalty'),
      t('legal.receipt.refund_simply'),
    ],
    sampleText: licence.sample ? t('transfers.receipt.sample') : null,
  };
}

function legText({ reference, facilityName }: OtherLeg): string {
  return `${facilityName}, ${reference}`;
}

/** What the agency took after it arrived: the sum above stays what we handed over. */
function takenLines(transfer: TransferRow, taken: readonly Deduction[], lang: Lang): Receipt['money'] {
  if (taken.length === 0) return [];
  const t = translator(lang);
  const left = taken.reduce((rest, one) => rest - one.amountCents, transfer.amountCents);
  return [
    ...taken.map(({ name, amountCents }) => ({ label: t('transfers.receipt.deducted', { name }), cents: amountCents })),
    { label: t('transfers.receipt.left'), cents: left, total: true },
  ];
}

/** English, and the language the sender used when it is another. */
export function receiptLanguages(transfer: { lang: Lang }): Lang[] {
  return transfer.lang === 'en' ? ['en'] : [transfer.lang, 'en'];
}
