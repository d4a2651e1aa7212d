import { readBusinessDays, readReviewPolicy } from '#domain/directory/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, type Scope } from '#kernel/scope.ts';
import { cleanText } from '#kernel/text.ts';
import { NOTE_MOST } from '../queue/decide.ts';
import { decisionOn, itemOf } from '../queue/queries.ts';
import { appealAt, asksOf, coursesOf, endAppeal, endOfAppeal, insertAppeal, insertAsk, lockOpen } from './queries.ts';
import { type AppealCourse, endOfBusinessDays, mayAppeal, type Side } from './rules.ts';

/** What one of the two may know of another look: what there was, and whether he may ask for one now, until when. */
export interface AppealStanding {
  courses: AppealCourse[];
  /** At level 2 it is the last one. */
  may: { level: number; until: Date } | null;
  /** Business days in which somebody else decides. */
  answerDays: number;
  /** What he asked can be taken back. */
  mayWithdraw: boolean;
}

/** Something that was returned, as its owner knows it; who of the two asks; and who is told how it ends. */
export interface Returned {
  subject: string;
  returnedAt: Date;
  agencyId: string;
  timeZone: string;
  side: Side;
}

/** How another look at something stands for the one who asks. In the caller's transaction, under his own scope or the system's for him. */
export async function readStanding(app: App, tx: Tx, asker: string, about: Returned): Promise<AppealStanding> {
  const now = app.clock.now();
  const courses = await coursesOf(tx, about.subject, asker, now);
  const policy = await readReviewPolicy(tx, { agencyId: about.agencyId, facilityId: null }, now);
  const last = courses.at(-1);
  return {
    courses,
    may: mayAppeal({ ...about, policy, courses }, now),
    answerDays: policy.answerDays,
    mayWithdraw: last !== undefined && last.end === null && last.said !== null,
  };
}

/**
 * Asks for another look at what was returned, in the asker's own words; where the other one has asked, adds them. Asked twice is once. The system, for
 * the asker; its caller sees to it that nobody else asks at this moment. Refuses: review.no_appeal, and at `words`: appeal_words.
 */
export async function askAppeal(
  app: App,
  tx: Tx,
  scope: Scope,
  about: Returned & { parties: readonly string[]; words: unknown },
): Promise<void> {
  requireRealm(scope, 'system');
  const asker = requireActor(scope);
  const { may, mayWithdraw } = await readStanding(app, tx, asker, about);
  if (mayWithdraw) return; // a second click
  const words = cleanText(about.words, { max: NOTE_MOST, multiline: true });
  if (!may) return refuse('review.no_appeal');
  if (!words.ok) return refuse('review.appeal_words', { most: NOTE_MOST }, 'words');
  const item = (await itemOf(tx, about.subject)) ?? refuse('review.no_appeal');
  const decision = await decisionOn(tx, item.itemId);
  if (decision?.outcome !== 'returned' || decision.actor === null) return refuse('review.no_appeal');
  const { agencyId, facilityId, itemId } = item;
  const now = app.clock.now();
  let appeal = await appealAt(tx, itemId, may.level);
  if (appeal && !(await lockOpen(tx, appeal.appealId))) return refuse('review.no_appeal');
  if (!appeal) {
    const policy = await readReviewPolicy(tx, { agencyId, facilityId }, now);
    const dueAt = endOfBusinessDays(await readBusinessDays(tx, agencyId, now), now, policy.answerDays, about.timeZone);
    const first = may.level === 2 ? await appealAt(tx, itemId, 1) : undefined;
    const upheldBy = first ? ((await endOfAppeal(tx, first.appealId))?.actor ?? null) : null;
    const { subject, parties } = about;
    const ids = { appealId: newId('apl'), itemId, subject, level: may.level, decidedBy: decision.actor, upheldBy };
    appeal = { ...ids, parties, askedAt: now, dueAt, agencyId, facilityId };
    if (!(await insertAppeal(tx, appeal))) return refuse('review.no_appeal');
  }
  await insertAsk(tx, appeal, { asker, words: words.value, at: now });
  await audit(
    tx,
    scope,
    { action: 'review.appealed', subject: appeal.appealId, agency: agencyId, details: { item: itemId, level: may.level } },
    now,
  );
}

/**
 * Takes back what one of the two asked. It ends for good, unless the other one asks too: then it stays. Twice is once. The system, for the asker.
 * Refuses review.appeal_ended, and review.appeal_shared while the other one asks too.
 */
export async function withdrawAppeal(app: App, tx: Tx, scope: Scope, subject: string): Promise<void> {
  requireRealm(scope, 'system');
  const asker = requireActor(scope);
  const at = app.clock.now();
  const last = (await coursesOf(tx, subject, asker, at)).at(-1);
  if (last?.end?.outcome === 'withdrawn') return;
  if (!last || last.said === null || last.end !== null || !(await lockOpen(tx, last.appealId))) return refuse('review.appeal_ended');
  if ((await asksOf(tx, last.appealId)).length > 1) refuse('review.appeal_shared');
  const item = (await itemOf(tx, subject))!;
  const appeal = (await appealAt(tx, item.itemId, last.level))!;
  await endAppeal(tx, appeal, { outcome: 'withdrawn', words: null, actor: asker, at });
  await audit(tx, scope, { action: 'review.appeal_withdrawn', subject: appeal.appealId, agency: appeal.agencyId, details: {} }, at);
}
