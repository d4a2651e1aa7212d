import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { isId } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, requireRole, type Scope } from '#kernel/scope.ts';
import { cleanText } from '#kernel/text.ts';
import { NOTE_MOST } from '../queue/decide.ts';
import { hitsOf } from '../queue/queries.ts';
import type { Hit } from '../screening/hit.ts';
import { concernById, concernKinds, type ConcernRow, countOpenConcerns, insertAnswer, selectConcerns } from './queries.ts';
import { helpers } from './raise-concerns.ts';

const ON_A_PAGE = 50;

function requireHelper(scope: Scope): { helper: string; agencyId: string } {
  requireRealm(scope, 'staff');
  requireRole(scope, ...Object.values(helpers));
  return { helper: requireActor(scope), agencyId: scope.agency ?? refuse('kernel.not_allowed') };
}

/** What was found for those who help, or `alert` for investigators, the newest first; no text. Care, PREA and investigators, each their own; audited. */
export async function listConcerns(
  app: App,
  scope: Scope,
  asked: { about?: 'help' | 'alert'; before?: string | null } = {},
): Promise<{ concerns: ConcernRow[]; next: string | null }> {
  const { agencyId } = requireHelper(scope);
  return await app.tx(scope, async (tx) => {
    const before = isId('con', asked.before) ? asked.before : null;
    const kinds = concernKinds.filter((kind) => (kind === 'alert') === (asked.about === 'alert'));
    const found = await selectConcerns(tx, { agencyId, kinds, before, limit: ON_A_PAGE + 1 });
    const concerns = found.slice(0, ON_A_PAGE);
    await audit(tx, scope, { action: 'review.concerns_read', subject: agencyId, details: { count: concerns.length } }, app.clock.now());
    return { concerns, next: found.length > ON_A_PAGE ? concerns.at(-1)!.concernId : null };
  });
}

/** How many letters with something for an investigator wait for his word. Investigators. */
export async function countAlerts(app: App, scope: Scope): Promise<number> {
  const { agencyId } = requireHelper(scope);
  return await app.tx(scope, (tx) => countOpenConcerns(tx, agencyId, 'alert'));
}

/** One of them, with the passages that are for this helper. Care, PREA and investigators, each their own. Refuses review.unknown_concern. */
export async function readConcern(tx: Tx, scope: Scope, id: string): Promise<ConcernRow & { hits: Hit[] }> {
  requireHelper(scope);
  const concern = (isId('con', id) ? await concernById(tx, id) : undefined) ?? refuse('review.unknown_concern');
  return { ...concern, hits: (await hitsOf(tx, concern.itemId)).filter(({ action }) => action === concern.kind) };
}

/** Writes down what was done, once. Care, PREA and investigators, each their own. Refuses: review.unknown_concern, concern_answered, and at `note`: concern_note. */
export async function answerConcern(app: App, scope: Scope, input: { concern: string; note: unknown }): Promise<void> {
  const { helper } = requireHelper(scope);
  const note = cleanText(input.note, { max: NOTE_MOST, multiline: true });
  if (!note.ok) refuse('review.concern_note', { most: NOTE_MOST }, 'note');
  await app.tx(scope, async (tx) => {
    const concern = await readConcern(tx, scope, input.concern);
    const at = app.clock.now();
    if (!(await insertAnswer(tx, concern, { note: note.value, actor: helper, at }))) refuse('review.concern_answered');
    await audit(tx, scope, { action: 'review.concern_answered', subject: concern.concernId, details: {} }, at);
  });
}
