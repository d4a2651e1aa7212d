import type { Tx } from '#kernel/db.ts';
import { addJobs } from '#kernel/jobs.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Lang } from '#words/index.ts';
import type { MailContent } from './content.ts';
import type { CustomerKind, Kind } from './kinds.ts';
import { queueNotices } from './queries/notices.ts';

export interface NoticeOrder {
  /**
   * A login, by its channels; an address that has none, by e-mail; the one-time link of a request, which the mail job has minted; or a
   * login's number that is to be proved, by a code that the job works out.
   */
  to: { login: string; proof?: string } | { address: string } | { link: string };
  kind: Kind;
  /** What happened, for lists: 'receipt', 'password_changed'. */
  template: string;
  lang: Lang;
  /** What the mail says. A phone's screen shows the kind's one line, whatever stands here. */
  content: MailContent;
  /** The same key tells nothing twice. */
  key: string;
  at: Date;
  /** Its reader asked for this very notice just now: it comes by e-mail, whatever the preferences say. */
  asked?: boolean;
  /** A warning whose mail goes another way: it comes by every phone of the login, chosen or not. */
  phonesOnly?: boolean;
}

/**
 * Tells somebody something, in the caller's transaction: it goes out exactly when that commits, by every channel that its reader wants
 * for this kind, later where it is their quiet hours. Words are keys, so no secret and no HTML gets in. What customers alone are told
 * goes by `tellCustomer`.
 */
export async function notify(tx: Tx, scope: Scope, order: NoticeOrder & { kind: Exclude<Kind, CustomerKind> }): Promise<void> {
  await notifyAll(tx, scope, [order]);
}

/** The same for many, with one statement. */
export async function notifyAll(tx: Tx, _scope: Scope, orders: readonly NoticeOrder[]): Promise<void> {
  const queued = await queueNotices(
    tx,
    orders.map(({ to, asked, phonesOnly, ...order }) => ({
      ...order,
      loginId: 'login' in to ? to.login : null,
      address: 'address' in to ? to.address : null,
      linkRequestId: 'link' in to ? to.link : null,
      proofId: 'login' in to ? (to.proof ?? null) : null,
      asked: asked ?? false,
      phonesOnly: phonesOnly ?? false,
    })),
  );
  await addJobs(
    tx,
    queued.map((notice) => ({ name: 'notifications.spread', payload: { notice }, key: `notice:${notice}` })),
  );
}
