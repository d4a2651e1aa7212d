import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { isId } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, requireRole, type Scope } from '#kernel/scope.ts';
import { cleanText } from '#kernel/text.ts';
import { NOTE_MAX } from '../returns/decide-incoming.ts';
import { openLines, type OpenLine } from './queries/calls.ts';
import { conflictById, insertConflictNote, type OpenConflict, openConflicts, type OpenFile, openFiles } from './queries/silent.ts';

const MOST = 200;

export interface HandoffDesk {
  files: (OpenFile & { isLate: boolean })[];
  lines: (OpenLine & { isLate: boolean })[];
  conflicts: OpenConflict[];
}

/** What operators must watch of the hand-off: files without a whole answer, agencies that were called and have not said
 * all, and words that came too late. Operators; audited. */
export async function readHandoffDesk(app: App, scope: Scope): Promise<HandoffDesk> {
  requireRealm(scope, 'operator');
  requireActor(scope);
  const now = app.clock.now();
  return await app.tx(scope, async (tx) => {
    const files = (await openFiles(tx, MOST)).map((file) => ({ ...file, isLate: file.answerBy <= now }));
    const lines = (await openLines(tx, MOST)).map((line) => ({ ...line, isLate: line.answerBy <= now }));
    const conflicts = await openConflicts(tx, MOST);
    await audit(tx, scope, { action: 'transfers.handoff_desk_read', subject: 'handoff' }, now);
    return { files, lines, conflicts };
  });
}

/** An operator has cleared up a word that came too late, and says how. No money moves by it. Operators. Refuses: transfers.unknown_conflict, conflict_settled, note_missing (`note`). */
export async function settleConflict(app: App, scope: Scope, input: { conflict: string; note: unknown }): Promise<void> {
  requireRealm(scope, 'operator');
  requireRole(scope, 'operator');
  const settledBy = requireActor(scope);
  const note = cleanText(input.note, { max: NOTE_MAX, multiline: true });
  if (!note.ok) return refuse('transfers.note_missing', { most: NOTE_MAX }, 'note');
  await app.tx(scope, async (tx) => {
    const found =
      (isId('cfl', input.conflict) ? await conflictById(tx, input.conflict) : undefined) ?? refuse('transfers.unknown_conflict');
    const at = app.clock.now();
    if (!(await insertConflictNote(tx, { conflictId: input.conflict, note: note.value, settledBy, at })))
      refuse('transfers.conflict_settled');
    const entry = {
      action: 'transfers.conflict_settled',
      subject: found.transferId,
      agency: found.agencyId,
      details: { note: note.value },
    };
    await audit(tx, scope, entry, at);
  });
}
