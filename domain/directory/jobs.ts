import type { Sweep } from '#kernel/jobs.ts';
import { systemScope } from '#kernel/scope.ts';
import { deleteBudgetsBefore } from './queries/residents.ts';
import { deleteSeenBefore } from './queries/search-watch.ts';
import { rosterSweeps } from './roster/roster-jobs.ts';
import { hourOf } from './search/source.ts';
import { lapOf } from './search/watch-search.ts';
import { webhookSweeps } from './webhooks/send-news.ts';
import { expireApprovals } from './contacts/tell-approval.ts';
import { tellMoves } from './contacts/tell-moves.ts';

const KEPT_MS = 24 * 3_600_000;

export const sweeps: readonly Sweep[] = [
  ...rosterSweeps,
  ...webhookSweeps,
  expireApprovals,
  tellMoves,
  {
    name: 'directory.forget_searches',
    everySeconds: 3600,
    async run(app) {
      const before = new Date(app.clock.now().getTime() - KEPT_MS);
      await app.tx(systemScope('directory-forget-searches'), async (tx) => {
        await deleteBudgetsBefore(tx, hourOf(before));
        await deleteSeenBefore(tx, lapOf(before));
      });
    },
  },
];
