import type { Job, Sweep } from '#kernel/jobs.ts';
import type { Subscriber } from '#kernel/outbox.ts';
import { sealAudit } from '#kernel/audit.ts';

/** Who hears which news. The only place where modules meet upwards. */
export const subscribers: Subscriber[] = [];

/** Every job by its name. */
export const jobs: Record<string, Job> = {};

/** What is looked for again and again. */
export const sweeps: Sweep[] = [
  {
    name: 'kernel.seal_audit',
    everySeconds: 5,
    async run(app) {
      await sealAudit(app);
    },
  },
];
