import type { Job, Sweep } from '#kernel/jobs.ts';
import { checkTotals } from './check-totals.ts';
import { makeRemittances } from './make-remittances.ts';
import { callDue, payRemittance } from './pay-remittance.ts';
import { PAY_JOB, startDuePayments } from './start-payment.ts';

export const remittanceJobs: Record<string, Job> = { [PAY_JOB]: payRemittance };

export const remittanceSweeps: Sweep[] = [
  { name: 'transfers.make_remittances', everySeconds: 60, run: async (app) => void (await makeRemittances(app)) },
  { name: 'transfers.start_remittances', everySeconds: 15, run: async (app) => void (await startDuePayments(app)) },
  { name: 'transfers.call_bank', everySeconds: 10, run: async (app) => void (await callDue(app)) },
  { name: 'transfers.check_remittance_totals', everySeconds: 600, run: async (app) => void (await checkTotals(app)) },
];
