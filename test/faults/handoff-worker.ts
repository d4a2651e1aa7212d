import { sweeps } from '#domain/transfers/index.ts';
import type { App } from '#kernel/app.ts';
import { movableClock } from '#kernel/clock.ts';
import { makeCourier } from '#kernel/courier.ts';
import { deriveSecret } from '#server/config/secrets.ts';
import { mortal } from './mortal.ts';

// A process of the hand-off that dies (kill -9) at its n-th point: before a commit that would write something, before a call goes out, and when its answer
// is there. Run by handoff-killed.test.ts: <database> <time> <n> <sweeps…>.
const [appUrl, at, nth, ...names] = process.argv.slice(2) as [string, string, string, ...string[]];

const { tx, point, arm, end } = mortal(appUrl);
arm(Number(nth));
const courier = makeCourier({ mode: 'sandbox' });
const clock = movableClock();
clock.set(new Date(at));
const quiet = (): void => undefined;
const app = {
  tx,
  clock,
  mode: 'sandbox',
  log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
  secret: (purpose: string) => deriveSecret(Buffer.alloc(32, 7), purpose),
  courier: {
    ...courier,
    async post(...letter: Parameters<typeof courier.post>) {
      point();
      const brought = await courier.post(...letter);
      point();
      return brought;
    },
  },
} as unknown as App;

for (const name of names) await sweeps.find((sweep) => sweep.name === `transfers.${name}`)!.run(app);
await courier.idle();
await end();
