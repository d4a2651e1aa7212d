import type { Sweep } from '#kernel/jobs.ts';
import { beginCalls, callAgencies } from './handoff/call-agencies.ts';
import { readUnreadAnswers } from './handoff/bring-answer.ts';
import { exchangeFolders } from './handoff/folder.ts';
import { makeDueFiles } from './handoff/make-file.ts';
import { alertFiles, returnSilent } from './handoff/silent.ts';
import { endUnpaid } from './limits/end-unpaid.ts';
import { runPlans } from './recurring/run-plans.ts';
import { reconcileAgencies } from './remittance/acknowledged.ts';
import { followMoved } from './returns/follow-moved.ts';
import { returnGone } from './returns/return-gone.ts';
import { returnKept } from './returns/return-kept.ts';

export const sweeps: Sweep[] = [
  { name: 'transfers.return_kept', everySeconds: 300, run: async (app) => void (await returnKept(app)) },
  { name: 'transfers.follow_moved', everySeconds: 60, run: async (app) => void (await followMoved(app)) },
  { name: 'transfers.return_gone', everySeconds: 3600, run: async (app) => void (await returnGone(app)) },
  { name: 'transfers.end_unpaid', everySeconds: 60, run: async (app) => void (await endUnpaid(app)) },
  { name: 'transfers.handoff_files', everySeconds: 30, run: async (app) => void (await makeDueFiles(app)) },
  { name: 'transfers.begin_calls', everySeconds: 1, run: async (app) => void (await beginCalls(app)) },
  { name: 'transfers.begin_old_calls', everySeconds: 3600, run: async (app) => void (await beginCalls(app, true)) },
  { name: 'transfers.call_agencies', everySeconds: 1, run: callAgencies },
  { name: 'transfers.exchange_folders', everySeconds: 15, run: exchangeFolders },
  { name: 'transfers.unread_answers', everySeconds: 60, run: readUnreadAnswers },
  { name: 'transfers.answer_alerts', everySeconds: 300, run: async (app) => void (await alertFiles(app)) },
  { name: 'transfers.silent', everySeconds: 60, run: async (app) => void (await returnSilent(app)) },
  { name: 'transfers.reconcile_agencies', everySeconds: 5, run: async (app) => void (await reconcileAgencies(app)) },
  { name: 'transfers.run_plans', everySeconds: 60, run: async (app) => void (await runPlans(app)) },
];
