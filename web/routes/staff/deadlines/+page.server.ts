import { readAgency } from '#domain/directory/index.ts';
import { BAN_SOON_DAYS, listBans } from '#domain/mail/index.ts';
import { BREACH_DAYS, readDeadlines } from '#domain/review/index.ts';
import { HOUSE_ZONE } from '#kernel/wall-clock.ts';
import { runLoad } from '#web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const after = event.url.searchParams.get('after');
    const { waiting, breaches, stuck, items, next, warnHours } = await readDeadlines(app, scope, { after });
    const { bans } = await listBans(app, scope, { which: 'soon' });
    const { facilities } = await readAgency(app, scope, scope.agency ?? '');
    const placed = <Row extends { facilityId: string }>({ facilityId, ...row }: Row) => {
      const place = facilities.find(({ id }) => id === facilityId);
      return { ...row, place: place?.name ?? '', timeZone: place?.timeZone ?? HOUSE_ZONE };
    };
    const missed = new Map(breaches.map(({ facilityId, count }) => [facilityId, count]));
    const ids = new Set([...waiting, ...breaches].map(({ facilityId }) => facilityId));
    return {
      days: BREACH_DAYS,
      facilities: [...ids].map((facilityId) => {
        const one = waiting.find((row) => row.facilityId === facilityId);
        const counts = { near: one?.near ?? 0, late: one?.late ?? 0, missed: missed.get(facilityId) ?? 0 };
        return placed({ facilityId, ...counts, warnHours: warnHours.get(facilityId)! });
      }),
      stuck: stuck.map(placed),
      mayGiveRoles: scope.roles.includes('agency_admin'),
      items: items.map(placed),
      bans,
      banDays: BAN_SOON_DAYS,
      mayRead: scope.roles.includes('mailroom'),
      older: next === null ? undefined : `/deadlines?after=${next}`,
      newer: after === null ? undefined : '/deadlines',
    };
  });
