import type { Job, Sweep } from '#kernel/jobs.ts';
import { systemScope } from '#kernel/scope.ts';
import { giveMonthly } from './monthly/give-monthly.ts';
import { ownData } from './own-data.ts';
import { returnGifts } from './residents/give-stamps.ts';
import { returnReplies } from './residents/reply-stamps.ts';

export const jobs: Record<string, Job> = {
  'stamps.give_back': async (app, { customer }: { customer: string }) =>
    void (await ownData.forget!(app, { ...systemScope('stamps.give_back'), realm: 'customer', actor: customer })),
};

export const sweeps: Sweep[] = [
  { name: 'stamps.give_monthly', everySeconds: 300, run: (app) => giveMonthly(app) },
  { name: 'stamps.return_replies', everySeconds: 3600, run: returnReplies },
  { name: 'stamps.return_gifts', everySeconds: 3600, run: returnGifts },
];
