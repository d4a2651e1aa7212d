import type { OwnData } from '#domain/identity/index.ts';
import { requireActor, systemScope } from '#kernel/scope.ts';
import { tr } from '#words/index.ts';
import { listContacts } from './contacts/list-contacts.ts';
import { asksOf, barsOf, choicesOf, stepsOf } from './queries/own-choices.ts';
import { removeContact } from './contacts/remove-contact.ts';

/**
 * The people on the customer's list, what was asked about them and how it went, and what the customer chose. The list is emptied when
 * the login is closed. What an agency decided about somebody stays its record, and what was sent stays in the books.
 */
export const ownData: OwnData = {
  async read(app, scope) {
    const { lang } = scope;
    const customer = requireActor(scope);
    const people = (await listContacts(app, scope)).map(({ addedAt, resident }) => ({
      name: `${resident.givenName} ${resident.familyName}`,
      number: resident.number,
      place: `${resident.facility.name}, ${resident.agency.name}`,
      at: addedAt,
    }));
    // A person who has left every list is shown to nobody else: only who the customer himself asked about.
    const own = await app.tx(systemScope(scope.request), async (tx) => ({
      asks: await asksOf(tx, customer),
      steps: await stepsOf(tx, customer),
      choices: await choicesOf(tx, customer),
      bars: await barsOf(tx, customer),
    }));
    const service = (kind: string) => tr(lang, `contacts.service.${kind}`);
    return [
      { name: 'people', rows: people },
      {
        name: 'asks',
        rows: own.asks.map((ask) => ({
          to: ask.name,
          number: ask.number,
          kind: service(ask.service),
          relationship: tr(lang, `contacts.relationship.${ask.relationship}`),
          text: ask.message,
          from: ask.customerName,
          birth_date: ask.birthDate,
          address: ask.place,
          at: ask.at,
          state: tr(lang, `contacts.staff.state_${ask.state}`),
          reason: [ask.reason?.[lang], ask.words].filter(Boolean).join(' '),
          ended: ask.validUntil,
        })),
      },
      {
        name: 'ask_steps',
        rows: own.steps.map(({ name, number, ...step }) => ({
          to: name,
          number,
          kind: service(step.service),
          how: tr(lang, `contacts.step.${step.kind}`),
          at: step.at,
        })),
      },
      {
        name: 'contact_choices',
        rows: own.choices.map(({ name, number, kind, at }) => ({ to: name, number, how: tr(lang, `contacts.choice.${kind}`), at })),
      },
      { name: 'bars', rows: own.bars },
    ];
  },
  async forget(app, scope) {
    for (const { contactId } of await listContacts(app, scope)) await removeContact(app, scope, contactId);
  },
};
