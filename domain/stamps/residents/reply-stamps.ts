import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { requireActor, requireRealm, type Scope, systemFor, systemScope } from '#kernel/scope.ts';
import { useOf } from '../queries.ts';
import { freeStamps } from '../use-stamps.ts';
import { insertReply, repliesOf, repliesToGoBack, takeReply } from './queries.ts';

/** A reply stamp nobody has answered with is its sender's again after this. */
export const REPLY_DAYS = 180;
const AT_ONCE = 500;

/** What was set aside for an answer may be used by the person who got the letter, to answer its sender and for nothing else. The system. */
export async function offerReply(
  app: App,
  tx: Tx,
  scope: Scope,
  { subject, resident }: { subject: string; resident: string },
): Promise<void> {
  requireRealm(scope, 'system');
  const use = await useOf(tx, subject);
  if (!use) return;
  const at = app.clock.now();
  await insertReply(tx, {
    subject,
    customer: use.customer,
    residentId: resident,
    agencyId: use.agencyId,
    at,
    endsAt: new Date(at.getTime() + REPLY_DAYS * 86_400_000),
  });
}

/** Reply stamps that were not used in time, or whose person is held there no more, are their senders' again. */
export async function returnReplies(app: App): Promise<void> {
  const scope = systemScope('stamps.return_replies');
  const due = await app.tx(scope, (tx) => repliesToGoBack(tx, app.clock.now(), AT_ONCE));
  for (const subject of due) await app.tx(scope, (tx) => returnReply(app, tx, scope, subject));
}

/** All reply stamps of the customer that nobody is answering with are hers again. Customers. */
export async function takeReplies(app: App, scope: Scope): Promise<void> {
  const customer = requireActor(scope);
  const system = systemFor(scope);
  await app.tx(system, async (tx) => {
    for (const { subject } of await repliesOf(tx, customer, null)) await returnReply(app, tx, system, subject);
  });
}

/** One of them; not while somebody answers with it. */
export async function returnReply(app: App, tx: Tx, scope: Scope, subject: string): Promise<void> {
  if (await takeReply(tx, subject)) await freeStamps(app, tx, scope, subject);
}
