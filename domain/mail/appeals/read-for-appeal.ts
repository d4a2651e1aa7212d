import { type AppealView, readAppeal } from '#domain/review/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { refuse } from '#kernel/refusal.ts';
import type { Scope } from '#kernel/scope.ts';
import { letterById, type LetterRow } from '../queries.ts';

export interface LetterOfAppeal {
  appeal: Omit<AppealView, 'asks'> & { asks: { name: string; words: string; at: Date }[] };
  letter: Omit<LetterRow, 'body'>;
  /** Null once it is decided, and for who may not decide it: there is no work in reading it. */
  body: string | null;
}

/** A returned letter somebody asks to have looked at once more, with what was said. Mailroom; audited each time. Refuses review.unknown_appeal. */
export async function readForAppeal(app: App, scope: Scope, id: string): Promise<LetterOfAppeal> {
  return await app.tx(scope, async (tx) => {
    const appeal = await readAppeal(app, tx, scope, id);
    const { body, ...letter } = (await letterById(tx, appeal.subject)) ?? refuse('review.unknown_appeal');
    const asks = appeal.asks.map(({ asker, words, at }) => ({
      name: asker === letter.residentId ? letter.residentName : letter.author === 'customer' ? letter.senderName : letter.recipientName,
      words,
      at,
    }));
    const mayDecide = appeal.end === null && !appeal.isOwn;
    if (mayDecide)
      await audit(tx, scope, { action: 'mail.appeal_read', subject: letter.letterId, details: { item: appeal.itemId } }, app.clock.now());
    return { appeal: { ...appeal, asks }, letter, body: mayDecide ? body : null };
  });
}
