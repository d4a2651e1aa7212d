import type { Sweep } from '#kernel/jobs.ts';
import { systemScope } from '#kernel/scope.ts';
import { deleteBudgetsBefore } from './queries/residents.ts';
import { hourOf } from './source.ts';

const KEPT_MS = 24 * 3_600_000;

export const sweeps: readonly Sweep[] = [
  {
    name: 'directory.forget_searches',
    everySeconds: 3600,
    async run(app) {
      await app.tx(systemScope('directory-forget-searches'), (tx) =>
        deleteBudgetsBefore(tx, hourOf(new Date(app.clock.now().getTime() - KEPT_MS))),
      );
    },
  },
];
