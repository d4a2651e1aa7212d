import { readIncoming } from '#domain/transfers/index.ts';
import { worksEverywhere } from '#kernel/scope.ts';
import { runLoad } from '#web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const [transfer] = await readIncoming(app, scope, [event.params.id]);
    return { transfer: transfer!, mayMark: scope.roles.includes('trust_clerk'), seesFiles: worksEverywhere(scope) };
  });
