import { walletLineWords, type WalletLine } from '#domain/payments/index.ts';
import type { Lang } from '#kernel/scope.ts';

export interface StatementLine {
  key: string;
  at: Date;
  what: string;
  changeCents: bigint;
  balanceCents: bigint;
  /** The page of what it belongs to. */
  href: string | null;
}

/** The lines of a wallet's statement as its owner reads them. */
export function linesOf(lines: readonly WalletLine[], lang: Lang): StatementLine[] {
  return lines.map(({ journalId, at, kind, reference, changeCents, balanceCents }) => ({
    key: String(journalId),
    at,
    what: walletLineWords(kind, lang),
    changeCents,
    balanceCents,
    href: hrefOf(reference),
  }));
}

function hrefOf(reference: string | null): string | null {
  if (reference?.startsWith('trf_')) return `/transfers/${reference}`;
  return reference?.startsWith('sto_') ? `/stamps/orders/${reference}` : null;
}
