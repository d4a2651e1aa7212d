import { readResident } from '#domain/directory/index.ts';
import type { PdfPaper } from '#domain/files/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { isId } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, requireRole, type Scope, systemFor } from '#kernel/scope.ts';
import { PAPER_MOST, paperOf } from '../export-letters.ts';
import { statesOfAll } from '../queries.ts';
import { fullName, standing } from '../rules.ts';
import { askById, asksWaiting, countWaiting, lettersOfResident, markHanded, type PaperAsk } from './queries.ts';

const ON_A_PAGE = 50;

export interface PaperWaiting extends PaperAsk {
  name: string;
  number: string;
  unit: string | null;
  facilityName: string;
  timeZone: string;
}

/** Who asked for his letters on paper where somebody of the mailroom works, the longest waiting first. Mailroom; audited. */
export async function listPaperAsks(
  app: App,
  scope: Scope,
  page: { after?: string | null } = {},
): Promise<{ asks: PaperWaiting[]; next: string | null }> {
  const agencyId = requireMailroom(scope);
  const after = isId('pap', page.after) ? page.after : null;
  return await app.tx(scope, async (tx) => {
    const now = app.clock.now();
    const found = await asksWaiting(tx, agencyId, { after, limit: ON_A_PAGE + 1 });
    const asks = await Promise.all(found.slice(0, ON_A_PAGE).map(async (ask) => ({ ...ask, ...(await whoIs(tx, ask.residentId, now)) })));
    await audit(tx, scope, { action: 'mail.papers_listed', subject: agencyId, details: { count: asks.length } }, now);
    return { asks, next: found.length > ON_A_PAGE ? asks.at(-1)!.askId : null };
  });
}

/** How many wait. Mailroom. */
export async function countPaperAsks(app: App, scope: Scope): Promise<number> {
  const agencyId = requireMailroom(scope);
  return await app.tx(scope, (tx) => countWaiting(tx, agencyId));
}

/**
 * What he asked for, to be printed: what he has read and written, the oldest letter first; of very many the newest. In his language, whoever prints it. Until it is handed over. Mailroom; audited.
 * Refuses: mail.unknown_paper.
 */
export async function printPaper(app: App, scope: Scope, id: string): Promise<PdfPaper> {
  const agencyId = requireMailroom(scope);
  const now = app.clock.now();
  const { residentId, lang } = await app.tx(scope, async (tx) => {
    const ask = isId('pap', id) ? await askById(tx, id) : undefined;
    if (!ask || ask.handedAt !== null) return refuse('mail.unknown_paper');
    await audit(tx, scope, { action: 'mail.paper_read', subject: ask.residentId, details: { ask: id } }, now);
    return ask;
  });
  // Nobody of the mailroom sees a letter that is not in his hand: these he sees for his asking.
  const letters = await app.tx(systemFor(scope, agencyId), async (tx) => {
    const rows = await lettersOfResident(tx, residentId, PAPER_MOST + 1);
    const states = await statesOfAll(
      tx,
      rows.map(({ letterId }) => letterId),
    );
    return rows.map((letter) => {
      const became = states.get(letter.letterId) ?? [];
      return { ...letter, state: standing(became.map(({ kind }) => kind)), states: became };
    });
  });
  return paperOf(letters, { reader: 'resident', lang, now });
}

/** He has it. Twice is once. Mailroom; audited. Refuses: mail.unknown_paper. */
export async function handOverPaper(app: App, scope: Scope, id: string): Promise<void> {
  requireMailroom(scope);
  await app.tx(scope, async (tx) => {
    const at = app.clock.now();
    const ask = (isId('pap', id) ? await askById(tx, id) : undefined) ?? refuse('mail.unknown_paper');
    if (!(await markHanded(tx, id, { actor: requireActor(scope), at }))) return;
    await audit(tx, scope, { action: 'mail.paper_handed_over', subject: ask.residentId, details: { ask: id } }, at);
  });
}

async function whoIs(tx: Tx, residentId: string, now: Date) {
  const { number, unit, facility, ...person } = (await readResident(tx, residentId, now)) ?? refuse('mail.unknown_paper');
  return { name: fullName(person), number, unit, facilityName: facility.name, timeZone: facility.timeZone };
}

function requireMailroom(scope: Scope): string {
  requireRealm(scope, 'staff');
  requireRole(scope, 'mailroom');
  return scope.agency ?? refuse('kernel.not_allowed');
}
