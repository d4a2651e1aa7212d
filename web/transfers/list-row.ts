import type { ListedTransfer } from '#domain/transfers/index.ts';

/** What a list shows of a transfer. */
export type ListRow = Pick<
  ListedTransfer,
  'transferId' | 'reference' | 'state' | 'residentName' | 'amountCents' | 'totalCents' | 'createdAt' | 'timeZone'
>;

/** SvelteKit writes out all that a page is given, at each request, also where no script will read it: a list is given no more than it shows. */
export function listRow({
  transferId,
  reference,
  state,
  residentName,
  amountCents,
  totalCents,
  createdAt,
  timeZone,
}: ListedTransfer): ListRow {
  return { transferId, reference, state, residentName, amountCents, totalCents, createdAt, timeZone };
}
