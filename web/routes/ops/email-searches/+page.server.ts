import { listEmailSearches } from '#domain/identity/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { app, scope }, url }) => ({
  searches: await listEmailSearches(app, scope),
  done: url.searchParams.has('started') ? 'started' : url.searchParams.has('closed') ? 'closed' : null,
});
