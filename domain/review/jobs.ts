import type { Sweep } from '#kernel/jobs.ts';
import { finishDecisions } from './queue/decide.ts';

export const sweeps: Sweep[] = [
  { name: 'review.finish_decisions', everySeconds: 2, run: async (app) => void (await finishDecisions(app)) },
];
