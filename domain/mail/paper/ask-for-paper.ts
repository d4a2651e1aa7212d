import type { App } from '#kernel/app.ts';
import { newId } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import type { Scope } from '#kernel/scope.ts';
import { requireResident } from '../inside/read-inbox.ts';
import { insertAsk, newestAsk, type PaperAsk } from './queries.ts';

/** Asks staff for all his letters on paper, in the language he reads here. Who has asked and waits has asked once. Residents. */
export async function askForPaper(app: App, scope: Scope): Promise<void> {
  const residentId = requireResident(scope);
  const agencyId = scope.agency ?? refuse('kernel.not_allowed');
  await app.tx(scope, (tx) => insertAsk(tx, { askId: newId('pap'), residentId, agencyId, lang: scope.lang, askedAt: app.clock.now() }));
}

/** When he asked last, and when staff handed it over; null: never. Residents. */
export async function readPaperAsk(app: App, scope: Scope): Promise<Pick<PaperAsk, 'askedAt' | 'handedAt'> | null> {
  const residentId = requireResident(scope);
  return (await app.tx(scope, (tx) => newestAsk(tx, residentId))) ?? null;
}
