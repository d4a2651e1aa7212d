import { listResidents } from '#domain/directory/index.ts';
import { runLoad } from '#web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const asked = event.url.searchParams;
    const typed = Object.fromEntries(['search', 'facility', 'unit', 'status', 'after'].map((name) => [name, asked.get(name) ?? '']));
    const list = await listResidents(app, scope, typed);
    const kept = { search: typed.search!, facility: list.facility ?? '', unit: typed.unit!, status: list.status ?? '' };
    const to = (more: Record<string, string>): string =>
      `/residents?${new URLSearchParams(Object.entries({ ...kept, ...more }).filter(([, value]) => value !== ''))}`;
    return {
      ...list,
      kept,
      first: typed.after === '' ? undefined : to({}),
      older: list.next === null ? undefined : to({ after: list.next }),
      mayAdd: scope.roles.includes('agency_admin'),
    };
  });
