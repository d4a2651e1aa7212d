/**
 * The chart of accounts. The ledger knows no person and no product: every id here is opaque text.
 * `normalSide` is the side that makes the account grow; balances are told from that side, so a wallet with $40 says 4000n.
 */
export type Side = 'debit' | 'credit';

/** `counter` accounts give the other side of an asset that is issued, like stamps. */
export type AccountKind = 'asset' | 'liability' | 'income' | 'expense' | 'counter';

export interface Account {
  /** Unique over the whole book. */
  readonly code: string;
  /** `USD` in cents, or `STAMP:<agency>` in whole stamps. */
  readonly asset: string;
  readonly kind: AccountKind;
  readonly normalSide: Side;
  /** Keeps a balance that never falls below zero, and takes holds. All others are house accounts. */
  readonly hasFloor: boolean;
  /** Whose staff may see it. */
  readonly agency: string | null;
}

type Extra = Partial<Pick<Account, 'asset' | 'hasFloor' | 'agency'>>;

function account(code: string, kind: AccountKind, normalSide: Side, extra: Extra = {}): Account {
  return { code, asset: 'USD', kind, normalSide, hasFloor: false, agency: null, ...extra };
}

// What others owe us, and where money waits on its way.
export const processorClearing = (): Account => account('processor_clearing', 'asset', 'debit');
export const bank = (): Account => account('bank', 'asset', 'debit');
/** Paid out by the processor, and not yet in our account. */
export const payoutsInTransit = (): Account => account('payouts_in_transit', 'asset', 'debit');
export const cashNetworkReceivable = (): Account => account('cash_network_receivable', 'asset', 'debit');
export const lockboxClearing = (): Account => account('lockbox_clearing', 'asset', 'debit');
export const chargebackReceivable = (customerId: string): Account => account(`chargeback_receivable:${customerId}`, 'asset', 'debit');

// What we owe.
export const paymentsReceived = (): Account => account('payments_received', 'liability', 'credit');
export const customerWallet = (customerId: string): Account => account(`wallet:${customerId}`, 'liability', 'credit', { hasFloor: true });
export const residentMedia = (residentId: string, agency: string): Account =>
  account(`media:${residentId}`, 'liability', 'credit', { hasFloor: true, agency });
export const owedTrust = (facilityId: string, agency: string): Account =>
  account(`owed_trust:${facilityId}`, 'liability', 'credit', { agency });
export const owedSupervision = (agency: string): Account => account(`owed_supervision:${agency}`, 'liability', 'credit', { agency });
/** Ordered at the bank for agencies, and not yet gone from our account. */
export const remittancesInTransit = (): Account => account('remittances_in_transit', 'liability', 'credit');
export const refundsPayable = (): Account => account('refunds_payable', 'liability', 'credit');
export const unusedStamps = (agency: string): Account => account(`unused_stamps:${agency}`, 'liability', 'credit', { agency });
export const releaseBalance = (residentId: string, agency: string): Account =>
  account(`release:${residentId}`, 'liability', 'credit', { hasFloor: true, agency });
export const taxPayable = (): Account => account('tax_payable', 'liability', 'credit');
export const unclaimed = (): Account => account('unclaimed', 'liability', 'credit');
export const suspense = (): Account => account('suspense', 'liability', 'credit');

// What we earn and what it costs.
export const feesRevenue = (agency: string): Account => account(`fees_revenue:${agency}`, 'income', 'credit', { agency });
export const stampSales = (agency: string): Account => account(`stamp_sales:${agency}`, 'income', 'credit', { agency });
export const mediaSales = (agency: string): Account => account(`media_sales:${agency}`, 'income', 'credit', { agency });
export const processorCosts = (): Account => account('processor_costs', 'expense', 'debit');
export const bankCosts = (): Account => account('bank_costs', 'expense', 'debit');
export const promotionCosts = (): Account => account('promotion_costs', 'expense', 'debit');
// What we gave back without being able to take it back from where it had gone.
export const refundLosses = (): Account => account('refund_losses', 'expense', 'debit');
export const cashOverShort = (): Account => account('cash_over_short', 'expense', 'debit');

// Stamps, an asset of their own per agency: what was issued stands against who has them.
const stamps = (agency: string, extra: Extra = {}): Extra => ({ asset: `STAMP:${agency}`, agency, ...extra });
export const stampsSold = (agency: string): Account => account(`stamps_sold:${agency}`, 'counter', 'debit', stamps(agency));
export const stampsFree = (agency: string): Account => account(`stamps_free:${agency}`, 'counter', 'debit', stamps(agency));
export const stampsSpent = (agency: string): Account => account(`stamps_spent:${agency}`, 'counter', 'credit', stamps(agency));
export const stampsHeld = (ownerId: string, agency: string): Account =>
  account(`stamps:${agency}:${ownerId}`, 'counter', 'credit', stamps(agency, { hasFloor: true }));
/** What an agency gives each month: its own account, for it is used before what was paid for. */
export const stampsMonthly = (ownerId: string, agency: string): Account =>
  account(`stamps_monthly:${agency}:${ownerId}`, 'counter', 'credit', stamps(agency, { hasFloor: true }));
