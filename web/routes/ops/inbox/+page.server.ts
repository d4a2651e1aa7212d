import { listMessages } from '#domain/support/index.ts';
import { runLoad } from '#web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { locals, url } = event;
  const state = url.searchParams.get('state') === 'closed' ? 'closed' : 'open';
  const search = url.searchParams.get('search') ?? '';
  const page = Math.trunc(Number(url.searchParams.get('page') ?? 0)) || 0;
  const inbox = await runLoad(event, () => listMessages(locals.app, locals.scope, { state, search, page }));
  const to = (number: number): string => `/inbox?${new URLSearchParams({ state, search, page: String(number) })}`;
  return { state, search, page, ...inbox, newer: page > 0 ? to(page - 1) : undefined, older: inbox.more ? to(page + 1) : undefined };
};
