import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { publish } from '#kernel/outbox.ts';
import { refuse } from '#kernel/refusal.ts';
import type { Scope } from '#kernel/scope.ts';
import { emailHash, type LoginRealm, sourceHash } from '../email.ts';
import type { LinkRequested } from '../events.ts';
import { LINK_MAILS_PER_HOUR, minutesUntil, type SourceBudget, sourceBudgets, windowStart } from '../sign-in/lock.ts';
import { countSource, uncountSource } from '../queries/attempts.ts';
import { countRequests, insertRequest, lockEmail } from '../queries/links.ts';
import type { MailPurpose } from '../sessions/session-times.ts';

interface LinkOrder {
  purpose: MailPurpose;
  realm: LoginRealm;
  emailKey: string;
  source: string;
  loginId?: string | null | undefined;
  signUpId?: string | null | undefined;
  inviteId?: string | null | undefined;
  /** What the mail says besides, or what it is about. No secret. */
  about?: Readonly<Record<string, string>>;
}

/** What anybody may ask for, for any address: so each address has an hourly limit. */
const ANYBODY_ASKS: readonly MailPurpose[] = ['verify_email', 'reset_password', 'confirm_email'];

/**
 * Writes down that a link was asked for and tells the news. Does the same whether or not the address is known: what, if
 * anything, is sent is found out by the mail job. Past the address's hourly limit the request is kept but sends nothing.
 */
export async function requestLink(app: App, tx: Tx, scope: Scope, order: LinkOrder): Promise<string> {
  const now = app.clock.now();
  const hash = emailHash(app, order.realm, order.emailKey);
  await lockEmail(tx, hash);
  const before = await countRequests(tx, hash, new Date(now.getTime() - 3600_000));
  const requestId = await insertRequest(tx, {
    purpose: order.purpose,
    realm: order.realm,
    emailHash: hash,
    sourceHash: sourceHash(app, order.source),
    loginId: order.loginId ?? null,
    signUpId: order.signUpId ?? null,
    inviteId: order.inviteId ?? null,
    about: order.about ?? {},
    lang: scope.lang,
    capped: ANYBODY_ASKS.includes(order.purpose) && before >= LINK_MAILS_PER_HOUR,
    at: now,
  });
  await publish(tx, scope, 'link.requested', { requestId } satisfies LinkRequested);
  return requestId;
}

/** Counts one use of the source's budget; refuses (identity.too_many_from_here) past it. Depends on the source alone. */
export async function spendSource(app: App, tx: Tx, kind: SourceBudget, source: string): Promise<void> {
  const now = app.clock.now();
  const start = windowStart(kind, now);
  const used = await countSource(tx, sourceHash(app, source), kind, start);
  const { most, windowMs } = sourceBudgets[kind];
  if (used > most) refuse('identity.too_many_from_here', { minutes: minutesUntil(new Date(start.getTime() + windowMs), now) });
}

/** It was a right one: the source has its share back. */
export async function giveBackSource(app: App, tx: Tx, kind: SourceBudget, source: string): Promise<void> {
  await uncountSource(tx, sourceHash(app, source), kind, windowStart(kind, app.clock.now()));
}
