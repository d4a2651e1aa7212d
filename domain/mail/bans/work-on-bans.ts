import { NOTE_MOST } from '#domain/review/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { isId } from '#kernel/ids.ts';
import { publish } from '#kernel/outbox.ts';
import { type FieldError, refuse, refuseFields } from '#kernel/refusal.ts';
import { requireActor, requireRealm, requireRole, type Scope } from '#kernel/scope.ts';
import { cleanText } from '#kernel/text.ts';
import { dayAfter, HOUSE_ZONE, localTime } from '#kernel/wall-clock.ts';
import { BAN_CHANGED, type BanChanged } from '../events.ts';
import { banRoles, readReviewDay } from './place-ban.ts';
import { banById, bansIn, type BanRow, type BanStep, banStepsOf, dueIn, endBan, insertBanStep, lockBan, moveReview } from './queries.ts';

const ON_A_PAGE = 50;
/** What is to be looked at within so many days stands among the deadlines. */
export const BAN_SOON_DAYS = 7;

export interface BanListed extends BanRow {
  /** One of the two has asked, and nobody has decided since. */
  isAsked: boolean;
  /** Its day is there. */
  isToday: boolean;
  /** Its day is over. */
  isLate: boolean;
}

/**
 * Letters that are stopped between two, where somebody works, what is looked at first in front: all; `soon`, what is asked about or comes up within a week;
 * `due`, what is asked about or whose day is there. Mailroom, investigators and who leads; audited.
 */
export async function listBans(
  app: App,
  scope: Scope,
  asked: { which?: 'all' | 'soon' | 'due'; after?: string | null } = {},
): Promise<{ bans: BanListed[]; next: string | null }> {
  const agencyId = requireReader(scope);
  const now = app.clock.now();
  const after = isId('ban', asked.after) ? asked.after : null;
  const { which = 'all' } = asked;
  // Everywhere it is this day by then.
  const by = dayAfter(localTime(now, HOUSE_ZONE).day, BAN_SOON_DAYS);
  const chosen = { all: 'all', soon: { by }, due: { due: now } } as const;
  return await app.tx(scope, async (tx) => {
    const found = await bansIn(tx, { agencyId, which: chosen[which], after, limit: ON_A_PAGE + 1 });
    const bans = found.slice(0, ON_A_PAGE).map((ban) => ({ ...ban, isToday: isToday(ban, now), isLate: isLate(ban, now) }));
    await audit(tx, scope, { action: 'mail.bans_listed', subject: agencyId, details: { count: bans.length } }, now);
    return { bans, next: found.length > ON_A_PAGE ? bans.at(-1)!.banId : null };
  });
}

/** How many stand under `due`. Same people. */
export async function countBansDue(app: App, scope: Scope): Promise<number> {
  const agencyId = requireReader(scope);
  return await app.tx(scope, (tx) => dueIn(tx, agencyId, app.clock.now()));
}

export interface BanView extends BanRow {
  steps: BanStep[];
  isLate: boolean;
  /** In force, and the reader's to decide. */
  mayDecide: boolean;
  /** One of the two has asked: he whose word it stands on can lift it, and somebody else says whether it stays. */
  mayKeep: boolean;
}

/** One of them, with what was asked and decided. Same people; audited. Refuses: mail.unknown_ban. */
export async function readBan(app: App, scope: Scope, id: string): Promise<BanView> {
  requireReader(scope);
  return await app.tx(scope, async (tx) => {
    const now = app.clock.now();
    const ban = (isId('ban', id) ? await banById(tx, id) : undefined) ?? refuse('mail.unknown_ban');
    await audit(tx, scope, { action: 'mail.ban_read', subject: id }, now);
    const steps = await banStepsOf(tx, id);
    const mayDecide = ban.liftedAt === null && banRoles.some((role) => scope.roles.includes(role));
    return { ...ban, steps, isLate: isLate(ban, now), mayDecide, mayKeep: mayDecide && !isOwnWord(scope, ban, steps) };
  });
}

