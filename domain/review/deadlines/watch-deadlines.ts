import { listFacilities, readReviewPolicy } from '#domain/directory/index.ts';
import { readTeam } from '#domain/identity/index.ts';
import { notify } from '#domain/notifications/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { type Scope, systemScope, worksAt } from '#kernel/scope.ts';
import { localTime } from '#kernel/wall-clock.ts';
import { formatDateTime } from '#words/format.ts';
import { agenciesWaiting, type FacilityWaiting, insertBreaches, type Soon, waitingBefore } from './queries.ts';

const HOUR_MS = 3_600_000;

/** From when on letters are pressed for at a facility: by its rule they have waited for its `warnHours`. */
export interface Pressed extends Soon {
  name: string;
  timeZone: string;
  warnHours: number;
}

export async function soonAt(tx: Tx, agencyId: string, now: Date): Promise<Pressed[]> {
  const soon: Pressed[] = [];
  for (const { id: facilityId, name, timeZone } of await listFacilities(tx, agencyId)) {
    const { deadlineHours, warnHours } = await readReviewPolicy(tx, { agencyId, facilityId }, now);
    const left = (deadlineHours - Math.min(warnHours, deadlineHours)) * HOUR_MS;
    soon.push({ facilityId, name, timeZone, warnHours, dueBefore: new Date(now.getTime() + left) });
  }
  return soon;
}

/** Writes down the deadlines that are over, and presses for those that soon will be: those who lead an agency hear of each facility once a day. A sweep. */
export async function watchDeadlines(app: App): Promise<void> {
  const scope = systemScope('review-deadlines');
  const now = app.clock.now();
  await app.tx(scope, (tx) => insertBreaches(tx, now));
  for (const agencyId of await app.tx(scope, agenciesWaiting)) await app.tx(scope, (tx) => pressFor(tx, scope, agencyId, now));
}

async function pressFor(tx: Tx, scope: Scope, agencyId: string, now: Date): Promise<void> {
  const soon = await soonAt(tx, agencyId, now);
  const waiting = await waitingBefore(tx, agencyId, soon, now);
  if (waiting.length === 0) return;
  const places = new Map(soon.map((place) => [place.facilityId, place]));
  const leads = (await readTeam(tx, scope, agencyId)).filter(({ roles, disabled }) => !disabled && roles.includes('agency_admin'));
  for (const one of waiting) {
    const place = places.get(one.facilityId)!;
    for (const lead of leads.filter((member) => worksAt(member, one.facilityId))) await tell(tx, scope, { ...place, ...one, lead, now });
  }
}

interface Pressing extends FacilityWaiting, Pressed {
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
