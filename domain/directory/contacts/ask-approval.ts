import { readPersonalDetails } from '#domain/identity/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { isId, newId } from '#kernel/ids.ts';
import { type FieldError, refuse, refuseFields } from '#kernel/refusal.ts';
import { requireActor, requireRealm, type Scope } from '#kernel/scope.ts';
import { cleanText } from '#kernel/text.ts';
import { type ApprovalService, approvalServices } from '../policies/approval-rule.ts';
import { foldText } from './person-marks.ts';
import { countAsksSince, insertAsk, insertStep, selectAsk, takeTurn } from '../queries/approvals.ts';
import { selectContacts, selectResident, type ResidentRow } from '../queries/residents.ts';
import { noteIfRefused, readStandings, USE_REFUSALS } from './read-standing.ts';

/** What the customer is to the resident; words at `directory.relationship.<one>`. */
export const relationships = ['partner', 'parent', 'child', 'sibling', 'family', 'friend', 'lawyer', 'clergy', 'other'] as const;
export const ASK_MESSAGE_MAX = 500;
/** The most one customer may ask for in a day: enough for a family's people and services, too few to bury a clerk. */
export const ASKS_PER_DAY = 20;

export interface AskInput {
  resident: string;
  service: unknown;
  relationship: unknown;
  message: unknown;
}

/**
 * Asks the agency to let the customer use a service with a person on her list. Customers. Refuses: directory.unknown_contact, person_left, details_needed,
 * restricted, barred, blocked_by_you, ask_not_needed, asked_already, ask_later, too_many_asks, and the fields relationship and message.
 */
export async function askApproval(app: App, scope: Scope, input: AskInput): Promise<{ askId: string }> {
  requireRealm(scope, 'customer');
  const customer = requireActor(scope);
  const service = readService(input.service);
  const { relationship, message } = readAsk(input);
  if (!isId('res', input.resident)) refuse('directory.unknown_contact');
  return await noteIfRefused(app, scope, { resident: input.resident, tried: 'ask' }, () =>
    app.tx(scope, async (tx) => {
      const now = app.clock.now();
      const person = await ownPerson(tx, customer, input.resident);
      if (person.status !== 'here') refuse('directory.person_left');
      const details = (await readPersonalDetails(tx, scope, customer)) ?? refuse('directory.details_needed');
      await takeTurn(tx, `${customer} ${person.id} ${service}`);
      await requireAskable(tx, scope, person, service, now);
      if ((await countAsksSince(tx, customer, new Date(now.getTime() - 86_400_000))) >= ASKS_PER_DAY) refuse('directory.too_many_asks');
      const customerName = [details.firstName, details.lastName].filter(Boolean).join(' ');
      const ask = {
        id: newId('ask'),
        customer,
        residentId: person.id,
        agencyId: person.agencyId,
        service,
        relationship,
        message,
        customerName,
        birthDate: details.birthDate,
        place: [details.city, details.region, details.country === 'US' ? null : details.country].filter(Boolean).join(', '),
        search: foldText(customerName, person.givenName, person.familyName, person.number),
        lang: scope.lang,
        askedAt: now,
      };
      await insertAsk(tx, ask);
      await insertStep(tx, ask, { kind: 'asked', at: now, actor: customer });
      return { askId: ask.id };
    }),
  );
}

/** Takes back an ask or gives up an approval. Customers, for their own. Refuses: directory.unknown_ask, ask_is_over. */
export async function withdrawAsk(app: App, scope: Scope, askId: string): Promise<{ residentId: string }> {
  requireRealm(scope, 'customer');
  const customer = requireActor(scope);
  if (!isId('ask', askId)) refuse('directory.unknown_ask');
  return await app.tx(scope, async (tx) => {
    await takeTurn(tx, askId);
    const ask = await selectAsk(tx, askId);
    if (ask?.customer !== customer) return refuse('directory.unknown_ask');
    if (ask.state !== 'waiting' && ask.state !== 'approved') refuse('directory.ask_is_over');
    await insertStep(tx, ask, { kind: 'withdrawn', at: app.clock.now(), actor: customer });
    return { residentId: ask.residentId };
  });
}

/** A person on the customer's own list. Refuses: directory.unknown_contact. */
export async function ownPerson(tx: Tx, customer: string, residentId: string): Promise<ResidentRow> {
  const mine = (await selectContacts(tx, customer)).some((contact) => contact.residentId === residentId);
  return (mine ? await selectResident(tx, residentId) : undefined) ?? refuse('directory.unknown_contact');
}

async function requireAskable(tx: Tx, scope: Scope, person: ResidentRow, service: ApprovalService, now: Date): Promise<void> {
  const standing = (await readStandings(tx, scope, [person], now)).get(person.id)!.services[service];
  if (standing.ask === 'waiting') refuse('directory.asked_already');
  if (standing.ask === 'not_needed') refuse('directory.ask_not_needed');
  if (standing.ask === 'later') refuse('directory.ask_later');
  if (standing.ask === 'no' && !standing.use.ok) refuse(USE_REFUSALS[standing.use.because]);
}

function readService(typed: unknown): ApprovalService {
  return approvalServices.find((service) => service === typed) ?? refuse('directory.unknown_service');
}

function readAsk(input: AskInput): { relationship: string; message: string | null } {
  const errors: FieldError[] = [];
  const relationship = relationships.find((one) => one === input.relationship);
  if (relationship === undefined) errors.push({ field: 'relationship', code: 'directory.choose_relationship' });
  const message = cleanText(input.message, { max: ASK_MESSAGE_MAX, multiline: true });
  if (!message.ok && message.reason !== 'empty')
    errors.push({
      field: 'message',
      code: `directory.message_${message.reason === 'too_long' ? 'too_long' : 'unreadable'}`,
      params: { most: ASK_MESSAGE_MAX },
    });
  refuseFields(errors);
  return { relationship: relationship!, message: message.ok ? message.value : null };
}