/**
 * Somebody has looked: letters stay stopped, until another day. Both are told why. When one of the two has asked, not by whose word it stands. Mailroom and
 * investigators; audited. Refuses: mail.unknown_ban, ban_lifted, own_ban, and the fields words and reviewOn.
 */
export async function keepBan(app: App, scope: Scope, input: { ban: string; words: unknown; reviewOn: string }): Promise<void> {
  await decideOn(app, scope, input.ban, async (tx, ban) => {
    const errors: FieldError[] = [];
    const words = readWords(input.words, errors);
    const reviewOn = readReviewDay(input.reviewOn, ban.timeZone, app.clock.now(), scope.lang, errors);
    refuseFields(errors);
    if (isOwnWord(scope, ban, await banStepsOf(tx, ban.banId))) refuse('mail.own_ban');
    await moveReview(tx, ban.banId, reviewOn);
    return { kind: 'kept', words, reviewOn };
  });
}

/** The two may write to each other again. Both are told. Mailroom and investigators; audited. Refuses: mail.unknown_ban, ban_lifted, and the field words. */
export async function liftBan(app: App, scope: Scope, input: { ban: string; words: unknown }): Promise<void> {
  await decideOn(app, scope, input.ban, async (tx, ban) => {
    const errors: FieldError[] = [];
    const words = readWords(input.words, errors);
    refuseFields(errors);
    await endBan(tx, ban.banId, app.clock.now());
    return { kind: 'lifted', words, reviewOn: null };
  });
}

type Decided = Pick<BanStep, 'words' | 'reviewOn'> & { kind: 'kept' | 'lifted' };

async function decideOn(app: App, scope: Scope, id: string, decide: (tx: Tx, ban: BanRow) => Promise<Decided>): Promise<void> {
  requireRealm(scope, 'staff');
  requireRole(scope, ...banRoles);
  const actor = requireActor(scope);
  await app.tx(scope, async (tx) => {
    const ban = (isId('ban', id) ? await lockBan(tx, id) : undefined) ?? refuse('mail.unknown_ban');
    if (ban.liftedAt !== null) refuse('mail.ban_lifted');
    const at = app.clock.now();
    const step = await decide(tx, ban);
    await insertBanStep(tx, ban, { ...step, side: null, at, actor });
    const action = step.kind === 'kept' ? 'mail.ban_kept' : 'mail.ban_lifted';
    await audit(tx, scope, { action, subject: id, details: { until: step.reviewOn } }, at);
    await publish(tx, scope, BAN_CHANGED, { ban: id, kind: step.kind } satisfies BanChanged);
  });
}

/** Somebody asks that another one looks at it, and this is he on whose word it stands. */
function isOwnWord(scope: Scope, ban: BanRow, steps: readonly BanStep[]): boolean {
  if (steps.at(-1)?.kind !== 'asked') return false;
  return (steps.findLast(({ kind }) => kind === 'kept')?.actor ?? ban.placedBy) === scope.actor;
}

function isToday({ reviewOn, timeZone, liftedAt }: BanRow, now: Date): boolean {
  return liftedAt === null && reviewOn === localTime(now, timeZone).day;
}

function isLate({ reviewOn, timeZone, liftedAt }: BanRow, now: Date): boolean {
  return liftedAt === null && reviewOn < localTime(now, timeZone).day;
}

function readWords(typed: unknown, errors: FieldError[]): string {
  const words = cleanText(typed, { max: NOTE_MOST, multiline: true });
  if (!words.ok) errors.push({ field: 'words', code: 'mail.ban_words', params: { most: NOTE_MOST } });
  return words.ok ? words.value : '';
}

function requireReader(scope: Scope): string {
  requireRealm(scope, 'staff');
  requireRole(scope, ...banRoles, 'agency_admin');
  return scope.agency ?? refuse('kernel.not_allowed');
}
