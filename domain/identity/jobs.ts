import type { App } from '#kernel/app.ts';
import type { Sweep } from '#kernel/jobs.ts';
import { systemScope } from '#kernel/scope.ts';
import { forgetBefore } from './queries/logins.ts';
import { forgetAttempts } from './queries/second-steps.ts';

const DAY = 24 * 3600_000;

async function forgetOld(app: App): Promise<void> {
  const ago = (days: number) => new Date(app.clock.now().getTime() - days * DAY);
  await app.tx(systemScope('identity.forget_old'), async (tx) => {
    await forgetBefore(tx, { signUps: ago(7), requests: ago(30), counters: ago(2) });
    await forgetAttempts(tx, ago(2));
  });
}

/** Sign-ups never proved go after 7 days, link requests after 30, counters of wrong tries and unfinished sign-ins after 2. */
export const sweeps: Sweep[] = [{ name: 'identity.forget_old', everySeconds: 3600, run: forgetOld }];
