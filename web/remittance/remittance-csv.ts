import type { ListedRemittance, RemittanceView } from '#domain/transfers/index.ts';
import { csvOf } from '#kernel/csv.ts';
import { localTime } from '#kernel/wall-clock.ts';
import { type Lang, translator } from '#words/index.ts';

/** What the agency was paid, a payment a line. */
export function listCsv(rows: readonly ListedRemittance[], lang: Lang): string {
  const t = translator(lang);
  const head = ['day', 'facility', 'state', 'count', 'amount'] as const;
  return csvOf([
    [...head.map((name) => t(`remittance.column.${name}`)), t('remittance.view.number')],
    ...rows.map((one) => [
      one.day,
      one.facilityName,
      t(`remittance.state.${one.state}`),
      String(one.itemCount),
      one.amountCents,
      one.remittanceId,
    ]),
  ]);
}

/** What one payment is made of, a transfer a line, with its total. */
export function oneCsv({ remittance, items }: RemittanceView, lang: Lang): string {
  const t = translator(lang);
  return csvOf([
    [
      t('remittance.column.day'),
      t('remittance.item.person'),
      t('remittance.view.number'),
      t('remittance.item.sender'),
      t('remittance.item.number'),
      t('remittance.item.posted'),
      t('remittance.item.amount'),
    ],
    ...items.map((item) => {
      const posted = localTime(item.postedAt, remittance.timeZone);
      return [
        remittance.day,
        `${item.residentName} (${item.residentNumber})`,
        remittance.remittanceId,
        item.senderName,
        item.reference,
        `${posted.day} ${posted.time}`,
        item.amountCents,
      ];
    }),
    [t('remittance.total'), '', remittance.remittanceId, '', String(remittance.itemCount), '', remittance.amountCents],
  ]);
}

export function csvResponse(text: string, name: string): Response {
  return new Response(text, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}.csv"`,
      'cache-control': 'no-store',
    },
  });
}
