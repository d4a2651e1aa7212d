import { readTeam } from '#domain/identity/index.ts';
import { notify } from '#domain/notifications/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { publish, publishAll, type Subscriber } from '#kernel/outbox.ts';
import { refuse } from '#kernel/refusal.ts';
import { type Scope, systemFor, systemScope, worksAt } from '#kernel/scope.ts';
import { cleanText } from '#kernel/text.ts';
import { REVIEW_HANDED_OVER, REVIEW_HELD, type ReviewHandedOver, type ReviewHeld } from '../events.ts';
import { NOTE_MOST } from './decide.ts';
import { type Desk, handoversOf, insertHandover, itemById, takeNoticesDue } from './queries.ts';
import { lockUndecided, requireReviewer } from './take.ts';

/** So long after an item was handed to an investigator its sender hears that it takes longer: before the usual deadline of three days. */
export const NOTICE_DAYS = 2;
const AT_ONCE = 200;

/**
 * Hands an item to the investigators with a note, or back to the mailroom. It leaves everybody's hand and the one line, and its sender hears of it only as of
 * anything that takes longer. Reviewers, while it is in hand; returns in whose line it stood. Refuses what lockUndecided refuses, nobody_investigates, and at
 * `handNote`: hand_note.
 */
export async function handOver(app: App, scope: Scope, input: { item: string; to: Desk; note: unknown }): Promise<Desk> {
  const { reviewer, agencyId } = requireReviewer(scope, input.to === 'investigator' ? 'mailroom' : 'investigator');
  const note = cleanText(input.note, { max: NOTE_MOST, multiline: true });
  if (!note.ok) refuse('review.hand_note', { most: NOTE_MOST }, 'handNote');
  const investigators = await app.tx(systemFor(scope), (tx) => investigatorsOf(tx, systemFor(scope), agencyId));
  return await app.tx(scope, async (tx) => {
    const at = app.clock.now();
    const item = await lockUndecided(tx, scope, input.item, at);
    if (item.desk === input.to) refuse('review.handed_over');
    if (input.to === 'investigator' && !investigators.some((one) => worksAt(one, item.facilityId))) refuse('review.nobody_investigates');
    const noticeDueAt = new Date(at.getTime() + NOTICE_DAYS * 86_400_000);
    await insertHandover(tx, item, { desk: input.to, note: note.value, actor: reviewer, at }, noticeDueAt);
    await audit(tx, scope, { action: 'review.handed_over', subject: item.itemId, details: { desk: input.to } }, at);
    await publish(tx, scope, REVIEW_HANDED_OVER, { item: item.itemId, to: input.to } satisfies ReviewHandedOver);
    return item.desk;
  });
}

/** Senders hear that it takes longer where an investigator has had their item for two days. A sweep. Returns how many. */
export async function tellWaiting(app: App): Promise<number> {
  const scope = systemScope('review-waiting');
  let sum = 0;
  for (let count = AT_ONCE; count === AT_ONCE; sum += count) {
    count = await app.tx(scope, async (tx) => {
      const due = await takeNoticesDue(tx, app.clock.now(), AT_ONCE);
      const news = due.map(({ itemId, subject }): ReviewHeld => ({ item: itemId, subject }));
      await publishAll(
        tx,
        news.map((payload) => ({ name: REVIEW_HELD, payload, request: scope.request })),
      );
      return due.length;
    });
  }
  return sum;
}

/** Investigators hear that something waits for them; nothing of it stands in the mail. */
async function tellInvestigators(app: App, tx: Tx, scope: Scope, { item: id, to }: ReviewHandedOver): Promise<void> {
  const item = to === 'investigator' ? await itemById(tx, id) : undefined;
  if (!item) return;
  const turn = (await handoversOf(tx, id)).length;
  const words = (key: string) => ({ key: `review.hand.mail_${key}` });
  for (const one of await investigatorsOf(tx, scope, item.agencyId)) {
    if (!worksAt(one, item.facilityId)) continue;
    await notify(tx, scope, {
      ...{ kind: 'concerns', template: 'handed_over', to: { login: one.loginId }, lang: one.lang },
      ...{ key: `handed_over:${id}:${turn}:${one.loginId}`, at: app.clock.now() },
      content: {
        subject: words('subject'),
        heading: words('subject'),
        blocks: [
          { kind: 'text', text: words('text') },
          { kind: 'button', text: words('button'), path: `/letters/${id}`, surface: 'staff' },
        ],
      },
    });
  }
}

async function investigatorsOf(tx: Tx, scope: Scope, agencyId: string) {
  return (await readTeam(tx, scope, agencyId)).filter(({ disabled, roles }) => !disabled && roles.includes('investigator'));
}

export const subscribers: Subscriber[] = [
  {
    event: REVIEW_HANDED_OVER,
    name: 'review.tell_investigators',
    run: (app, tx, scope, payload: ReviewHandedOver) => tellInvestigators(app, tx, scope, payload),
  },
];
