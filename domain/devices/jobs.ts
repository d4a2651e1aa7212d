import type { Sweep } from '#kernel/jobs.ts';
import { systemScope } from '#kernel/scope.ts';
import { forgetBefore } from './queries/sessions.ts';

const DAY_MS = 86_400_000;
const TRIES_DAYS = 2;
const SESSIONS_DAYS = 90;

export const sweeps: readonly Sweep[] = [
  {
    name: 'devices.forget',
    everySeconds: 3600,
    async run(app) {
      const tries = new Date(app.clock.now().getTime() - TRIES_DAYS * DAY_MS);
      // Sessions run by real time.
      const sessions = new Date(Date.now() - SESSIONS_DAYS * DAY_MS);
      await app.tx(systemScope('devices-forget'), (tx) => forgetBefore(tx, { tries, sessions }));
    },
  },
];
