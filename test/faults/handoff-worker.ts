import { sql } from 'kysely';
import { sweeps } from '#domain/transfers/index.ts';
import type { App } from '#kernel/app.ts';
import { movableClock } from '#kernel/clock.ts';
import { makeCourier } from '#kernel/courier.ts';
import { openDb, type Tx } from '#kernel/db.ts';
import { deriveSecret } from '#server/config/secrets.ts';

// A process of the hand-off that dies (kill -9) at its n-th point: before a commit that would write something, before a call goes out, and when its answer
// is there. Run by handoff-killed.test.ts: <database> <time> <n> <sweeps…>.
const [appUrl, at, nth, ...names] = process.argv.slice(2) as [string, string, string, ...string[]];

let points = 0;
function point(): void {
  if (++points === Number(nth)) process.kill(process.pid, 'SIGKILL');
}
const db = openDb(appUrl, 4);
const hasWritten = async (tx: Tx): Promise<boolean> =>
  (await sql<{ id: string | null }>`select pg_current_xact_id_if_assigned()::text as id`.execute(tx)).rows[0]!.id !== null;
const tx: App['tx'] = (scope, work) =>
  db.tx(scope, async (open) => {
    const result = await work(open);
    if (await hasWritten(open)) point();
    return result;
  });
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
await db.end();
