import { readAsks } from '#domain/directory/index.ts';
import { runLoad } from '#web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const [view] = await readAsks(event.locals.app, event.locals.scope, [event.params.id]);
    return { view: view! };
  });
