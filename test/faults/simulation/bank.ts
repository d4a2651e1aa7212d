import { newId } from '#kernel/ids.ts';
import type { Bank, BankAnswer, BankOrder, BankTransfer } from '#domain/payments/index.ts';

/** The house's bank in memory. A key is one payment, for ever. */
export class FakeBank {
  /** What is on our account; it may be overdrawn. */
  balance = 0n;
  transfers: (BankTransfer & { orderedAt: Date })[] = [];
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  pay(order: BankOrder, key: string): BankAnswer {
    const before = this.find(key);
    if (before) return { kind: 'ok', transfer: before };
    const transfer = {
      id: newId('btr'),
      key,
      amountCents: order.amountCents,
      accountLast4: order.accountNumber.slice(-4),
      reference: order.reference,
      entries: order.entries,
      status: 'pending' as const,
      returnCode: null,
      settledAt: null,
      returnedAt: null,
      orderedAt: this.#now(),
    };
    this.transfers.push(transfer);
    return { kind: 'ok', transfer: { ...transfer } };
  }

  find(key: string): Awaited<ReturnType<Bank['find']>> {
    const found = this.transfers.find((one) => one.key === key);
    return found ? { ...found } : null;
  }

  /** What was ordered three hours ago leaves our account. */
  settleDue(): void {
    for (const one of this.transfers) {
      if (one.status !== 'pending' || this.#now().getTime() - one.orderedAt.getTime() < 3 * 3_600_000) continue;
      Object.assign(one, { status: 'settled', settledAt: this.#now() });
      this.balance -= one.amountCents;
    }
  }

  /** The other bank gives it back. */
  giveBack(transfer: BankTransfer): void {
    if (transfer.status === 'returned') return;
    if (transfer.status === 'settled') this.balance += transfer.amountCents;
    Object.assign(transfer, { status: 'returned', returnCode: 'R03', returnedAt: this.#now() });
  }
}
