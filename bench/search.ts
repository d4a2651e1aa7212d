import { CompiledQuery } from 'kysely';
import { findByName, findResident, searchNames, states } from '#domain/directory/index.ts';
import { openPool } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import type { Bench, Case } from './run.ts';
import { AGENCIES, openSearchHouse, type SearchHouse } from './search/house.ts';
import { type BenchPerson, dice, personAt, queriesFor, type Query } from './search/people.ts';

const PEOPLE = process.argv.includes('--quick') ? 100_000 : 2_000_000;
const CALLS = 1000;
const LABELLED = 60;
const customer = (): Scope => ({ ...systemScope('bench'), realm: 'customer', actor: newId('lgn') });

export async function open(say: (line: string) => void): Promise<Bench> {
  const house = await openSearchHouse(PEOPLE, say);
  try {
    await refuseWithoutIndex(house);
    const queries = Array.from({ length: LABELLED }, (_, i) => queriesFor(someone(i * 31), i)).flat();
    return {
      cases: [...times(house), ...answers(house, queries)],
      about: `${PEOPLE.toLocaleString('en-US')} people in ${AGENCIES} agencies; p99 of ${CALLS} calls, one after the other; slips as people make them. The plan was read under the app login: the look-up by name used the index residents_by_name and read no table through. ${queries.length} labelled queries, each with the person's facility chosen.`,
      end: house.end,
    };
  } catch (error) {
    await house.end();
    throw error;
  }
}

/** Any of the two million, always the same for the same seed. */
function someone(seed: number): BenchPerson {
  return personAt(Math.floor(dice(seed + 99)() * PEOPLE), AGENCIES);
}

const agencyIn = (person: BenchPerson): number => Number(person.agencyId.replace('agc_bench', ''));

/** p99 in milliseconds of so many calls. */
async function p99(call: (n: number) => Promise<unknown>): Promise<number> {
  const took: number[] = [];
  for (let n = 0; n < CALLS; n++) {
    const began = performance.now();
    await call(n);
    took.push(performance.now() - began);
  }
  return took.sort((a, b) => a - b)[Math.floor(CALLS * 0.99)]!;
}

let turn = 0; // no round asks for the people of the one before

function times({ app, db }: SearchHouse): Case[] {
  const raw = (scope: Scope, sql: string, values: unknown[]) => db.tx(scope, (tx) => tx.executeQuery(CompiledQuery.raw(sql, values)));
  const exact = () => {
    const scope = customer();
    const from = turn++ * CALLS;
    return p99(async (n) => {
      const { agencyId, number } = someone(from + n);
      const { rows } = await raw(scope, 'select * from directory.find_resident($1, $2)', [agencyId, number]);
      if (rows.length !== 1) throw new Error(`${number} was not found`);
    });
  };
  const byKey = () => {
    const from = turn++ * CALLS;
    return p99(async (n) => {
      const sql = 'select id, agency_id, number, given_name, family_name, facility_id from directory.residents where id = $1';
      await raw(systemScope('bench'), sql, [someone(from + n).id]);
    });
  };
  const slips = (n: number): Query => queriesFor(someone(n), n).find(({ kind }) => kind === (n % 2 === 0 ? 'one slip' : 'a slip in each'))!;
  const withSlip = () => {
    const scope = customer();
    const from = turn++ * CALLS;
    return p99((n) => {
      const { given, family, person } = slips(from + n);
      const asked = { agencies: [{ id: person.agencyId }], facility: null, asked: [{ given, family }], at: new Date() };
      return db.tx(scope, (tx) => searchNames(tx, asked));
    });
  };
  const state = (person: BenchPerson): string => states[agencyIn(person)]!;
  const wholeByName = () => {
    const from = turn++ * CALLS;
    return p99((n) => {
      const { given, family, person } = slips(from + n);
      return findByName(app, customer(), { state: state(person), given, family, source: '192.0.2.1' }).catch(passRefusal);
    });
  };
  const wholeByNumber = () => {
    const from = turn++ * CALLS;
    return p99((n) => {
      const person = someone(from + n);
      return findResident(app, customer(), { state: state(person), number: person.number, source: '192.0.2.1' });
    });
  };
  return [
    {
      name: 'exact number, p99',
      unit: 'ms',
      goal: 1.5,
      atMost: true,
      ours: exact,
      floor: { name: 'SELECT by primary key', measure: byKey },
    },
    { name: 'name with slips, p99', unit: 'ms', goal: 25, atMost: true, ours: withSlip, floor: { name: 'exact number', measure: exact } },
    {
      name: 'name with slips, counted and watched, p99',
      unit: 'ms',
      goal: null,
      ours: wholeByName,
      floor: { name: 'exact number, counted and watched', measure: wholeByNumber },
    },
  ];
}

