import { sql } from 'kysely';
import type { Tx } from '#kernel/db.ts';
import { DRAFT, type DraftRow, type LetterRow } from '../queries.ts';

/**
 * Begins a draft with the text, card and reply stamp of a letter. Undefined when another one to the same person stands there: unless that is to give way
 * (`instead`), and not when it corrects the same letter already.
 */
export async function draftFrom(
  tx: Tx,
  l: LetterRow,
  { draftId, savedAt, instead }: { draftId: string; savedAt: Date; instead: boolean },
): Promise<DraftRow | undefined> {
  const { rows } =
    await sql<DraftRow>`insert into mail.drafts as d (draft_id, author, customer, resident_id, body, card, with_reply, corrects, saved_at)
    values (${draftId}, ${l.author}, ${l.customer}, ${l.residentId}, ${l.body}, ${l.card}, ${l.replyStamps > 0n}, ${l.letterId}, ${savedAt})
    on conflict (customer, resident_id, author) do update set draft_id = excluded.draft_id, body = excluded.body, card = excluded.card,
      with_reply = excluded.with_reply, corrects = excluded.corrects, version = 1, saved_at = excluded.saved_at
      where ${instead} and d.corrects is distinct from excluded.corrects
    returning ${DRAFT}`.execute(tx);
  return rows[0];
}

/** The newest letter that was sent in the place of one and not taken back. */
export async function sentInstead(tx: Tx, letterId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select l.letter_id as id from mail.letters l where l.corrects = ${letterId}
    and not exists (select 1 from mail.letter_states s where s.letter_id = l.letter_id and s.kind = 'cancelled')
    order by l.sent_at desc, l.letter_id desc limit 1`.execute(tx);
  return rows[0]?.id ?? null;
}
