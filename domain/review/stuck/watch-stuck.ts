import { listFacilities } from '#domain/directory/index.ts';
import { readTeam, type TeamMember } from '#domain/identity/index.ts';
import { notify } from '#domain/notifications/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { type Scope, systemScope, worksAt } from '#kernel/scope.ts';
import { desks } from '../queue/queries.ts';
import { agenciesToLookAt, keepStuck, type Reader, type StuckRow, stuckAmong } from './queries.ts';

/** Looks for what nobody may decide: those who lead there are told of it once, with how much it is. A sweep. */
export async function watchStuck(app: App): Promise<void> {
  const scope = systemScope('review-stuck');
  for (const agencyId of await app.tx(scope, agenciesToLookAt))
    await app.tx(scope, async (tx) => {
      const now = app.clock.now();
      const team = (await readTeam(tx, scope, agencyId)).filter(({ disabled }) => !disabled);
      const found = await keepStuck(tx, agencyId, await stuckAmong(tx, agencyId, readersOf(team)), now);
      if (found.length === 0) return;
      const places = new Map((await listFacilities(tx, agencyId)).map(({ id, name }) => [id, name]));
      const leads = team.filter(({ roles }) => roles.includes('agency_admin'));
      for (const [facilityId, rows] of Map.groupBy(found, (row) => row.facilityId))
        for (const lead of leads.filter((one) => worksAt(one, facilityId)))
          await tell(tx, scope, { lead, rows, facility: places.get(facilityId) ?? '', now });
    });
}

function readersOf(team: readonly TeamMember[]): Reader[] {
  return team.flatMap(({ loginId, roles, facilities }) =>
    desks
      .filter((desk) => roles.includes(desk))
      .map((desk) => ({ login: loginId, desk, places: facilities === 'all' ? null : facilities })),
  );
}

/** No name and nothing of a letter stands in it. */
async function tell(
  tx: Tx,
  scope: Scope,
  { lead, rows, facility, now }: { lead: TeamMember; rows: readonly StuckRow[]; facility: string; now: Date },
): Promise<void> {
  await notify(tx, scope, {
    ...{ kind: 'duty', template: 'letters_stuck', to: { login: lead.loginId }, lang: lead.lang, at: now },
    key: `letters_stuck:${rows[0]!.what}:${lead.loginId}`,
    content: {
      subject: { key: 'review.stuck.mail_subject' },
      heading: { key: 'review.stuck.mail_subject' },
      blocks: [
        { kind: 'text', text: { key: 'review.stuck.mail_text', params: { facility, count: rows.length } } },
        { kind: 'button', text: { key: 'review.deadline.mail_button' }, path: '/deadlines', surface: 'staff' },
      ],
    },
  });
}
