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

export const TRANSFER_WITHHELD = 'transfer.withheld';

/** Its clerk holds the money back for now. */
export interface TransferWithheld {
  transfer: string;
  agency: string;
}

export const TRANSFER_RETURNING = 'transfer.returning';
export const TRANSFER_REFUND_APPROVED = 'transfer.refund_approved';

/** The money goes back to its sender: amount and fee. `why` is a reason of returns/reasons.ts. */
export interface TransferReturning {
  transfer: string;
  agency: string;
  why: string;
}

/** An operator gives money back that has arrived; it comes out of our own pocket. */
export interface TransferRefundApproved {
  ask: string;
  transfer: string;
}

export const HANDOFF_FILE_MADE = 'handoff.file_made';

/** A file with money for the agency is there to be fetched. */
export interface HandoffFileMade {
  file: string;
  agency: string;
  number: number;
  count: number;
  total: string;
  sha256: string;
}

export const BANK_DETAILS_CONFIRMED = 'bank_details.confirmed';

/** A second person said yes to where a facility is paid; it may be in force only later. */
export interface BankDetailsConfirmed {
  details: string;
  agency: string;
  facility: string;
}
