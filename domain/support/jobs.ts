import type { Sweep } from '#kernel/jobs.ts';
import { systemScope } from '#kernel/scope.ts';
import { deleteBudgetsBefore } from './queries.ts';

const KEPT_MS = 48 * 3_600_000;

export const sweeps: readonly Sweep[] = [
  {
    name: 'support.forget_counts',
    everySeconds: 3600,
    async run(app) {
      await app.tx(systemScope('support-forget-counts'), (tx) => deleteBudgetsBefore(tx, new Date(app.clock.now().getTime() - KEPT_MS)));
    },
  },
];