/** "Nobody" and "too many" are answers too. */
function passRefusal(error: unknown): void {
  if (!isRefusal(error)) throw error;
}

interface Tally {
  asked: number;
  hit: number;
  shown: number;
  right: number;
}

/** How many of the labelled people were found, and how many of those shown were the right ones, by kind of query. */
function answers({ app }: SearchHouse, queries: readonly Query[]): Case[] {
  const tallies = new Map<string, Promise<Tally>>();
  const kinds = [...new Set(queries.map(({ kind }) => kind))];
  const tally = (kind: string): Promise<Tally> => {
    const counted = tallies.get(kind) ?? count(queries.filter((query) => query.kind === kind));
    tallies.set(kind, counted);
    return counted;
  };
  const count = async (asked: readonly Query[]): Promise<Tally> => {
    const sum = { asked: asked.length, hit: 0, shown: 0, right: 0 };
    for (const { given, family, person } of asked) {
      const input = { state: states[agencyIn(person)], facility: person.facilityId, given, family, source: '192.0.2.1' };
      const found = (await findByName(app, customer(), input).catch(passRefusal)) ?? [];
      const right = found.filter(({ residentId }) => residentId === person.id).length;
      sum.hit += right;
      sum.right += right;
      sum.shown += found.length;
    }
    return sum;
  };
  return kinds.flatMap((kind): Case[] => [
    {
      name: `recall: ${kind}`,
      unit: '%',
      goal: null,
      rounds: 1,
      ours: async () => ((await tally(kind)).hit / (await tally(kind)).asked) * 100,
    },
    {
      name: `precision: ${kind}`,
      unit: '%',
      goal: null,
      rounds: 1,
      ours: async () => ((await tally(kind)).right / Math.max(1, (await tally(kind)).shown)) * 100,
    },
  ]);
}

/** Measures nothing when the plan, under the app login, doesn't go through the index or reads the people's table through. */
async function refuseWithoutIndex({ db, appUrl }: SearchHouse): Promise<void> {
  const pool = openPool(appUrl, 1);
  const ask = async (n: number): Promise<void> => {
    const { givenName: given, familyName: family, agencyId } = someone(n);
    const asked = { agencies: [{ id: agencyId }], facility: null, asked: [{ given, family }], at: new Date() };
    await db.tx(customer(), (tx) => searchNames(tx, asked));
  };
  const used = async (): Promise<{ index: bigint; whole: bigint }> => {
    // A connection tells its counters at the end of a transaction, once a second at most: this one tells what stood before it.
    await new Promise((done) => setTimeout(done, 1200));
    await ask(20);
    await pool.query('select pg_stat_clear_snapshot()');
    const { rows } = await pool.query<{ index: bigint; whole: bigint }>(
      `select (select idx_scan from pg_stat_user_indexes where indexrelname = 'residents_by_name') as index, (select seq_scan from pg_stat_user_tables where schemaname = 'directory' and relname = 'residents') as whole`,
    );
    return rows[0]!;
  };
  try {
    const before = await used();
    for (let n = 0; n < 20; n++) await ask(n);
    const after = await used();
    if (after.index - before.index < 20n || after.whole !== before.whole)
      throw new Error(
        `the look-up by name went past its index: ${after.index - before.index} of 20 used it, ${after.whole - before.whole} read the whole table`,
      );
  } finally {
    await pool.end();
  }
}
