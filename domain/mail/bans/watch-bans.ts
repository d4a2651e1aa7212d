import { readTeam, type TeamMember } from '#domain/identity/index.ts';
import { notify } from '#domain/notifications/index.ts';
import type { Tx } from '#kernel/db.ts';
import type { Sweep } from '#kernel/jobs.ts';
import { type Scope, systemScope, worksAt } from '#kernel/scope.ts';
import { localTime } from '#kernel/wall-clock.ts';
import { dueBy } from './queries.ts';

/** Letters that are stopped and to be looked at now: those who lead there hear of each facility once a day, until somebody has decided. */
export const watchBans: Sweep = {
  name: 'mail.watch_bans',
  everySeconds: 300,
  async run(app) {
    const scope = systemScope('mail.watch_bans');
    const now = app.clock.now();
    const due = Map.groupBy(await app.tx(scope, (tx) => dueBy(tx, now)), ({ agencyId }) => agencyId);
    for (const [agencyId, places] of due)
      await app.tx(scope, async (tx) => {
        const leads = (await readTeam(tx, scope, agencyId)).filter(({ roles, disabled }) => !disabled && roles.includes('agency_admin'));
        for (const place of places)
          for (const lead of leads.filter((one) => worksAt(one, place.facilityId))) await tell(tx, scope, lead, place, now);
      });
  },
};

/** No name stands in it. */
async function tell(
  tx: Tx,
  scope: Scope,
  lead: TeamMember,
  { facilityId, facilityName, timeZone, count }: Awaited<ReturnType<typeof dueBy>>[number],
  now: Date,
): Promise<void> {
  await notify(tx, scope, {
    ...{ kind: 'duty', template: 'bans_due', to: { login: lead.loginId }, lang: lead.lang, at: now },
    key: `bans_due:${facilityId}:${localTime(now, timeZone).day}:${lead.loginId}`,
    content: {
      subject: { key: 'review.ban.mail_subject' },
      heading: { key: 'review.ban.mail_subject' },
      blocks: [
        { kind: 'text', text: { key: 'review.ban.mail_text', params: { facility: facilityName, count } } },
        { kind: 'button', text: { key: 'review.deadline.mail_button' }, path: '/stopped?due', surface: 'staff' },
      ],
    },
  });
}
