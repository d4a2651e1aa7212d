import { listThread } from '#domain/mail/index.ts';
import { isId } from '#kernel/ids.ts';
import { runLoad } from '#web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { from } = event.params;
    const asked = event.url.searchParams.get('before');
    const before = isId('let', asked) ? asked : null;
    const { next, ...thread } = await listThread(event.locals.app, event.locals.scope, { with: from, before });
    const page = `/letters/with/${from}`;
    return { ...thread, older: next === null ? undefined : `${page}?before=${next}`, newer: before === null ? undefined : page };
  });
