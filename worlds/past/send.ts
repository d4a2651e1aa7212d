import { addFunds, readWallet, readWalletStatement, splitPrice } from '#domain/payments/index.ts';
import {
  createTransfer,
  isOpen,
  type ListedTransfer,
  listTransfers,
  makeQuote,
  payTransfer,
  readTransfer,
} from '#domain/transfers/index.ts';
import { newId } from '#kernel/ids.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { settle, type Stage, tellSandbox } from './cast.ts';

export const CARDS = {
  visa: '4242424242424242',
  mastercard: '5555555555554444',
  debit: '4000056655665556',
  declined: '4000000000009995',
  disputed: '4000000000000259',
  refundFails: '4000000000005126',
} as const;
export type Card = keyof typeof CARDS;

export interface Sending {
  from: string;
  to: string;
  amount: string;
  category?: string;
  /** wallet: from the wallet as far as it reaches. none: it is left unpaid. */
  by: Card | 'wallet' | 'none';
}

/** What this customer sent this person at this moment of the past, if it was made before an interruption. */
async function madeSince(stage: Stage, { from, to }: Sending, since: Date): Promise<ListedTransfer | undefined> {
  const { transfers } = await listTransfers(stage.app, stage.customer(from), { resident: stage.person(from, to), limit: 10 });
  return transfers.find(({ createdAt }) => createdAt >= since);
}

/** Makes a transfer and pays it; goes on where it was when it is there already. Null where the house says no: a limit, an approval that is missing. */
export async function send(stage: Stage, sending: Sending, since: Date): Promise<string | null> {
  const { app } = stage;
  const scope = stage.customer(sending.from);
  const { amount, category, by } = sending;
  try {
    let transfer: { transferId: string; state?: ListedTransfer['state'] } | undefined = await madeSince(stage, sending, since);
    if (!transfer) {
      const quote = await makeQuote(app, scope, { resident: stage.person(sending.from, sending.to), amount, category });
      ({ transfer } = await createTransfer(app, scope, { quote: quote.quoteId, again: true, isFresh: true }));
    }
    if (by !== 'none' && isOpen(transfer.state ?? 'created')) await payAt(stage, await openPage(stage, sending, transfer.transferId), by);
    return transfer.transferId;
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
}

/** Opens the card company's page for what the wallet does not pay; null where there is nothing left to pay. */
export async function openPage(stage: Stage, { from, by }: Sending, transfer: string): Promise<string | null> {
  const { app } = stage;
  const scope = stage.customer(from);
  let walletCents: bigint | null = null;
  if (by === 'wallet') {
    const { totalCents } = await readTransfer(app, scope, transfer);
    walletCents = splitPrice(totalCents, (await readWallet(app, scope)).availableCents)?.walletCents ?? null;
  }
  return (await payTransfer(app, scope, { transfer, isFresh: true, walletCents })).url;
}

/** Pays as the button of the card company's page does. */
export async function payAt(stage: Stage, url: string | null, by: Sending['by']): Promise<void> {
  const session = /\/(cs_\w+)/.exec(url ?? '')?.[1];
  const number = CARDS[by === 'wallet' || by === 'none' ? 'visa' : by];
  if (session) await tellSandbox(stage, `/control/sessions/${session}/pay`, { number });
}

/** Money into a wallet, unless it was added at this moment already. */
export async function fillWallet(stage: Stage, from: string, amount: string, since: Date): Promise<void> {
  const scope = stage.customer(from);
  const { lines } = await readWalletStatement(stage.app, scope, { limit: 5 });
  if (lines.some(({ at, kind }) => at >= since && kind === 'wallet_filled')) return;
  const { underWay } = await readWallet(stage.app, scope);
  const open = underWay.find(({ at, url }) => at >= since && url !== null);
  const { url } = open ?? (await addFunds(stage.app, scope, { fill: newId('wfi'), amount, isFresh: true }));
  await payAt(stage, url, 'debit');
  await settle(stage);
}
