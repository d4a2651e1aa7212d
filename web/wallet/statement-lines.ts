import { walletLineWords, type WalletLine } from '#domain/payments/index.ts';
import { referencesOf } from '#domain/transfers/index.ts';
import type { App } from '#kernel/app.ts';
import type { Scope } from '#kernel/scope.ts';

export interface StatementLine {
  key: string;
  at: Date;
  what: string;
  changeCents: bigint;
  balanceCents: bigint;
  /** What its transfer is called on receipts and in mails; what is no transfer has no number that people see. */
  number: string | null;
  /** The page of what it belongs to. */
  href: string | null;
}

/** The lines of a wallet's statement as its owner reads them. */
export async function linesOf(app: App, scope: Scope, lines: readonly WalletLine[]): Promise<StatementLine[]> {
  const ids = lines.flatMap(({ reference }) => reference ?? []);
  const numbers = await app.tx(scope, (tx) => referencesOf(tx, ids));
  return lines.map(({ journalId, at, kind, reference, changeCents, balanceCents }) => ({
    key: String(journalId),
    at,
    what: walletLineWords({ kind, reference }, scope.lang),
    changeCents,
    balanceCents,
    number: numbers.get(reference ?? '') ?? null,
    href: hrefOf(reference),
  }));
}

function hrefOf(reference: string | null): string | null {
  if (reference?.startsWith('trf_')) return `/transfers/${reference}`;
  return reference?.startsWith('sto_') ? `/stamps/orders/${reference}` : null;
}
