import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { isId } from '#kernel/ids.ts';
import { publish } from '#kernel/outbox.ts';
import { type FieldError, refuse, refuseFields } from '#kernel/refusal.ts';
import type { Scope } from '#kernel/scope.ts';
import { cleanText } from '#kernel/text.ts';
import { APPEAL_DECIDED, type AppealDecided } from '../events.ts';
import { NOTE_MOST } from '../queue/decide.ts';
import { decisionOn, type DecisionRow } from '../queue/queries.ts';
import { requireReviewer } from '../queue/take.ts';
import { appealAt, appealById, type AppealEnd, type AppealRow, asksOf, countOpen, endAppeal, endOfAppeal, openAppeals } from './queries.ts';
import { appealOutcomes } from './rules.ts';

const ON_A_PAGE = 50;

/** This reviewer has decided about it before, so somebody else must now. */
const isOwn = ({ decidedBy, upheldBy }: AppealRow, reviewer: string): boolean => decidedBy === reviewer || upheldBy === reviewer;

export interface AppealList {
  appeals: (AppealRow & { isLate: boolean; isOwn: boolean })[];
  count: number;
  late: number;
  next: string | null;
}

/** What waits for another look where somebody works, the most urgent first; no text, and nothing of people he knows. Mailroom; audited. */
export async function listAppeals(app: App, scope: Scope, asked: { after?: string | null } = {}): Promise<AppealList> {
  const { reviewer, agencyId } = requireReviewer(scope);
  const after = isId('apl', asked.after) ? asked.after : null;
  return await app.tx(scope, async (tx) => {
    const now = app.clock.now();
    const found = await openAppeals(tx, { agencyId, after, limit: ON_A_PAGE + 1 });
    const counted = await countOpen(tx, agencyId, now);
    await audit(tx, scope, { action: 'review.appeals_read', subject: agencyId, details: { count: counted.count } }, now);
    const appeals = found.slice(0, ON_A_PAGE).map((one) => ({ ...one, isLate: one.dueAt < now, isOwn: isOwn(one, reviewer) }));
    return { appeals, ...counted, next: found.length > ON_A_PAGE ? appeals.at(-1)!.appealId : null };
  });
}

/** How many wait for another look where somebody works, and how many of them are late. Mailroom. */
export async function countAppeals(app: App, scope: Scope): Promise<{ count: number; late: number }> {
  const { agencyId } = requireReviewer(scope);
  return await app.tx(scope, (tx) => countOpen(tx, agencyId, app.clock.now()));
}

export interface AppealView extends AppealRow {
  isLate: boolean;
  isOwn: boolean;
  /** What is looked at once more; and at the second level how the first ended. */
  decision: DecisionRow;
  before: AppealEnd | null;
  end: AppealEnd | null;
  asks: { asker: string; words: string; at: Date }[];
}

/** One of them with everything that was said. Mailroom; in the caller's transaction. Refuses review.unknown_appeal. */
export async function readAppeal(app: App, tx: Tx, scope: Scope, id: string): Promise<AppealView> {
  const { reviewer } = requireReviewer(scope);
  const appeal = (isId('apl', id) ? await appealById(tx, id) : undefined) ?? refuse('review.unknown_appeal');
  const end = (await endOfAppeal(tx, id)) ?? null;
  const first = appeal.level === 2 ? await appealAt(tx, appeal.itemId, 1) : undefined;
  return {
    ...appeal,
    isLate: end === null && appeal.dueAt < app.clock.now(),
    isOwn: isOwn(appeal, reviewer),
    decision: (await decisionOn(tx, appeal.itemId))!,
    before: first ? ((await endOfAppeal(tx, first.appealId)) ?? null) : null,
    end,
    asks: await asksOf(tx, id),
  };
}

/**
 * Stands by the return, or has the thing go its way after all, with why in words for both sides. Not by who decided before: the database refuses that
 * too. The same answer twice is once. Mailroom. Refuses: review.unknown_appeal, own_decision, appeal_ended, and at `outcome` and `words` what is wrong.
 */
export async function decideAppeal(app: App, scope: Scope, input: { appeal: string; outcome: unknown; words: unknown }): Promise<void> {
  const { reviewer } = requireReviewer(scope);
  const errors: FieldError[] = [];
  const outcome = appealOutcomes.find((one) => one === input.outcome);
  const words = cleanText(input.words, { max: NOTE_MOST, multiline: true });
  if (!outcome) errors.push({ field: 'outcome', code: 'review.choose_appeal' });
  if (!words.ok) errors.push({ field: 'words', code: 'review.appeal_why', params: { most: NOTE_MOST } });
  await app.tx(scope, async (tx) => {
    const appeal = (isId('apl', input.appeal) ? await appealById(tx, input.appeal) : undefined) ?? refuse('review.unknown_appeal');
    if (isOwn(appeal, reviewer)) refuse('review.own_decision');
    refuseFields(errors);
    const at = app.clock.now();
    if (!(await endAppeal(tx, appeal, { outcome: outcome!, words: words.ok ? words.value : '', actor: reviewer, at }))) {
      const before = await endOfAppeal(tx, appeal.appealId);
      if (before?.actor === reviewer && before.outcome === outcome) return;
      return refuse('review.appeal_ended');
    }
    const { appealId, itemId: item, subject, level } = appeal;
    const details = { item, outcome: outcome!, level, isLate: appeal.dueAt < at };
    await audit(tx, scope, { action: 'review.appeal_decided', subject: appealId, details }, at);
    await publish(tx, scope, APPEAL_DECIDED, { appeal: appealId, item, subject, outcome: outcome! } satisfies AppealDecided);
  });
}

/** How an appeal ended, as the scope may see it. */
export async function readAppealEnd(tx: Tx, appeal: string): Promise<AppealEnd | undefined> {
  return await endOfAppeal(tx, appeal);
}
