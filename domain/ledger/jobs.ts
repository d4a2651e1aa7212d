import type { Sweep } from '#kernel/jobs.ts';
import { systemScope } from '#kernel/scope.ts';
import { closeAccounts } from './close-accounts.ts';
import { expireHolds } from './expire-holds.ts';
import { closeDays } from './periods/close-period.ts';
import { verifyLedger } from './verify.ts';

const HOUR = 3600;

export const sweeps: Sweep[] = [
  {
    name: 'ledger.expire_holds',
    everySeconds: 60,
    run: (app) => {
      const scope = systemScope('ledger.expire_holds');
      return app.tx(scope, async (tx) => void (await expireHolds(tx, scope, { at: app.clock.now(), most: 1000 })));
    },
  },
  {
    name: 'ledger.close_accounts',
    everySeconds: HOUR,
    run: (app) => {
      const scope = systemScope('ledger.close_accounts');
      const at = app.clock.now();
      return app.tx(scope, async (tx) => void (await closeAccounts(tx, scope, { upTo: at, at })));
    },
  },
  // A writer that is still open puts a day's close off for as long as it takes.
  { name: 'ledger.close_days', everySeconds: 60, run: async (app) => void (await closeDays(app)) },
  {
    name: 'ledger.verify',
    everySeconds: HOUR,
    run: async (app) => {
      const findings = await verifyLedger(app);
      if (findings.length > 0) app.log.error({ findings: findings.slice(0, 20), count: findings.length }, 'the book does not add up');
    },
  },
];
