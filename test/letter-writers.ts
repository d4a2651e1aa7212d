import { type CastAgency, castPair, castResident, type Pair } from '#domain/directory/cast.ts';
import { addContact, findResident } from '#domain/directory/index.ts';
import { GOOD_PASSWORD } from '#domain/identity/cast.ts';
import { castMailAgency, castStamps } from '#domain/stamps/cast.ts';
import type { App } from '#kernel/app.ts';

/** No family looks up more people in a day. */
const PEOPLE_MOST = 15;

export interface LetterWriters {
  people: string[];
  writers: Writer[];
}

export interface Writer extends Pair {
  password: string;
}

/** So many people at one place, and so many writers with all of them on the list, each with stamps for so many letters at least. */
export async function letterWriters(
  app: App,
  count: { people: number; writers: number; stamps: number },
  at?: CastAgency,
): Promise<LetterWriters> {
  if (count.people > PEOPLE_MOST) throw new Error(`a family looks up ${PEOPLE_MOST} people a day at the most`);
  at ??= await castMailAgency(app);
  // Numbers far from each other: one after the other they would be a collector's.
  const numbers = Array.from({ length: count.people }, (_, n) => `S${100_003 + n * 7919}`);
  const people = await Promise.all(numbers.map((number) => castResident(app, at, { number })));
  const writers: Writer[] = [];
  while (writers.length < count.writers) writers.push(await castWriter(app, at, { people, numbers, stamps: count.stamps }));
  return { people, writers };
}

async function castWriter(app: App, at: CastAgency, to: { people: string[]; numbers: string[]; stamps: number }): Promise<Writer> {
  const by = await castPair(app, at, { person: { residentId: to.people[0]!, number: to.numbers[0]! } as Pair });
  for (const number of to.numbers.slice(1)) {
    const who = { state: at.agency.stateCode, number, agency: at.agency.slug, source: by.email };
    await addContact(app, by.customer, { person: (await findResident(app, by.customer, who)).reference });
  }
  for (let bought = 0; bought < to.stamps; bought += 40) await castStamps(app, by.customer, at, 40n);
  return { ...by, password: GOOD_PASSWORD };
}
