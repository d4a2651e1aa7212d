import type { App } from '#kernel/app.ts';
import type { Job, Sweep } from '#kernel/jobs.ts';
import { systemScope } from '#kernel/scope.ts';
import { closingSweep } from './leaving/close-login.ts';
import { runDelayed } from './delayed/run-delayed.ts';
import { makeCopyJob } from './leaving/own-copy.ts';
import type { OwnData } from './own-data.ts';
import { ANSWER_HOURS } from './keys/key-scopes.ts';
import { tellEnding } from './keys/tell-ending.ts';
import { forgetSearches } from './queries/email-searches.ts';
import { forgetCalls } from './queries/keys.ts';
import { forgetCopies } from './queries/leaving.ts';
import { forgetBefore } from './queries/logins.ts';
import { forgetChallenges } from './queries/passkeys.ts';
import { forgetAttempts } from './queries/second-steps.ts';

const DAY = 24 * 3600_000;

async function forgetOld(app: App): Promise<void> {
  const ago = (days: number) => new Date(app.clock.now().getTime() - days * DAY);
  await app.tx(systemScope('identity.forget_old'), async (tx) => {
    await forgetBefore(tx, { signUps: ago(7), requests: ago(30), counters: ago(2) });
    await forgetAttempts(tx, ago(2));
    await forgetChallenges(tx, new Date());
    await forgetCopies(tx, ago(0));
    await forgetSearches(tx, ago(90));
    await forgetCalls(tx, { answers: ago(ANSWER_HOURS / 24), budgets: new Date(Date.now() - DAY) });
  });
}

/**
 * Sign-ups never proved go after 7 days, link requests after 30, counters of wrong tries and unfinished sign-ins after 2, copies
 * after their 7, questions for a forgotten e-mail after 90. Logins that their owners closed end after two weeks; `modules` are asked what the law has them keep.
 */
export const sweepsOver = (modules: readonly OwnData[]): Sweep[] => [
  { name: 'identity.forget_old', everySeconds: 3600, run: forgetOld },
  { name: 'identity.keys_ending', everySeconds: 3600, run: tellEnding },
  { name: 'identity.run_delayed', everySeconds: 300, run: runDelayed },
  { name: 'identity.close_due', everySeconds: 600, run: closingSweep(modules) },
];

export const jobsOver = (modules: readonly OwnData[]): Record<string, Job> => ({ 'identity.make_copy': makeCopyJob(modules) });
