import type { Sweep } from '#kernel/jobs.ts';
import { closeWeeks } from './figures/close-weeks.ts';
import { watchDeadlines } from './deadlines/watch-deadlines.ts';
import { finishDecisions } from './queue/decide.ts';
import { tellWaiting } from './queue/hand-over.ts';
import { watchStuck } from './stuck/watch-stuck.ts';

export const sweeps: Sweep[] = [
  { name: 'review.finish_decisions', everySeconds: 2, run: async (app) => void (await finishDecisions(app)) },
  { name: 'review.tell_waiting', everySeconds: 60, run: async (app) => void (await tellWaiting(app)) },
  { name: 'review.watch_deadlines', everySeconds: 60, run: watchDeadlines },
  { name: 'review.watch_stuck', everySeconds: 60, run: watchStuck },
  { name: 'review.close_weeks', everySeconds: 3600, run: closeWeeks },
];
