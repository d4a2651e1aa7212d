import { findByNumber } from '#domain/directory/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { refuse } from '#kernel/refusal.ts';
import type { Scope } from '#kernel/scope.ts';
import { requireReviewer } from '../queue/take.ts';
import { type Acquaintance, acquaintancesOf, endAcquaintanceRow, insertAcquaintance } from './queries.ts';

/** Whom the reviewer knows by his own word. Reviewers, their own. */
export async function listAcquaintances(app: App, scope: Scope): Promise<Acquaintance[]> {
  const { reviewer } = requireReviewer(scope);
  return await app.tx(scope, (tx) => acquaintancesOf(tx, reviewer));
}

/** Writes down that the reviewer knows somebody held: he gets no mail to or from him any more. Twice is once. Reviewers; audited. Refuses at `number`: review.unknown_number. */
export async function nameAcquaintance(app: App, scope: Scope, input: { number: string }): Promise<void> {
  const { reviewer, agencyId } = requireReviewer(scope);
  await app.tx(scope, async (tx) => {
    const at = app.clock.now();
    const [person] = await findByNumber(tx, scope, input.number);
    if (!person) return refuse('review.unknown_number', {}, 'number');
    const { residentId: party, givenName, familyName } = person;
    await insertAcquaintance(tx, { reviewer, party, name: `${givenName} ${familyName}`, agencyId, at });
    await audit(tx, scope, { action: 'review.acquaintance_named', subject: party, details: {} }, at);
  });
}

/** Takes such a word back. Reviewers, their own; audited. Refuses review.unknown_acquaintance. */
export async function endAcquaintance(app: App, scope: Scope, input: { number: string }): Promise<void> {
  const { reviewer } = requireReviewer(scope);
  await app.tx(scope, async (tx) => {
    const at = app.clock.now();
    const number = /^[1-9]\d{0,8}$/.test(input.number) ? Number(input.number) : 0;
    const party = (await endAcquaintanceRow(tx, reviewer, number, at)) ?? refuse('review.unknown_acquaintance');
    await audit(tx, scope, { action: 'review.acquaintance_ended', subject: party, details: {} }, at);
  });
}
