import type { Pool } from 'pg';
import type { Scope } from '#kernel/scope.ts';
import {
  callForLetters,
  cancelLetter,
  deliverDue,
  keepAnswer,
  keepDraft,
  listLetters,
  listWritten,
  openAnswer,
  openLetter,
  sendAnswer,
  sendLetter,
} from '#domain/mail/index.ts';
import { decide, finishDecisions, readItem, takeItem, UNDO_MS } from '#domain/review/index.ts';
import type { App } from '#kernel/app.ts';
import type { MovableClock } from '#kernel/clock.ts';
import { dayAfter, localTime } from '#kernel/wall-clock.ts';

/** Who writes to each other, and who reads it. */
export interface Three {
  her: Scope;
  him: Scope;
  staff: Scope;
}

/** Where letters go their way: by one process until it dies, by another from there. */
export interface Post {
  app: App & { clock: MovableClock };
  owner: Pool;
  /** Runs what is queued, until there is none. */
  work(): Promise<unknown>;
}

export const WORDS = { answered: 'One', returned: 'Two', later: 'Three', takenBack: 'Four', answer: 'Five' } as const;
const TWO_DAYS_MS = 2 * 86_400_000;

/** What nobody has to do by hand. */
export async function goOn({ app, work }: Post): Promise<void> {
  await callForLetters.run(app);
  await work();
  await finishDecisions(app, new Date(app.clock.now().getTime() + UNDO_MS));
  await work();
}

/** She writes four letters; one is answered, one comes back, one waits for its day, one she takes back. Each does what he sees is not done yet: so it can be gone again. */
export async function goTheWay(post: Post, { her, him, staff }: Three): Promise<void> {
  const { app } = post;
  const resident = him.actor!;
  const tomorrow = dayAfter(localTime(app.clock.now(), 'America/New_York').day);
  await send(app, her, { resident, body: WORDS.answered, withReply: true });
  await send(app, her, { resident, body: WORDS.returned });
  await send(app, her, { resident, body: WORDS.later, day: tomorrow });
  await send(app, her, { resident, body: WORDS.takenBack });
  await goOn(post);
  await cancelLetter(app, her, await hers(app, her, WORDS.takenBack));
  await review(post, staff, await hers(app, her, WORDS.answered), 'release');
  await review(post, staff, await hers(app, her, WORDS.returned), 'return');
  await review(post, staff, await hers(app, her, WORDS.later), 'release');
  await goOn(post);
  await openLetter(app, him, await hers(app, her, WORDS.answered));
  await answer(app, him, her.actor!);
  await goOn(post);
  const { letterId } = (await listWritten(app, him)).letters[0]!;
  await review(post, staff, letterId, 'release');
  await goOn(post);
  await openAnswer(app, her, letterId);
  app.clock.move(TWO_DAYS_MS);
  await deliverDue.run(app);
  await goOn(post);
  app.clock.move(-TWO_DAYS_MS);
}

async function hers(app: App, her: Scope, body: string): Promise<string> {
  return (await written(app, her, body))!.letterId;
}

async function written(app: App, her: Scope, body: string) {
  return (await listLetters(app, her)).letters.find((letter) => letter.author === 'customer' && letter.body === body);
}

async function send(
  app: App,
  her: Scope,
  { day = null, ...text }: { resident: string; body: string; withReply?: boolean; day?: string | null },
) {
  if (await written(app, her, text.body)) return;
  const { draftId: draft, version } = await keepDraft(app, her, text);
  await sendLetter(app, her, { resident: text.resident, draft, version, day, anyway: true });
}

async function answer(app: App, him: Scope, to: string): Promise<void> {
  if ((await listWritten(app, him)).letters.length > 0) return;
  const { draftId: draft, version } = await keepAnswer(app, him, { to, body: WORDS.answer });
  await sendAnswer(app, him, { to, draft, version });
}

async function review({ app, owner }: Post, staff: Scope, letter: string, outcome: 'release' | 'return'): Promise<void> {
  const { rows } = await owner.query<{ item: string }>('select item_id as item from review.items where subject = $1', [letter]);
  const { item } = rows[0]!;
  if ((await readItem(app, staff, item)).decision) return;
  await takeItem(app, staff, item);
  await decide(app, staff, { item, outcome, reason: 'contraband', rule: '12.3' });
}
