import { listAgencies } from '#domain/directory/index.ts';
import type { Sweep } from '#kernel/jobs.ts';
import type { WorkSource } from '#kernel/looks.ts';
import { systemScope } from '#kernel/scope.ts';
import { HOUSE_ZONE } from '#kernel/wall-clock.ts';
import { watchOutliers } from './watch.ts';

/** Every hour: what stands out of the last day, and the report of the week that ended. */
export function sweepsOver(sources: readonly WorkSource[]): readonly Sweep[] {
  return [
    {
      name: 'oversight.watch',
      everySeconds: 3600,
      async run(app) {
        await watchOutliers(app, sources, { agencyId: null, timeZone: HOUSE_ZONE });
        for (const { id, timeZone } of await listAgencies(app, systemScope('oversight')))
          await watchOutliers(app, sources, { agencyId: id, timeZone });
      },
    },
  ];
}
