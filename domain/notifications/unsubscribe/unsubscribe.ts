import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/refusal.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { keyOf } from '../address.ts';
import { isSilenced, silence, unsilence } from '../bounces/queries.ts';
import { type Kind, ruleOf } from '../kinds.ts';
import { noticeById, type NoticeRow } from '../queries/notices.ts';
import { choicesOf, insertChoice } from '../queries/preferences.ts';
import { wants } from '../where-to.ts';
import { noticeOf } from './token.ts';

/** What a link in a mail is about: its kind, and whether mails of it still come. Null for a link that is none of ours. */
export async function readUnsubscribe(app: App, scope: Scope, input: { token: unknown }): Promise<{ kind: Kind; comes: boolean } | null> {
  return await app.tx(systemScope(scope.request), async (tx) => {
    const notice = await noticeBehind(app, tx, input.token);
    return notice ? { kind: notice.kind, comes: await comes(tx, notice) } : null;
  });
}

/**
 * No more mails of the kind that this link's mail was of, or again (`comes`). Whoever holds the link, without a login: it does nothing else.
 * Refuses notifications.link_unknown.
 */
export async function setUnsubscribed(app: App, scope: Scope, input: { token: unknown; comes: boolean }): Promise<{ kind: Kind }> {
  return await app.tx(systemScope(scope.request), async (tx) => {
    const notice = (await noticeBehind(app, tx, input.token)) ?? refuse('notifications.link_unknown');
    await setComes(app, tx, notice, input.comes, 'link');
    return { kind: notice.kind };
  });
}

/** The same in the caller's transaction; a complaint is another way to say "no more". */
export async function setComes(app: App, tx: Tx, notice: NoticeRow, wanted: boolean, by: 'link' | 'complaint'): Promise<void> {
  const at = app.clock.now();
  if ((await comes(tx, notice)) === wanted) return;
  if (notice.loginId !== null) await insertChoice(tx, { loginId: notice.loginId, kind: notice.kind, channel: 'email', wanted, by, at });
  else if (wanted) await unsilence(tx, addressOf(notice), notice.kind, at);
  else await silence(tx, { address: addressOf(notice), kind: notice.kind, by, at });
}

export async function noticeBehind(app: App, tx: Tx, token: unknown): Promise<NoticeRow | null> {
  const id = noticeOf(app, token);
  const notice = id === null ? undefined : await noticeById(tx, id);
  return notice && canEnd(notice) ? notice : null;
}

/** Whether its mails can be unsubscribed from: what always comes has no such link. */
export function canEnd(notice: Pick<NoticeRow, 'kind' | 'loginId' | 'address'>): boolean {
  return !ruleOf(notice.kind).always.includes('email') && (notice.loginId !== null || (notice.address ?? '') !== '');
}

async function comes(tx: Tx, notice: NoticeRow): Promise<boolean> {
  if (notice.loginId === null) return !(await isSilenced(tx, addressOf(notice), notice.kind));
  return wants(notice.kind, 'email', await choicesOf(tx, notice.loginId));
}

function addressOf(notice: NoticeRow): string {
  return keyOf(notice.address ?? '');
}
