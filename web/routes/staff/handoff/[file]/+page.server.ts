import { readAgency } from '#domain/directory/index.ts';
import { readFile } from '#domain/transfers/index.ts';
import { refuse } from '#kernel/refusal.ts';
import { runLoad } from '#web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const after = /^\d{1,9}$/.exec(event.url.searchParams.get('after') ?? '');
    const { layout: _layout, ...file } = await readFile(app, scope, { file: event.params.file, after: after ? Number(after[0]) : 0 });
    const { agency } = await readAgency(app, scope, scope.agency ?? refuse('kernel.not_allowed'));
    return {
      file,
      timeZone: agency.timeZone,
      mayFetch: scope.roles.includes('trust_clerk'),
      isMade: event.url.searchParams.has('made'),
    };
  });
