import type { StateRow } from '../queries/transfers.ts';
import type { ReturnReason } from './reasons.ts';

/** The other transfer of money that followed a person: the one it went on as, or the one it came from. */
export interface OtherLeg {
  transferId: string;
  reference: string;
  facilityName: string;
}

/** How the state of one leg names the other: `onward` the one after, `applied` the one before. */
export function legDetails(leg: OtherLeg): Record<string, string> {
  return { leg: leg.transferId, reference: leg.reference, facility: leg.facilityName };
}

function legIn(states: readonly Pick<StateRow, 'kind' | 'details'>[], kind: 'onward' | 'applied'): OtherLeg | null {
  const { leg, reference, facility } = states.find((state) => state.kind === kind)?.details ?? {};
  return leg && reference && facility ? { transferId: leg, reference, facilityName: facility } : null;
}

/** What a transfer went on as, when it followed its person; null when it did not. */
export function wentOnAs(states: readonly Pick<StateRow, 'kind' | 'details'>[]): OtherLeg | null {
  return legIn(states, 'onward');
}

/** What it was before it followed its person here; null when it was meant for here. */
export function cameFrom(states: readonly Pick<StateRow, 'kind' | 'details'>[]): OtherLeg | null {
  return legIn(states, 'applied');
}

/** Why money may follow a person: we saw, or the agency says, that he was moved. */
export function saysMoved(why: ReturnReason): boolean {
  return why === 'moved' || why === 'moved_away';
}

/** Under which transfer it was paid: the first one's. */
export function paidAs(transfer: { transferId: string; onwardOf: string | null }): string {
  return transfer.onwardOf ?? transfer.transferId;
}
