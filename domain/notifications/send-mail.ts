import type { Tx } from '#kernel/db.ts';
import { addJob } from '#kernel/jobs.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Lang } from '#words/index.ts';
import type { MailContent } from './content.ts';
import { queueMessage } from './queries.ts';

export interface MailOrder {
  to: string;
  lang: Lang;
  /** What kind of mail this is, for lists: 'receipt', 'password_changed'. */
  template: string;
  params: MailContent;
  /** The same key sends nothing twice. */
  key: string;
  at?: Date;
}

/** Queues a mail in the caller's transaction: it is sent exactly when that commits. Words are keys, so no secret and no HTML gets in. */
export async function sendMail(tx: Tx, _scope: Scope, order: MailOrder): Promise<void> {
  const id = await queueMessage(tx, {
    key: order.key,
    recipient: order.to,
    linkRequestId: null,
    lang: order.lang,
    template: order.template,
    params: order.params,
    at: order.at ?? new Date(),
  });
  if (id) await addJob(tx, 'notifications.deliver', { messageId: id }, { key: `mail:${id}` });
}
