import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { isId, newId } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, type Scope } from '#kernel/scope.ts';
import { ownPerson } from './ask-approval.ts';
import { insertBar, insertChoice, selectBar, selectChoices, takeTurn } from '../queries/approvals.ts';

const contactChoices = ['block', 'unblock', 'pause_mail', 'resume_mail'] as const;
export type ContactChoice = (typeof contactChoices)[number];

/**
 * The customer's own word on a person on her list: block (nothing goes either way), pause his letters, or take either back. The same
 * word twice is one. The person is not told. Customers. Refuses: directory.unknown_contact, choose_one.
 */
export async function chooseContact(app: App, scope: Scope, input: { resident: string; choice: unknown }): Promise<void> {
  requireRealm(scope, 'customer');
  const customer = requireActor(scope);
  const kind = contactChoices.find((choice) => choice === input.choice) ?? refuse('directory.choose_one');
  if (!isId('res', input.resident)) refuse('directory.unknown_contact');
  await app.tx(scope, async (tx) => {
    const person = await ownPerson(tx, customer, input.resident);
    await takeTurn(tx, `${customer} ${person.id}`);
    const { blockedAt, pausedAt } = (await selectChoices(tx, customer, [person.id])).get(person.id)!;
    const stands = {
      block: blockedAt !== null,
      unblock: blockedAt === null,
      pause_mail: pausedAt !== null,
      resume_mail: pausedAt === null,
    };
    if (stands[kind]) return;
    await insertChoice(tx, { customer, residentId: person.id, agencyId: person.agencyId, kind }, app.clock.now());
  });
}

/**
 * "Don't let me send money", to anybody, for a year from now. Nobody takes it back before its end, not the customer either; choosing it again while it
 * holds changes nothing. Customers. Refuses: directory.confirm_bar unless the box was ticked. Source: Minnesota's rule for money transmitters.
 */
export async function barSending(app: App, scope: Scope, input: { sure: boolean }): Promise<{ until: Date }> {
  requireRealm(scope, 'customer');
  const customer = requireActor(scope);
  if (!input.sure) refuse('directory.confirm_bar', {}, 'sure');
  return await app.tx(scope, async (tx) => {
    const now = app.clock.now();
    await takeTurn(tx, `${customer} bar`);
    const before = await selectBar(tx, customer, now);
    if (before !== null) return { until: before };
    const until = aYearAfter(now);
    await insertBar(tx, { id: newId('bar'), customer, from: now, until });
    await audit(tx, scope, { action: 'directory.sending_barred', subject: customer, details: { until } }, now);
    return { until };
  });
}

/** Until when the customer has barred herself, or null. */
export async function readBar(app: App, scope: Scope): Promise<Date | null> {
  requireRealm(scope, 'customer');
  const customer = requireActor(scope);
  return await app.tx(scope, (tx) => selectBar(tx, customer, app.clock.now()));
}

/** The same day and hour a year on; 29 February ends on 1 March. */
export function aYearAfter(from: Date): Date {
  const until = new Date(from);
  until.setUTCFullYear(until.getUTCFullYear() + 1);
  return until;
}
