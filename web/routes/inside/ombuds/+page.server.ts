import { readOmbuds } from '#domain/mail/index.ts';
import { isId } from '#kernel/ids.ts';
import { runLoad } from '#web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const asked = event.url.searchParams.get('before');
    const before = isId('omb', asked) ? asked : null;
    const { next, ...room } = await readOmbuds(event.locals.app, event.locals.scope, { before });
    return {
      ...room,
      wasSent: event.url.searchParams.has('sent'),
      older: next === null ? undefined : `/ombuds?before=${next}`,
      newer: before === null ? undefined : '/ombuds',
    };
  });
