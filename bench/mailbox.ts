import { createReadStream, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import pg from 'pg';
import { type LetterFilter, listLetters } from '#domain/mail/index.ts';
import type { App } from '#kernel/app.ts';
import { type Db, openDb } from '#kernel/db.ts';
import { migrate, migrationFolders, readMigrations } from '#kernel/migrate.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { startDatabase } from '#scripts/database.ts';
import type { Bench, Case } from './run.ts';

const ROOT = join(import.meta.dirname, '..');
const SMALL = 10_000;
const LARGE = process.argv.includes('--quick') ? 100_000 : 1_000_000;
/** Of everybody's letters, answers among them; and of one in a hundred, who writes every day. */
const EACH = 25;
const OFTEN = 400;
const CALLS = 2000;
const BATCH = 20_000;
const WORDS = 'cumpleaños';

interface MailHouse {
  app: Pick<App, 'tx'>;
  customers: number;
  end(): Promise<void>;
}

/** The same page of the same people's letters among ten thousand and among a million. */
export async function open(say: (line: string) => void): Promise<Bench> {
  const houses: MailHouse[] = [];
  const end = async () => {
    for (const house of houses.splice(0)) await house.end();
  };
  try {
    for (const letters of [SMALL, LARGE]) houses.push(await openMailHouse(letters, say));
    const [small, large] = houses as [MailHouse, MailHouse];
    return {
      cases: [
        beside(small, large, 'mailbox, first page, p99', {}),
        beside(small, large, 'mailbox, letters with one person, p99', { resident: 'res_0' }),
        beside(small, large, `search for "${WORDS}", p99`, { words: WORDS }),
      ],
      about: `${LARGE.toLocaleString('en-US')} letters beside ${SMALL.toLocaleString('en-US')}, each in a database of its own; ${EACH} letters a customer, ${OFTEN} of one in a hundred; ${CALLS.toLocaleString('en-US')} calls of listLetters one after the other, each by another customer, one in ten by one who writes often. All of it is in the machine’s memory.`,
      end,
    };
  } catch (error) {
    await end();
    throw error;
  }
}

function beside(small: MailHouse, large: MailHouse, name: string, filter: LetterFilter): Case {
  return {
    name,
    unit: 'ms',
    goal: 1.5,
    atMost: true,
    ours: () => p99(large, filter),
    floor: { name: `of ${SMALL.toLocaleString('en-US')}`, measure: () => p99(small, filter) },
  };
}

let turn = 0; // no round asks for the people of the one before

async function p99({ app, customers }: MailHouse, filter: LetterFilter): Promise<number> {
  const took: number[] = [];
  for (let n = 0; n < CALLS; n++, turn++) {
    const who = n % 10 === 0 ? (turn % Math.ceil(customers / 100)) * 100 : (turn * 7919) % customers;
    const scope: Scope = { ...systemScope('bench'), realm: 'customer', actor: `lgn_${who}`, session: 'ses' };
    const began = performance.now();
    const { letters } = await listLetters(app as App, scope, filter);
    took.push(performance.now() - began);
    if (letters.length === 0) throw new Error(`lgn_${who} has no letters`);
  }
  return took.sort((a, b) => a - b)[Math.floor(CALLS * 0.99)]!;
}

/** A database with so many letters in it, made once and kept, and brought to the newest migrations; made anew when other letters are wanted. */
async function openMailHouse(letters: number, say: (line: string) => void): Promise<MailHouse> {
  const home = join(ROOT, '.data', 'bench', `mailbox-${letters}`);
  const label = join(home, 'made-from');
  const recipe = JSON.stringify([EACH, OFTEN, LETTERS]);
  const made = existsSync(label) && readFileSync(label, 'utf8') === recipe;
  if (!made) rmSync(home, { recursive: true, force: true });
  const database = await startDatabase({ dataDir: home, sandbox: false, log: say });
  let db: Db | undefined;
  const end = async () => {
    await db?.end();
    await database.stop();
  };
  try {
    await migrate(database.urls, readMigrations(migrationFolders(ROOT)));
    const customers = Math.floor(letters / (99 * EACH + OFTEN)) * 100;
    if (!made) {
      await fill(database.urls.owner, letters, say);
      writeFileSync(label, recipe);
    }
    await clean(database.urls.owner);
    await readOnce(join(home, 'postgres/cluster/base'));
    db = openDb(database.urls.app, 4);
    return { app: { tx: db.tx }, customers, end };
  } catch (error) {
    await end();
    throw error;
  }
}

/** All of it stands in the machine's memory from now on: what a cold disk takes is not what is compared. */
async function readOnce(folder: string): Promise<void> {
  for (const one of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (one.isFile()) await finished(createReadStream(join(one.parentPath, one.name)).resume());
}

/** Every hundred customers have as many letters as any other hundred; the first of them those of one who writes often. Every other one is about a birthday. */
async function fill(ownerUrl: string, letters: number, say: (line: string) => void): Promise<void> {
  const owner = new pg.Client(ownerUrl);
  await owner.connect();
  try {
    await owner.query('set synchronous_commit = off');
    for (let from = 0; from < letters; from += BATCH) {
      await owner.query(LETTERS, [from, Math.min(letters, from + BATCH), 99 * EACH + OFTEN, OFTEN, EACH]);
      if (from % (BATCH * 10) === 0) say(`mailbox: ${from.toLocaleString('en-US')} of ${letters.toLocaleString('en-US')} letters`);
    }
    await owner.query(
      `insert into mail.letter_states (letter_id, kind, at, actor, details, customer, resident_id, agency_id, facility_id, author)
       select letter_id, kind, sent_at + interval '1 hour', null, '{}', customer, resident_id, agency_id, facility_id, author
       from mail.letters, unnest(array['in_line', 'released']) as kind`,
    );
  } finally {
    await owner.end();
  }
}

/** What PostgreSQL does by itself some time after so much was written, or a migration has rewritten it. */
async function clean(ownerUrl: string): Promise<void> {
  const owner = new pg.Client(ownerUrl);
  await owner.connect();
  await owner.query('vacuum analyze mail.letters, mail.letter_states').finally(() => owner.end());
}

const LETTERS = `
  insert into mail.letters (letter_id, draft_id, author, customer, resident_id, agency_id, facility_id, body, stamps, sender_name, recipient_name,
    resident_name, resident_number, facility_name, agency_name, time_zone, lang, sent_at, due_at)
  select 'let_' || n, 'dft_' || n, case when n % 3 = 0 then 'resident' else 'customer' end, 'lgn_' || who, 'res_0', 'agc_bench', 'fac_bench',
    'Mi amor, te escribo el día ' || n || case when n % 2 = 0 then '. Hoy fue el cumpleaños de Lucía y comimos pastel con toda la familia. '
      else '. Today the house was quiet and I walked to the river with the dog. ' end
      || 'Your sister says hello, and the children ask every evening when you are coming home. ' || md5(n::text),
    1, 'Dana Delgado', 'Mateo Delgado', 'Mateo Delgado', 'S' || lpad((who % 1000000)::text, 6, '0'), 'Elm House', 'Florida', 'America/New_York', 'es',
    timestamptz '2026-01-01' + n * interval '20 seconds', timestamptz '2026-01-04' + n * interval '20 seconds'
  from generate_series($1::int, $2::int - 1) as n,
    -- A shuffle by a prime, so that somebody's letters don't lie side by side.
    lateral (select n / $3 * 100 as hundred, (n % $3 * 7919) % $3 as place) as at_one,
    lateral (select hundred + case when place < $4 then 0 else 1 + (place - $4) / $5 end as who) as whose`;
