import { walletLineWords, type WalletLine } from '#domain/payments/index.ts';
import type { Lang } from '#kernel/scope.ts';

export interface StatementLine {
  key: string;
  at: Date;
  what: string;
  changeCents: bigint;
  balanceCents: bigint;
  /** The transfer it belongs to. */
  transfer: string | null;
}

/** The lines of a wallet's statement as its owner reads them. */
export function linesOf(lines: readonly WalletLine[], lang: Lang): StatementLine[] {
  return lines.map(({ journalId, at, kind, reference, changeCents, balanceCents }) => ({
    key: String(journalId),
    at,
    what: walletLineWords(kind, lang),
    changeCents,
    balanceCents,
    transfer: reference?.startsWith('trf_') ? reference : null,
  }));
}
