import type { Job, Sweep } from '#kernel/jobs.ts';
import { lookUpPayment } from './look-up-payment.ts';
import { readCost } from './read-cost.ts';
import { resolveUnknown } from './resolve-unknown.ts';

export const jobs: Record<string, Job> = {
  'payments.look_up': async (app, payload: { payment: string }) =>
    void (await lookUpPayment(app, `look-${payload.payment}`, payload.payment)),
  'payments.read_cost': readCost,
};

export const sweeps: Sweep[] = [
  { name: 'payments.resolve_unknown', everySeconds: 15, run: async (app) => void (await resolveUnknown(app)) },
];
