import type { Sweep } from '#kernel/jobs.ts';
import { giveMonthly } from './monthly/give-monthly.ts';
import { returnGifts } from './residents/give-stamps.ts';
import { returnReplies } from './residents/reply-stamps.ts';

export const sweeps: Sweep[] = [
  { name: 'stamps.give_monthly', everySeconds: 300, run: (app) => giveMonthly(app) },
  { name: 'stamps.return_replies', everySeconds: 3600, run: returnReplies },
  { name: 'stamps.return_gifts', everySeconds: 3600, run: returnGifts },
];
