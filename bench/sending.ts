import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { keepDraft } from '#domain/mail/index.ts';
import { openPool } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import { letterWriters, type Writer } from '#test/letter-writers.ts';
import type { Bench } from './run.ts';
import { type BareServer, openBareServer } from './web/bare-server.ts';
import { Browser } from './web/browser.ts';
import { type House, openHouse } from './web/house.ts';
import { openPosts } from './web/posts.ts';
import type { Post } from './web/posts-thread.ts';
import { signIn } from './web/world.ts';

const isQuick = process.argv.includes('--quick');
const WRITERS = isQuick ? 8 : 40;
const PEOPLE = 12;
const COUNT = WRITERS * PEOPLE;
const AT_ONCE = 32;
const ROUNDS = 5;
/** Before what counts: until then the program grows faster from round to round. */
const WARM = 3;
const LETTER = Array.from(
  { length: 12 },
  (_, n) =>
    `Mijo, it is day ${n + 1} and Lucía turned seven. We lit the candles 🎂 and saved you a slice; your cousin says hello, and so do I.\n`,
).join('\n');

/** A writer whose browser is signed in. */
interface Signed extends Writer {
  cookie: string;
  csrf: string;
}

/** A letter sent by the button of its check page, until it is screened and in the mailroom's line; and what a bare server does with one. */
export async function open(say: (line: string) => void): Promise<Bench> {
  const house = await openHouse('sending', say);
  const closing: (() => Promise<unknown>)[] = [house.end];
  const end = async () => {
    for (const close of closing.splice(0).reverse()) await close();
  };
  try {
    const owner = openPool(house.ownerUrl, 8);
    const posts = openPosts();
    closing.push(() => owner.end(), posts.stop);
    const { people, writers } = await letterWriters(house.app, { people: PEOPLE, writers: WRITERS, stamps: PEOPLE * (ROUNDS + WARM) });
    const signed: Signed[] = [];
    for (const writer of writers) signed.push(await signInTo(house, writer, people[0]!));
    say(`sending: ${WRITERS} writers and ${PEOPLE} people are there`);
    const round = async (): Promise<number> => {
      const sent = await draftsOf(house, signed, people);
      const before = await inLine(owner);
      const began = performance.now();
      await posts.send({ port: house.port, posts: sent, status: 303, atOnce: AT_ONCE });
      while ((await inLine(owner)) < before + COUNT) await sleep(20);
      return COUNT / ((performance.now() - began) / 1000);
    };
    const floor = async (): Promise<number> => {
      const sent = Array.from({ length: COUNT }, () => ({
        path: '/',
        headers: {},
        body: new URLSearchParams({ body: LETTER }).toString(),
      }));
      const began = performance.now();
      await posts.send({ port: bare.port, posts: sent, status: 303, atOnce: AT_ONCE });
      return COUNT / ((performance.now() - began) / 1000);
    };
    for (let n = 0; n < WARM; n++) await round();
    const { rows } = await owner.query<{ letter: object }>('select to_jsonb(l) as letter from mail.letters l limit 1');
    const bare = await openBare(owner, rows[0]!.letter);
    closing.push(bare.stop);
    for (let n = 0; n < WARM; n++) await floor();
    return {
      cases: [
        {
          name: `${COUNT} letters over HTTP: written down, stamps set aside, screened, in the line`,
          unit: 'letters/s',
          goal: 0.25,
          rounds: ROUNDS,
          ours: round,
          floor: { name: 'node:http, one INSERT and COMMIT a letter', measure: floor },
        },
      ],
      about: `${WRITERS} writers to ${PEOPLE} people each, letters of ${[...LETTER].length} characters, ${AT_ONCE} on the way at once, from a thread of their own; one process serves and works. The floor reads the form, and writes the same letter's row into a copy of its table with all its indexes.`,
      end,
    };
  } catch (error) {
    await end();
    throw error;
  }
}

async function signInTo(house: House, writer: Writer, resident: string): Promise<Signed> {
  const cookie = await signIn(house, writer.email, writer.password);
  const page = await new Browser(house.port, cookie).get(`/letters/write/${resident}`);
  return { ...writer, cookie, csrf: /name="csrf" value="([^"]+)"/.exec(page.body)![1]! };
}

/** Every writer's draft to everybody, and the button of its check page. */
async function draftsOf({ app, port }: House, writers: readonly Signed[], people: readonly string[]): Promise<Post[]> {
  const posts: Post[] = [];
  for (const round of people.keys())
    for (const [n, { customer, cookie, csrf }] of writers.entries()) {
      const id = people[(n + round) % people.length]!;
      const { draftId: draft, version } = await keepDraft(app, customer, { resident: id, body: LETTER });
      posts.push({
        path: `/letters/write/${id}/check`,
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin: `http://localhost:${port}`, cookie, accept: 'text/html' },
        body: new URLSearchParams({ csrf, draft, version: String(version) }).toString(),
      });
    }
  return posts;
}

async function inLine(owner: pg.Pool): Promise<number> {
  const { rows } = await owner.query<{ n: bigint }>(`select count(*) as n from mail.letter_states where kind = 'in_line'`);
  return Number(rows[0]!.n);
}

/** Nothing but node:http and the driver: reads the form, writes the letter, commits, and leads on. */
async function openBare(owner: pg.Pool, like: object): Promise<BareServer> {
  await owner.query('create schema bare');
  await owner.query('create table bare.letters (like mail.letters including all)');
  const { rows: columns } = await owner.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = 'bare.letters'::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
  );
  const names = columns.map(({ name }) => name).join(', ');
  const insert = `insert into bare.letters (${names}) select ${names} from jsonb_populate_record(null::bare.letters, $1)`;
  return await openBareServer((req, res) => {
    const write = async (): Promise<void> => {
      const body = new URLSearchParams(await text(req)).get('body');
      await owner.query(insert, [JSON.stringify({ ...like, letter_id: newId('let'), draft_id: newId('dft'), body })]);
    };
    write().then(
      () => res.writeHead(303, { location: '/' }).end(),
      (error: unknown) => res.writeHead(500).end(String(error)),
    );
  });
}
