import type { TeamMember } from '#domain/identity/index.ts';
import { type MailContent, notify } from '#domain/notifications/index.ts';
import { trailRoles } from '#kernel/audit-trail.ts';
import type { Tx } from '#kernel/db.ts';
import { type Scope, worksEverywhere } from '#kernel/scope.ts';
import type { FlagRow } from './queries/outliers.ts';

/** Tells everybody who may read it, and never the one it means, that there is something to look into. Whom and what stands on the page alone. */
export async function tellWatchers(tx: Tx, scope: Scope, flag: FlagRow, team: readonly TeamMember[]): Promise<void> {
  const surface = flag.agencyId === null ? 'ops' : 'staff';
  for (const { loginId, lang } of team.filter((member) => member.loginId !== flag.loginId && mayRead(member, surface)))
    await notify(tx, scope, {
      to: { login: loginId },
      kind: 'oversight',
      template: 'outlier',
      lang,
      content: mail(surface),
      key: `outlier:${flag.id}:${loginId}`,
      at: flag.raisedAt,
    });
}

function mayRead(member: TeamMember, surface: 'ops' | 'staff'): boolean {
  if (member.disabled) return false;
  if (surface === 'ops') return member.roles.includes('operator');
  return worksEverywhere(member) && trailRoles.some((role) => member.roles.includes(role));
}

function mail(surface: 'ops' | 'staff'): MailContent {
  const words = (key: string) => ({ key: `oversight.mail.${key}` });
  return {
    subject: words('subject'),
    heading: words('heading'),
    blocks: [
      { kind: 'text', text: words('text') },
      { kind: 'soft', text: words('not_you') },
      { kind: 'button', text: words('button'), path: '/outliers', surface },
    ],
  };
}
