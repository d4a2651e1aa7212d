import { readTeam, type TeamMember } from '#domain/identity/index.ts';
import { type MailContent, notify } from '#domain/notifications/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import { requireRealm, type Scope, worksAt } from '#kernel/scope.ts';
import { knowersAmong } from '../conflicts/queries.ts';
import type { Ends } from '../queue/queries.ts';
import type { Hit } from '../screening/hit.ts';
import { type ConcernKind, concernKinds, insertConcern, protectedAmong } from './queries.ts';

/** Whose work each kind is. */
export const helpers: Readonly<Record<ConcernKind, string>> = { care: 'care', protect: 'prea', alert: 'investigator' };

/**
 * Tells those who help, and investigators, what screening found for them, at once; no investigator of people he knows. Where nobody has the role, the agency's
 * admins hear that somebody must.
 */
export async function raiseConcerns(
  app: App,
  tx: Tx,
  scope: Scope,
  item: { itemId: string; agencyId: string; facilityId: string } & Ends,
  hits: readonly Hit[],
): Promise<void> {
  const kinds = concernKinds.filter((kind) => hits.some(({ action }) => action === kind));
  if (kinds.length === 0) return;
  const { itemId, agencyId, facilityId, outside, inside } = item;
  const team = (await readTeam(tx, scope, agencyId)).filter((member) => !member.disabled && worksAt(member, facilityId));
  for (const kind of kinds) {
    const concernId = newId('con');
    await insertConcern(tx, { concernId, itemId, kind, raisedAt: app.clock.now(), agencyId, facilityId, outside, inside });
    const those = await thoseFor(tx, team, kind, [outside, inside]);
    const admins = team.filter(({ roles }) => roles.includes('agency_admin'));
    const nobody = kind === 'alert' ? 'no_investigator' : 'nobody';
    const content =
      those.length > 0 ? mail(kind, `${kind === 'alert' ? '/investigations/alerts' : '/concerns'}/${concernId}`) : mail(nobody, '/team');
    for (const one of those.length > 0 ? those : admins) await tell(app, tx, scope, one, content, concernId);
  }
}

/** Whose work it is at that place. */
async function thoseFor(tx: Tx, team: readonly TeamMember[], kind: ConcernKind, parties: readonly string[]): Promise<TeamMember[]> {
  const those = team.filter(({ roles }) => roles.includes(helpers[kind]));
  if (kind !== 'alert') return those;
  const knowers = await knowersAmong(
    tx,
    those.map(({ loginId }) => loginId),
    parties,
  );
  return those.filter(({ loginId }) => !knowers.has(loginId));
}

async function tell(app: App, tx: Tx, scope: Scope, { loginId, lang }: TeamMember, content: MailContent, id: string): Promise<void> {
  const notice = { kind: 'concerns', template: 'concern', lang, content } as const;
  await notify(tx, scope, { ...notice, to: { login: loginId }, key: `concern:${id}:${loginId}`, at: app.clock.now() });
}

/** No name and nothing of the letter stands in it. */
function mail(what: ConcernKind | 'nobody' | 'no_investigator', path: string): MailContent {
  const words = (key: string) => ({ key: `review.concern.mail_${what}_${key}` });
  return {
    subject: words('subject'),
    heading: words('subject'),
    blocks: [
      { kind: 'text', text: words('text') },
      { kind: 'button', text: words('button'), path, surface: 'staff' },
    ],
  };
}

/** Which of these subjects may report abuse: whoever looks through many keeps these out. The system. */
export async function listProtected(tx: Tx, scope: Scope, subjects: readonly string[]): Promise<Set<string>> {
  requireRealm(scope, 'system');
  return await protectedAmong(tx, subjects);
}
