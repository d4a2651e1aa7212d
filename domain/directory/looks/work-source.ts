import { findCustomer } from '#domain/identity/index.ts';
import type { Glimpse, TrailLook, WorkSource } from '#kernel/looks.ts';
import { systemScope } from '#kernel/scope.ts';
import { nameWords } from '../people/person-name.ts';
import { askedAbout, closeness, peopleOfAsks } from '../queries/work.ts';

/** A search that shows more is a list somebody reads down, not a look at one of them. */
const SHOWN_AT_MOST = 10;

/** Looks at people and at families' asks. Orders are not among them: who keeps them works on the order itself. */
export const workSource: WorkSource = {
  looks: ['directory.residents_listed', 'directory.ask_read'],
  async peopleOf(tx, realm, looks) {
    if (realm !== 'staff') return [];
    const asks = looks.filter(({ action }) => action === 'directory.ask_read');
    const people = asks.length === 0 ? new Map<string, string>() : await peopleOfAsks(tx, [...new Set(asks.map(({ subject }) => subject))]);
    return looks.flatMap((look): Glimpse[] => {
      if (look.action === 'directory.residents_listed') return searched(look);
      const person = people.get(look.subject);
      return person === undefined ? [] : [{ person, at: look.at }];
    });
  },
  async hadWork(tx, realm, glimpses) {
    return realm === 'staff' ? await askedAbout(tx, glimpses) : glimpses.map(() => false);
  },
  async tiesOf(tx, who, people) {
    const family = await findCustomer(tx, systemScope('oversight'), who.email);
    // "Rosa Núñez Vega" may be known by either of her last two names.
    const own = new Set(nameWords(who.name).slice(1).slice(-2));
    const ties = new Map<string, 'name' | 'contact'>();
    for (const { person, familyName, isContact } of await closeness(tx, people, family?.id ?? null)) {
      if (isContact) ties.set(person, 'contact');
      else if (nameWords(familyName).some((word) => word.length > 2 && own.has(word))) ties.set(person, 'name');
    }
    return ties;
  },
};

function searched({ details, at }: TrailLook): Glimpse[] {
  const { search, shown } = details;
  if (typeof search !== 'string' || search === '' || !Array.isArray(shown) || shown.length > SHOWN_AT_MOST) return [];
  return shown.filter((person) => typeof person === 'string').map((person) => ({ person, at }));
}
