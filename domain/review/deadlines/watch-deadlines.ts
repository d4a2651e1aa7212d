import { listFacilities, readReviewPolicy } from '#domain/directory/index.ts';
import { readTeam } from '#domain/identity/index.ts';
import { notify } from '#domain/notifications/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { type Scope, systemScope, worksAt } from '#kernel/scope.ts';
import { localTime } from '#kernel/wall-clock.ts';
import { formatDateTime } from '#words/format.ts';
import { agenciesWaiting, type FacilityWaiting, insertBreaches, waitingBefore } from './queries.ts';

const HOUR_MS = 3_600_000;

/** What is due before this moment should be decided soon: by the agency's rule it has waited for its `warnHours`. */
export async function soonBefore(tx: Tx, agencyId: string, now: Date): Promise<{ dueBefore: Date; warnHours: number }> {
  const { deadlineHours, warnHours } = await readReviewPolicy(tx, agencyId, now);
  return { dueBefore: new Date(now.getTime() + (deadlineHours - Math.min(warnHours, deadlineHours)) * HOUR_MS), warnHours };
}

/** Writes down the deadlines that are over, and presses for those that soon will be: those who lead an agency hear of each facility once a day. A sweep. */
export async function watchDeadlines(app: App): Promise<void> {
  const scope = systemScope('review-deadlines');
  const now = app.clock.now();
  await app.tx(scope, (tx) => insertBreaches(tx, now));
  for (const agencyId of await app.tx(scope, agenciesWaiting)) await app.tx(scope, (tx) => pressFor(tx, scope, agencyId, now));
}

async function pressFor(tx: Tx, scope: Scope, agencyId: string, now: Date): Promise<void> {
  const { dueBefore, warnHours } = await soonBefore(tx, agencyId, now);
  const waiting = await waitingBefore(tx, agencyId, dueBefore, now);
  if (waiting.length === 0) return;
  const places = new Map((await listFacilities(tx, agencyId)).map((place) => [place.id, place]));
  const leads = (await readTeam(tx, scope, agencyId)).filter(({ roles, disabled }) => !disabled && roles.includes('agency_admin'));
  for (const one of waiting) {
    const place = places.get(one.facilityId)!;
    for (const lead of leads.filter((member) => worksAt(member, one.facilityId)))
      await tell(tx, scope, { ...one, name: place.name, timeZone: place.timeZone, warnHours, lead, now });
  }
}

interface Pressing extends FacilityWaiting {
  name: string;
  timeZone: string;
  warnHours: number;
  lead: { loginId: string; lang: 'en' | 'es' };
  now: Date;
}

/** No name and nothing of a letter stands in it. */
async function tell(tx: Tx, scope: Scope, about: Pressing): Promise<void> {
  const { lead, near: count, late, name: facility, warnHours: hours, timeZone, now } = about;
  const time = formatDateTime(about.firstDueAt, lead.lang, timeZone);
  await notify(tx, scope, {
    to: { login: lead.loginId },
    kind: 'duty',
    lang: lead.lang,
    template: 'letters_wait',
    key: `letters_wait:${about.facilityId}:${localTime(now, timeZone).day}:${lead.loginId}`,
    at: now,
    content: {
      subject: { key: 'review.deadline.mail_subject' },
      heading: { key: 'review.deadline.mail_subject' },
      blocks: [
        { kind: 'text', text: { key: 'review.deadline.mail_text', params: { count, facility, hours } } },
        {
          kind: 'text',
          text:
            late > 0
              ? { key: 'review.deadline.mail_late', params: { count: late } }
              : { key: 'review.deadline.mail_first', params: { time } },
        },
        { kind: 'button', text: { key: 'review.deadline.mail_button' }, path: '/deadlines', surface: 'staff' },
      ],
    },
  });
}
