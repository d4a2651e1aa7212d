import { type Money, moneyFromJson, moneyToJson } from '#kernel/money.ts';

/** One payment to somebody else's account. `batch` is the day we count it to, "2026-11-20"; `entries` says of how many things it is made. */
export interface BankOrder {
  amountCents: Money;
  routingNumber: string;
  accountNumber: string;
  name: string;
  reference: string;
  batch: string;
  entries: number;
}

/** What the bank says of a payment. `settled`: the money has left our account. `returned`: the other bank gave it back, and why. */
export interface BankTransfer {
  id: string;
  key: string;
  amountCents: Money;
  accountLast4: string;
  reference: string;
  entries: number;
  status: 'pending' | 'settled' | 'returned';
  returnCode: string | null;
  /** Whether the money had left our account; with `returned`, whether it was there in between. */
  settledAt: Date | null;
  returnedAt: Date | null;
}

/** refused: it will never happen. unknown: it may or may not have happened; only looking tells. */
export type BankAnswer = { kind: 'ok'; transfer: BankTransfer } | { kind: 'refused'; reason: string } | { kind: 'unknown'; reason: string };

/** One line of our account's statement. `debit`: money left the account. */
export interface StatementLine {
  id: string;
  day: string;
  amountCents: Money;
  sign: 'credit' | 'debit';
  /** payment: ours went out. return: one came back. deposit: somebody paid in. fee: the bank's own. */
  type: 'payment' | 'return' | 'deposit' | 'fee' | 'other';
  reference: string;
  description: string;
  /** The bank's own id of the payment; null for what was not ordered. */
  transfer: string | null;
  bookedAt: Date;
}

export interface BatchTotals {
  transfers: number;
  entries: number;
  amountCents: Money;
}

export interface Bank {
  /** Orders a payment, or answers with the one this key has ordered before. Takes at most the time-out; never throws. */
  pay(order: BankOrder, key: string): Promise<BankAnswer>;
  /** The payment ordered with this key; null: the bank knows of none. Throws when it does not say. */
  find(key: string): Promise<BankTransfer | null>;
  /** Control totals of a day's payments, as the bank counts them. */
  totals(batch: string): Promise<BatchTotals>;
  /** Statement lines of the bank's days `from` to `to`, in the order they were booked. `next` goes on behind them; null at the end. */
  statementLines(page: { from: string; to: string; after?: string | null; limit?: number }): Promise<{
    lines: StatementLine[];
    next: string | null;
  }>;
}

declare module '#kernel/app.ts' {
  interface App {
    readonly bank: Bank;
  }
}

export interface BankSettings {
  /** The beginning of every address, such as https://bank.example/bank/v1. */
  url: string;
  key: string;
  timeoutMs?: number;
}

/** The bank behind its HTTP API (sandbox/bank/README.md says what it speaks). */
export function makeBank({ url, key, timeoutMs = 10_000 }: BankSettings): Bank {
  async function ask(path: string, init: RequestInit = {}): Promise<{ status: number; body: unknown }> {
    const response = await fetch(`${url}${path}`, {
      ...init,
      headers: { authorization: `Bearer ${key}`, accept: 'application/json', ...(init.headers as Record<string, string>) },
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    return { status: response.status, body: await response.json() };
  }
  async function read<T>(path: string, shape: (body: never) => T): Promise<T> {
    const { status, body } = await ask(path);
    if (status !== 200) throw new Error(`the bank answered ${status} ${problemOf(body)} to ${path.split('?')[0]}`);
    return shape(body as never);
  }

  return {
    async pay(order, idempotencyKey) {
      try {
        const headers = { 'content-type': 'application/json', 'idempotency-key': idempotencyKey };
        const { status, body } = await ask('/transfers', { method: 'POST', headers, body: JSON.stringify(wire(order)) });
        if (status === 200 || status === 201) return { kind: 'ok', transfer: transferOf(body as WireTransfer) };
        // Only an order found wrong proves that nothing happened: a wrong key, or a key used before, says nothing of an earlier try.
        return { kind: status === 400 || status === 422 ? 'refused' : 'unknown', reason: `${status} ${problemOf(body)}` };
      } catch (error) {
        return { kind: 'unknown', reason: error instanceof Error ? error.name : 'unknown error' };
      }
    },
    find: (idempotencyKey) =>
      read(`/transfers?idempotency_key=${encodeURIComponent(idempotencyKey)}`, ({ data }: { data: WireTransfer[] }) =>
        data[0] ? transferOf(data[0]) : null,
      ),
    totals: (batch) =>
      read(`/totals?batch=${encodeURIComponent(batch)}`, (body: { transfers: number; entries: number; amount: string }) => ({
        transfers: body.transfers,
        entries: body.entries,
        amountCents: moneyFromJson(body.amount),
      })),
    statementLines: ({ from, to, after, limit = 500 }) => {
      const asked = new URLSearchParams({ from, to, limit: String(limit), ...(after ? { after } : {}) });
      return read(`/statement-lines?${asked.toString()}`, (body: { data: WireLine[]; next: string | null }) => ({
        lines: body.data.map(lineOf),
        next: body.next,
      }));
    },
  };
}

function wire(order: BankOrder) {
  return {
    amount: moneyToJson(order.amountCents),
    currency: 'USD',
    routing_number: order.routingNumber,
    account_number: order.accountNumber,
    name: order.name,
    reference: order.reference,
    batch: order.batch,
    entries: order.entries,
  };
}

interface WireTransfer {
  id: string;
  idempotency_key: string;
  amount: string;
  account_last4: string;
  reference: string;
  entries: number;
  status: BankTransfer['status'];
  return_code: string | null;
  settled_at: string | null;
  returned_at: string | null;
}

function transferOf(wired: WireTransfer): BankTransfer {
  return {
    id: wired.id,
    key: wired.idempotency_key,
    amountCents: moneyFromJson(wired.amount),
    accountLast4: wired.account_last4,
    reference: wired.reference,
    entries: wired.entries,
    status: wired.status,
    returnCode: wired.return_code,
    settledAt: wired.settled_at === null ? null : new Date(wired.settled_at),
    returnedAt: wired.returned_at === null ? null : new Date(wired.returned_at),
  };
}

type WireLine = Omit<StatementLine, 'amountCents' | 'bookedAt'> & { amount: string; booked_at: string };

function lineOf({ amount, booked_at, ...line }: WireLine): StatementLine {
  return { ...line, amountCents: moneyFromJson(amount), bookedAt: new Date(booked_at) };
}

function problemOf(body: unknown): string {
  const code = (body as { error?: { code?: unknown } } | null)?.error?.code;
  return typeof code === 'string' ? code : '';
}
