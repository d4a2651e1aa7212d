import { NOTE_MOST } from '#domain/review/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { isId } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, requireRole, type Scope, systemFor } from '#kernel/scope.ts';
import { cleanText } from '#kernel/text.ts';
import type { Author } from '../queries.ts';
import { banById, bansOf, type BanRow, type BanStep, banStepsOf, insertBanStep, lockBan } from './queries.ts';

/** For so long both see that they may write to each other again. */
const LIFTED_DAYS = 30;

/** Letters of the reader that staff stopped, and those they let go on of late. Customers and people held. */
export async function listOwnBans(app: App, scope: Scope): Promise<BanRow[]> {
  const side = sideOf(scope);
  const since = new Date(app.clock.now().getTime() - LIFTED_DAYS * 86_400_000);
  return await app.tx(scope, (tx) => bansOf(tx, side, requireActor(scope), since));
}

export interface OwnBan extends BanRow {
  /** The other one of the two. */
  name: string;
  /** What the reader asked, and what staff decided. */
  steps: BanStep[];
  /** In force, and not asked about since staff looked at it last. */
  mayAsk: boolean;
}

/** Why letters between the reader and somebody are stopped, and how that stands. Either of the two. Refuses: mail.unknown_ban. */
export async function readOwnBan(app: App, scope: Scope, id: string): Promise<OwnBan> {
  const side = sideOf(scope);
  return await app.tx(scope, async (tx) => {
    const ban = (isId('ban', id) ? await banById(tx, id) : undefined) ?? refuse('mail.unknown_ban');
    const steps = await banStepsOf(tx, id);
    return { ...ban, name: side === 'customer' ? ban.residentName : ban.customerName, steps, mayAsk: mayAsk(ban, steps) };
  });
}

/**
 * Asks staff to look at it once more, in own words; once until they have. Somebody else than who stopped the letters says then whether they stay stopped.
 * Either of the two. Audited. Refuses: mail.unknown_ban, ban_lifted, ban_asked, and the field words.
 */
export async function askAboutBan(app: App, scope: Scope, input: { ban: string; words: unknown }): Promise<void> {
  const side = sideOf(scope);
  const { agencyId } = await readOwnBan(app, scope, input.ban);
  const words = cleanText(input.words, { max: NOTE_MOST, multiline: true });
  if (!words.ok) return refuse('mail.ban_words', { most: NOTE_MOST }, 'words');
  const system = systemFor(scope, agencyId);
  await app.tx(system, async (tx) => {
    const ban = (await lockBan(tx, input.ban))!;
    if (ban.liftedAt !== null) refuse('mail.ban_lifted');
    const steps = (await banStepsOf(tx, input.ban)).filter((step) => step.side === null || step.side === side);
    if (!mayAsk(ban, steps)) refuse('mail.ban_asked');
    const at = app.clock.now();
    await insertBanStep(tx, ban, { kind: 'asked', side, at, actor: requireActor(scope), words: words.value, reviewOn: null });
    await audit(tx, system, { action: 'mail.ban_asked', subject: ban.banId, agency: agencyId }, at);
  });
}

function mayAsk(ban: BanRow, steps: readonly BanStep[]): boolean {
  return ban.liftedAt === null && steps.at(-1)?.kind !== 'asked';
}

function sideOf(scope: Scope): Author {
  requireRealm(scope, 'customer', 'resident');
  if (scope.realm === 'customer') return 'customer';
  requireRole(scope, 'resident');
  return 'resident';
}
