import type { Sweep } from '#kernel/jobs.ts';
import { watchQueues } from './watch-queues.ts';

export const sweeps: readonly Sweep[] = [{ name: 'duty.watch', everySeconds: 60, run: async (app) => void (await watchQueues(app)) }];
