import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { isId } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, type Scope } from '#kernel/scope.ts';
import { cleanText } from '#kernel/text.ts';
import { requireWatcher } from './list-outliers.ts';
import { insertFlagAnswer, selectFlag } from './queries/outliers.ts';

export const NOTE_MAX = 1000;

/**
 * Says what somebody found who looked into a flag, once. The same people as listOutliers, and never the one it means. Audited by week alone.
 * Refuses oversight.unknown_flag, flag_answered, and the field `note-<flag>`: note_missing, note_unreadable.
 */
export async function lookInto(app: App, scope: Scope, input: { flag: string; note: unknown }): Promise<void> {
  const agency = requireWatcher(scope);
  const by = requireActor(scope);
  if (!isId('flg', input.flag)) refuse('oversight.unknown_flag');
  const note = cleanText(input.note, { max: NOTE_MAX, multiline: true });
  if (!note.ok)
    refuse(note.reason === 'empty' ? 'oversight.note_missing' : 'oversight.note_unreadable', { most: NOTE_MAX }, `note-${input.flag}`);
  await app.tx(scope, async (tx) => {
    const now = app.clock.now();
    const flag = (await selectFlag(tx, input.flag)) ?? refuse('oversight.unknown_flag');
    if (!(await insertFlagAnswer(tx, flag, { note: note.value, by, at: now }))) refuse('oversight.flag_answered');
    await audit(tx, scope, { action: 'oversight.flag_looked_into', subject: flag.week, agency }, now);
  });
}
