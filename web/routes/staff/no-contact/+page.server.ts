import { listOrders } from '#domain/directory/index.ts';
import { runLoad } from '#web/load.ts';
import type { PageServerLoad } from './$types';

const NOTES = ['added', 'judged', 'ended'] as const;

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const asked = event.url.searchParams;
    const over = asked.get('over') === 'yes';
    const list = await listOrders(event.locals.app, event.locals.scope, { search: asked.get('search'), over, page: asked.get('page') });
    const pageAt = (page: number): string =>
      `/no-contact?${new URLSearchParams({ search: list.search, ...(over ? { over: 'yes' } : {}), page: String(page) }).toString()}`;
    return {
      ...list,
      over,
      note: NOTES.find((one) => one === asked.get('note')) ?? null,
      newer: list.page > 1 ? pageAt(list.page - 1) : undefined,
      older: list.page < list.pages ? pageAt(list.page + 1) : undefined,
    };
  });
