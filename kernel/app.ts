import type { Clock } from '#kernel/clock.ts';
import type { RunTx } from '#kernel/db.ts';

export interface Logger {
  debug(fields: object, message?: string): void;
  info(fields: object, message?: string): void;
  warn(fields: object, message?: string): void;
  error(fields: object, message?: string): void;
}

/** Everything a command may use. Made once in server/; modules add their parts by declaration merging. */
export interface App {
  /** One transaction under the scope. Run again (at most 5 times) after a serialisation failure or deadlock, so `work` must be repeatable. */
  readonly tx: RunTx;
  readonly clock: Clock;
  readonly log: Logger;
  readonly mode: 'sandbox' | 'live';
  /** Where each surface is reached, from configuration, never from a request: links in mails and redirects use these. */
  readonly origins: Readonly<Record<'family' | 'staff' | 'ops' | 'inside', string>>;
  /** A 32-byte key for one purpose, derived from the installation's secret. */
  secret(purpose: string): Buffer;
}
