import type { Job, Sweep } from '#kernel/jobs.ts';
import { systemScope } from '#kernel/scope.ts';
import { deliver } from './deliver.ts';
import { forgetAddressesBefore } from './queries/deliveries.ts';
import { forgetProofs } from './texts/queries.ts';
import { sendDue, spread } from './spread.ts';

export const jobs: Record<string, Job> = { 'notifications.spread': spread, 'notifications.deliver': deliver };

/** How long it can be looked up where a notice went. */
const ADDRESS_DAYS = 180;
const PROOF_DAYS = 7;

export const sweeps: Sweep[] = [
  sendDue,
  {
    name: 'notifications.forget_old',
    everySeconds: 3600,
    async run(app) {
      const ago = (days: number) => new Date(app.clock.now().getTime() - days * 24 * 3600_000);
      await app.tx(systemScope('notifications-forget'), async (tx) => {
        await forgetAddressesBefore(tx, ago(ADDRESS_DAYS));
        await forgetProofs(tx, ago(PROOF_DAYS));
      });
    },
  },
];
