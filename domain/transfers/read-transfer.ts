import { localTime, readPlaces, readPolicies } from '#domain/directory/index.ts';
import { type PaymentView, readPayment, readWalletPart, type RefundView, type WalletPart, wayBackOf } from '#domain/payments/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { isId } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, type Scope } from '#kernel/scope.ts';
import { type Expected, expectPosting } from './expect-posting.ts';
import { type Deduction, deductionsOf } from './handoff/queries/answers.ts';
import { type Available, availableOfStates } from './held.ts';
import { PURPOSE } from './pay-transfer.ts';
import { quoteById, type QuoteRow } from './queries/quotes.ts';
import { type StateRow, statesOf, transferById, type TransferRow } from './queries/transfers.ts';
import { type CancelAnswer, mayCancel } from './returns/cancel-window.ts';
import { cameFrom, type OtherLeg, paidAs, wentOnAs } from './returns/onward.ts';
import { GIVEN_BACK } from './returns/reasons.ts';
import { isOpen, standing, type StateKind } from './transfer.ts';
import { type Whereabouts, whereaboutsOf } from './whereabouts.ts';

/** A transfer with all that became of it. */
export interface TransferView extends TransferRow {
  state: StateKind;
  states: StateRow[];
  totalCents: bigint;
  quote: QuoteRow;
  /** When it is expected in the account; null once that is no question any more. */
  expected: Expected | null;
  /** From when it can be used, where the agency holds it until then; null: as soon as it is there. */
  available: Available | null;
  /** What the agency took of it, as it told us; empty as long as it has not. */
  taken: Deduction[];
  /** Whether its sender may still take it back, and until when. */
  cancel: CancelAnswer;
  /** Whether its person is where it goes; also 'there' for whom the scope may not see any more. */
  whereabouts: Whereabouts;
  /** What it went on as after its person, and what it was before. */
  wentOnAs: OtherLeg | null;
  cameFrom: OtherLeg | null;
  /** What the payer may know of the payment: neither ids nor messages of the processor. */
  payment: Pick<
    PaymentView,
    'state' | 'payable' | 'pageClosesAt' | 'paidAt' | 'declines' | 'card' | 'byKeptCard' | 'cardSaidNo' | 'refunds'
  > | null;
  /** What the wallet pays of it; null: nothing. */
  wallet: WalletPart | null;
}

/** One of the customer's own transfers. Refuses: transfers.unknown_transfer. */
export async function readTransfer(app: App, scope: Scope, id: string): Promise<TransferView> {
  requireRealm(scope, 'customer');
  requireActor(scope);
  return await app.tx(scope, async (tx) => (await transferView(app, tx, id)) ?? refuse('transfers.unknown_transfer'));
}

/** What the scope may see of a transfer and of its payment. */
export async function transferView(app: App, tx: Tx, id: string): Promise<TransferView | undefined> {
  const transfer = isId('trf', id) ? await transferById(tx, id) : undefined;
  if (transfer === undefined) return undefined;
  const states = await statesOf(tx, id);
  const quote = await quoteById(tx, transfer.quoteId);
  const on = availableOfStates(transfer, states);
  const payment = await readPayment(tx, PURPOSE, paidAs(transfer), app.clock.now());
  const place = (await readPlaces(tx, [transfer.residentId])).get(transfer.residentId);
  return {
    ...transfer,
    state: standsNow(standing(states.map((state) => state.kind)), payment?.refunds),
    states,
    totalCents: transfer.amountCents + transfer.feeCents,
    quote: quote!,
    expected: await expectedOf(app, tx, transfer, states),
    available: on === null ? null : { on, isNow: on <= localTime(app.clock.now(), transfer.timeZone).day },
    taken: await deductionsOf(tx, id),
    cancel: mayCancel(
      new Set(states.map((one) => one.kind)),
      states.find((one) => one.kind === 'paid')?.at,
      transfer.cancelMinutes,
      app.clock.now(),
    ),
    whereabouts: place === undefined ? 'there' : whereaboutsOf(place, transfer.facilityId),
    wentOnAs: wentOnAs(states),
    cameFrom: cameFrom(states),
    payment: payment ? forPayer(payment) : null,
    wallet: await readWalletPart(tx, PURPOSE, paidAs(transfer)),
  };
}

/** What had gone back can be owed again, when the payer's bank gives its money to us: then it is on its way once more. */
function standsNow(state: StateKind, refunds: readonly RefundView[] = []): StateKind {
  const refund = refunds.findLast(({ reason }) => reason !== GIVEN_BACK);
  const way = state === 'return_settled' && refund ? wayBackOf(refund) : 'over';
  if (way === 'over') return state;
  return way === 'stuck' ? 'return_stuck' : 'returning';
}

async function expectedOf(app: App, tx: Tx, transfer: TransferRow, states: readonly StateRow[]): Promise<Expected | null> {
  const state = standing(states.map(({ kind }) => kind));
  if (!isOpen(state) && state !== 'paid' && state !== 'applied' && state !== 'handed_over') return null;
  const now = app.clock.now();
  const { posting } = await readPolicies(tx, transfer.agencyId, now);
  const paidAt = states.find(({ kind }) => kind === 'paid')?.at;
  return expectPosting({ state, postsBy: transfer.postsBy, timeZone: transfer.timeZone, paidAt }, posting.body, now);
}

function forPayer({
  state,
  payable,
  pageClosesAt,
  paidAt,
  declines,
  card,
  byKeptCard,
  cardSaidNo,
  refunds,
}: PaymentView): TransferView['payment'] {
  return { state, payable, pageClosesAt, paidAt, declines, card, byKeptCard, cardSaidNo, refunds };
}

/** What a transfer was paid with, and so what it goes back to. */
export function paidWith({ wallet }: Pick<TransferView, 'wallet'>): 'card' | 'wallet' | 'both' {
  if (wallet?.state !== 'taken') return 'card';
  return wallet.isWhole ? 'wallet' : 'both';
}

/** When a transfer came into a state, if it did. */
export function since(view: { states: readonly StateRow[] }, kind: StateKind): Date | undefined {
  return view.states.find((state) => state.kind === kind)?.at;
}
