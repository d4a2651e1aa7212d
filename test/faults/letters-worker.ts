import { jobs as letterJobs } from '#domain/mail/index.ts';
import { compileScreener, screeningHere } from '#domain/review/index.ts';
import { movableClock } from '#kernel/clock.ts';
import { openPool } from '#kernel/db.ts';
import type { Job } from '#kernel/jobs.ts';
import { deliverJob } from '#kernel/outbox.ts';
import { subscribers } from '#server/subscriptions.ts';
import { goOn, goTheWay, type Post, type Three } from './letters-way.ts';
import { mortal, ordersOf, workOff } from './mortal.ts';

/** What the process is told by letters-killed.test.ts once it has been loaded. */
export interface Orders {
  urls: { owner: string; app: string };
  three: Three;
  /** The house's time, in milliseconds. */
  now: number;
  /** The point at which it dies. */
  nth: number;
}

// Letters on their whole way, in a process that dies (kill -9) at its n-th point: before a commit that would write something. First it ends what the one
// before it left, and counts nothing of that.
const { urls, three, now, nth } = await ordersOf<Orders>();
const { tx, arm, end } = mortal(urls.app);
const owner = openPool(urls.owner, 2);
const quiet = (): void => undefined;
const app = {
  tx,
  clock: movableClock(now - Date.now()),
  mode: 'sandbox',
  screening: screeningHere(() => compileScreener([], [], [])),
  log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
  origins: { family: 'http://localhost:3000', staff: 'http://staff.localhost:3000', inside: 'http://inside.localhost:3000' },
} as unknown as Post['app'];
const JOBS: Readonly<Record<string, Job>> = { 'kernel.deliver': deliverJob(subscribers), ...letterJobs };
const post: Post = { app, owner, work: () => workOff(app, owner, JOBS) };

await goOn(post);
arm(nth);
await goTheWay(post, three);
await end();
await owner.end();
process.disconnect();
