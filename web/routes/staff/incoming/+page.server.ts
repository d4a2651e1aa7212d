import { listIncoming, MOST_DAYS } from '#domain/transfers/index.ts';
import { dayAfter } from '#kernel/wall-clock.ts';
import { runLoad } from '#web/load.ts';
import { incomingQuery, readIncomingQuery } from '#web/transfers/incoming-query.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { locals, url } = event;
    const before = url.searchParams.get('before');
    const incoming = await listIncoming(locals.app, locals.scope, { ...readIncomingQuery(url.searchParams), before });
    const { day, to, facility, status, q, next } = incoming;
    const kept = { day, to: to === day ? null : to, facility, status, q };
    const marked = /^\d{1,3}$/.exec(url.searchParams.get('marked') ?? '');
    return {
      ...incoming,
      /** What was asked for, to come back to after marking. */
      kept: Object.entries(kept).filter((one): one is [string, string] => one[1] !== null && one[1] !== ''),
      chooseAll: url.searchParams.has('all'),
      all: `/incoming${incomingQuery({ ...kept, before, all: 'yes' })}#list`,
      mayMark: locals.scope.roles.includes('trust_clerk'),
      marked: marked ? Number(marked[0]) : null,
      wider:
        q === '' || day <= dayAfter(incoming.today, 1 - MOST_DAYS)
          ? null
          : `/incoming${incomingQuery({ ...kept, day: dayAfter(incoming.today, 1 - MOST_DAYS), to: incoming.today })}`,
      // Today leaves the day to the sheet: the posting day that is under way may bear another date.
      sheet: `/incoming/sheet${incomingQuery({ day: day === incoming.today ? null : day, facility })}`,
      csv: `/incoming/csv${incomingQuery(kept)}`,
      newer: before === null ? undefined : `/incoming${incomingQuery(kept)}`,
      olderPage: next === null ? undefined : `/incoming${incomingQuery({ ...kept, before: next })}`,
    };
  });
