import type { LoginRow } from '#domain/identity/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import type { Scope } from '#kernel/scope.ts';
import type { NoticeRow } from '../queries/notices.ts';

/** One try to bring a notice by one channel. */
export interface Try {
  attemptId: string;
  deliveryId: string;
  notice: NoticeRow;
  /** Whom it is for; null for an address, or for a link that identity knows more about. */
  login: LoginRow | null;
}

export interface Answer {
  /** 'failed' is tried again; 'refused' never. */
  outcome: 'sent' | 'failed' | 'refused';
  /** What the other side said; no secret, no content. */
  answer: string;
  /** What follows from it, written in the transaction of the outcome. */
  after?: (tx: Tx) => Promise<void>;
}

export interface Ready {
  /** Where to: an e-mail address or a number. Null where that says nothing, as with a phone's push address. */
  address: string | null;
  /** Outside any transaction. Never throws for what the other side says. */
  send(): Promise<Answer>;
}

/** A way to somebody. What goes by a phone's screen says the kind of news and nothing else. */
export interface Channel {
  /** Whether this installation has it. */
  offered(app: App): boolean;
  /** Whether this login can be reached by it now. */
  reaches(app: App, tx: Tx, scope: Scope, login: LoginRow): Promise<boolean>;
  /** Gets a try ready, in a transaction. A text instead: nobody is to be sent to, and why. */
  prepare(app: App, tx: Tx, scope: Scope, one: Try): Promise<Ready | string>;
}
