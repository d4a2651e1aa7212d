import type { Money } from '#kernel/money.ts';

/** What somebody else says has moved, in our words. */
export interface TheirLine {
  /** Their own id of the line: taken in once. */
  readonly line: string;
  /** What both sides call the same thing: `charge:<intent>`, `refund:<refund>`. */
  readonly matchKey: string;
  /** A reversal takes another line with the same match key back. A fee is theirs alone: nothing of ours asked for it. */
  readonly kind: 'line' | 'reversal' | 'fee';
  /** Above zero when our account grows by it. */
  readonly amountCents: Money;
  /** What they kept of it. */
  readonly feeCents: Money;
  /** In small letters: `usd`. */
  readonly currency: string;
  readonly at: Date;
  /** Their name for what it belongs to, to tell whether that is ours; null when they say nothing. */
  readonly about: string | null;
  /** Whether it is about something of ours, and which account and thing of ours it names, where whoever brings the line knows. */
  readonly isKnown?: boolean;
  readonly account?: string;
  readonly reference?: string;
}

export interface TheirPage {
  readonly lines: readonly TheirLine[];
  /** Give it as `after` for the next page; null on the last. */
  readonly next: string | null;
}

export interface TheirWindow {
  /** null: from the beginning. */
  readonly from: Date | null;
  /** Lines of this moment and later are left for the next time. */
  readonly until: Date;
}
