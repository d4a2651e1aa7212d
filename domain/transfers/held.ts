import type { Instrument } from '#domain/directory/index.ts';
import { isId } from '#kernel/ids.ts';
import type { StateRow, TransferRow } from './queries/transfers.ts';

/** What a payment was made with, by its id: what the wallet alone paid is a spend of it. The database says the same (transfers.available_on). */
export function instrumentOf(payment: string | null | undefined): Instrument {
  return isId('wsp', payment) ? 'wallet' : 'card';
}

/** The first day a paid transfer's money can be used, in the facility's calendar; null: as soon as it is there. */
export function availableOn(transfer: Pick<TransferRow, 'holds'>, payment: string | null | undefined): string | null {
  return transfer.holds[instrumentOf(payment)]?.from ?? null;
}

/** The first day money can be used that the agency holds until then, and whether that day has come. */
export interface Available {
  on: string;
  isNow: boolean;
}

/** The same from its states; as long as it is not paid, the later of the days it could be. */
export function availableOfStates(
  transfer: Pick<TransferRow, 'holds'>,
  states: readonly Pick<StateRow, 'kind' | 'details'>[],
): string | null {
  const paid = states.find(({ kind }) => kind === 'paid');
  if (paid) return availableOn(transfer, paid.details['payment']);
  return (
    Object.values(transfer.holds)
      .map(({ from }) => from)
      .sort()
      .at(-1) ?? null
  );
}
