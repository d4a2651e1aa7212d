export const TRANSFER_APPLIED = 'transfer.applied';
export const TRANSFER_KEPT = 'transfer.kept';
export const TRANSFER_POSTED = 'transfer.posted';

/** The money is booked as owed to the agency for this facility. */
export interface TransferApplied {
  transfer: string;
  agency: string;
  facility: string;
  amount: string;
}

/** The money came in but can't go on; a person must decide. */
export interface TransferKept {
  transfer: string;
  agency: string;
  why: string;
}

/** The agency's clerk has put it on the person's account. */
export interface TransferPosted {
  transfer: string;
  agency: string;
  facility: string;
}
