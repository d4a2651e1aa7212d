import type { PdfBlock, PdfPaper } from '#domain/files/index.ts';
import type { Lang } from '#kernel/scope.ts';
import { formatMoney } from '#words/format.ts';
import { translator } from '#words/index.ts';
import type { TransferView } from '../read-transfer.ts';
import { givenBack, type Receipt, receiptLanguages, receiptOf } from '../receipt.ts';
import { isPaid } from '../transfer.ts';

/** The receipts of a transfer: in the reader's language first, then in those the law wants. None before it is paid. */
export function receiptsOf(transfer: TransferView, lang: Lang): Receipt[] {
  const paidAt = transfer.states.find((state) => state.kind === 'paid')?.at;
  if (!isPaid(transfer.state) || paidAt === undefined) return [];
  const languages = [...new Set([lang, ...receiptLanguages(transfer)])];
  return languages.map((one) =>
    receiptOf(transfer, paidAt, one, {
      ...transfer,
      rules: transfer.quote.deductions,
      back: givenBack(transfer),
      availableOn: transfer.available?.on ?? null,
    }),
  );
}

/** The receipts as one paper, each language on pages of its own. */
export function receiptPaper(transfer: TransferView, receipts: readonly Receipt[], madeAt: Date): PdfPaper {
  const [first] = receipts;
  const lang = first!.lang;
  const title = translator(lang)('transfers.receipt.page', { reference: transfer.reference });
  return {
    lang,
    title,
    foot: `Kinline · ${transfer.reference}`,
    madeAt,
    parts: receipts.map((receipt, i) => ({
      lang: receipt.lang,
      blocks: [...(i > 0 ? [{ kind: 'page' } as const] : []), ...blocksOf(receipt)],
    })),
  };
}

function blocksOf(receipt: Receipt): PdfBlock[] {
  const t = translator(receipt.lang);
  return [
    { kind: 'heading', level: 1, text: receipt.title },
    { kind: 'facts', rows: receipt.facts },
    { kind: 'heading', level: 2, text: t('history.receipt.money') },
    {
      kind: 'facts',
      rows: receipt.money.map(({ label, cents, total = false }) => ({
        label,
        value: formatMoney(cents, receipt.lang),
        number: true,
        bold: total,
      })),
    },
    ...(receipt.rulesText === null ? [] : [{ kind: 'text' as const, text: receipt.rulesText }]),
    { kind: 'heading', level: 2, text: receipt.refundTitle },
    // California wants this bold and at least 10 point.
    ...receipt.refundText.map((text): PdfBlock => ({ kind: 'text', text, bold: true })),
    ...(receipt.sampleText === null ? [] : [{ kind: 'text' as const, text: receipt.sampleText, soft: true }]),
  ];
}
