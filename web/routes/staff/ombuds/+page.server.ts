import { listOmbuds } from '#domain/mail/index.ts';
import { runLoad } from '#web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const before = event.url.searchParams.get('before');
    const { threads, next } = await listOmbuds(event.locals.app, event.locals.scope, { before });
    return { threads, older: next === null ? undefined : `/ombuds?before=${next}`, newer: before === null ? undefined : '/ombuds' };
  });
