import { listAsks } from '#domain/directory/index.ts';
import { runLoad } from '#web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const asked = event.url.searchParams;
    const list = await listAsks(event.locals.app, event.locals.scope, {
      facility: asked.get('facility'),
      service: asked.get('service'),
      state: asked.get('state'),
      days: asked.get('days'),
      name: asked.get('name'),
      page: asked.get('page'),
    });
    const count = (name: string): number | null => (/^\d{1,3}$/.test(asked.get(name) ?? '') ? Number(asked.get(name)) : null);
    const query = new URLSearchParams([...asked].filter(([name]) => !['page', 'decided', 'skipped', 'lang'].includes(name)));
    const pageAt = (page: number): string => {
      const to = new URLSearchParams(query);
      to.set('page', String(page));
      return `/approvals?${to.toString()}`;
    };
    return {
      ...list,
      decided: count('decided'),
      skipped: count('skipped') ?? 0,
      newer: list.page > 1 ? pageAt(list.page - 1) : undefined,
      older: list.page < list.pages ? pageAt(list.page + 1) : undefined,
    };
  });
