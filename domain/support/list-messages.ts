import type { App } from '#kernel/app.ts';
import { requireRealm, type Scope } from '#kernel/scope.ts';
import { countMessages, type MessageRow, selectMessages } from './queries.ts';

export const MESSAGES_PER_PAGE = 25;

export interface Inbox {
  messages: Pick<MessageRow, 'id' | 'reference' | 'topic' | 'name' | 'email' | 'lang' | 'sentAt' | 'closedAt'>[];
  counts: { open: number; closed: number };
  /** Whether another page follows. */
  more: boolean;
}

/** The operators' inbox without the messages' text: open ones oldest first, closed ones newest first. `search` looks into everything. */
export async function listMessages(
  app: App,
  scope: Scope,
  input: { state: 'open' | 'closed'; search: string; page: number },
): Promise<Inbox> {
  requireRealm(scope, 'operator');
  const page = Number.isInteger(input.page) && input.page >= 0 && input.page < 10_000 ? input.page : 0;
  const search = input.search.replaceAll('\u0000', '').trim().slice(0, 100);
  return await app.tx(scope, async (tx) => {
    const rows = await selectMessages(tx, { state: input.state, search, limit: MESSAGES_PER_PAGE + 1, skip: page * MESSAGES_PER_PAGE });
    return {
      messages: rows.slice(0, MESSAGES_PER_PAGE).map(({ id, reference, topic, name, email, lang, sentAt, closedAt }) => ({
        id,
        reference,
        topic,
        name,
        email,
        lang,
        sentAt,
        closedAt,
      })),
      counts: await countMessages(tx),
      more: rows.length > MESSAGES_PER_PAGE,
    };
  });
}
