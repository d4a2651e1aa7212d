import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CastAgency } from '#domain/directory/cast.ts';
import { verifyLedger } from '#domain/ledger/index.ts';
import { castMailroom, castWriter, himself } from '#domain/mail/cast.ts';
import { sendLetter } from '#domain/mail/index.ts';
import { castMailAgency } from '#domain/stamps/cast.ts';
import { readShop } from '#domain/stamps/index.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { goTheWay, type Post, type Three, WORDS } from './letters-way.ts';
import type { Orders } from './letters-worker.ts';
import { FIRST, mortalRuns, STRIDE } from './mortal-runs.ts';

// A process of its own is killed (-9) at a point on the way of letters: written, sent, put in line, taken back, read, decided, handed on, opened, answered.
// For each point another mother and son. Then the next process goes on.
let app: TestApp;
let at: CastAgency;
const runs = mortalRuns<Orders>('letters-worker.ts');
beforeAll(async () => {
  app = await testApp();
  at = await castMailAgency(app, { freePerMonth: 0 });
});
afterAll(async () => {
  runs.end();
  await app.end();
});

async function three(): Promise<Three> {
  const by = await castWriter(app, at, { stamps: 10n });
  return { her: by.customer, him: himself(by, at), staff: castMailroom(at) };
}

interface Letter {
  body: string;
  states: string[];
  decisions: number;
  notices: string[];
}

/** What must have become of the letters of the two, wherever their processes died: each is there once, ends, is read by one and told of once. */
const ALL_WELL: { letters: Letter[]; stamps: bigint[]; inbox: number } = {
  letters: [
    { body: WORDS.answer, states: ['in_line', 'opened', 'released'], decisions: 1, notices: ['letter_arrived'] },
    { body: WORDS.answered, states: ['in_line', 'opened', 'released'], decisions: 1, notices: ['letter_opened', 'letter_released'] },
    { body: WORDS.later, states: ['in_line', 'ready', 'released'], decisions: 1, notices: ['letter_released'] },
    { body: WORDS.returned, states: ['in_line', 'returned'], decisions: 1, notices: ['letter_returned'] },
    { body: WORDS.takenBack, states: ['cancelled', 'in_line'], decisions: 1, notices: [] },
  ],
  // Of ten, what was handed on and the answer to it are spent; nothing is set aside any more.
  stamps: [7n, 7n],
  inbox: 3,
};

async function endOf({ her, him }: Three): Promise<typeof ALL_WELL> {
  const { rows: letters } = await app.owner.query<Letter>(
    `select l.body, array(select kind from mail.letter_states s where s.letter_id = l.letter_id order by kind) as states,
       (select count(*)::int from review.items i join review.decisions d using (item_id) where i.subject = l.letter_id) as decisions,
       array(select split_part(key, ':', 1) from notifications.notices n where n.key like '%:' || l.letter_id order by key) as notices
     from mail.letters l where l.customer = $1`,
    [her.actor],
  );
  const { balance, available } = await readShop(app, her, at.agency.id);
  const inbox = await app.owner.query('select 1 from mail.inbox where resident_id = $1', [him.actor]);
  const byBody = letters.toSorted((a, b) => order(a) - order(b));
  return { letters: byBody, stamps: [balance, available], inbox: inbox.rowCount! };
}

const order = ({ body }: Letter): number => ALL_WELL.letters.findIndex((one) => one.body === body);

/** A page that stood open at her death is clicked once more. */
async function clickAgain({ her }: Three): Promise<void> {
  const { rows } = await app.owner.query<{ letter: string; draft: string; resident: string }>(
    `select letter_id as letter, draft_id as draft, resident_id as resident from mail.letters where customer = $1 and author = 'customer'`,
    [her.actor],
  );
  for (const { letter, ...sent } of rows) expect((await sendLetter(app, her, { ...sent, version: 1 })).letterId).toBe(letter);
}

/** What nothing would ever end: on the way, in line, with a day, set aside, queued. */
const LEFT = [
  'select letter_id as id from mail.arrivals',
  'select item_id as id from review.queue',
  'select letter_id as id from mail.schedules where ended_at is null',
  'select draft_id as id from mail.drafts',
  'select hold_id::text as id from ledger.open_holds',
  'select id::text from kernel.outbox where delivered_at is null',
];

it(
  `no letter is lost and none is there twice, wherever the process died (point ${FIRST}, then every ${STRIDE})`,
  { timeout: 900_000 },
  async () => {
    const all: { nth: number; who: Three }[] = [];
    for (let nth = FIRST; ; nth += STRIDE) {
      const who = await three();
      all.push({ nth, who });
      const { admin: owner, app: own } = app.urls;
      const now = app.clock.now().getTime();
      if ((await runs.run({ urls: { owner, app: own }, three: who, now, nth })) === 'ended') break;
    }
    process.stderr.write(`killed at ${all.length - 1} points, the last of them ${all.at(-2)!.nth}\n`);

    const post: Post = { app, owner: app.owner, work: () => app.runJobs() };
    for (const { who } of all) {
      await goTheWay(post, who);
      await clickAgain(who);
    }
    for (const { nth, who } of all) expect({ nth, ...(await endOf(who)) }).toEqual({ nth, ...ALL_WELL });
    for (const left of LEFT) expect([left, (await app.owner.query(left)).rows]).toEqual([left, []]);
    expect(await verifyLedger(app)).toEqual([]);
  },
);
