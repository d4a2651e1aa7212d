import { afterAll, beforeAll, expect, it } from 'vitest';
import { readBalance, verifyLedger } from '#domain/ledger/index.ts';
import { castPlace, castTransfer, type Sender } from '#domain/transfers/cast.ts';
import { cancelTransfer, payTransfer, readTransfer } from '#domain/transfers/index.ts';
import { systemScope } from '#kernel/scope.ts';
import type { Orders } from './money-worker.ts';
import { FIRST, mortalRuns, STRIDE } from './mortal-runs.ts';
import { type MoneyHouse, moneyHouse, SECRET_KEY, WEBHOOK_SECRET } from './webhooks-house.ts';

// A process of its own is killed (-9) at a point on the way of a transfer, there and back; for each point another transfer. Then the next process goes on.
let house: MoneyHouse;
const runs = mortalRuns<Orders>('money-worker.ts');
beforeAll(async () => {
  house = await moneyHouse();
  await house.control('POST', 'webhooks/hold');
});
afterAll(async () => {
  runs.end();
  await house.end();
});

const system = systemScope('test');
const balance = (account: string) => house.app.tx(system, (tx) => readBalance(tx, system, account)).catch(() => 0n);

async function run({ scope }: Sender, transfer: string, nth: number): Promise<'killed' | 'ended'> {
  const { admin: owner, app } = house.app.urls;
  const port = Number(new URL(house.sandboxUrl).port);
  const now = house.app.clock.now().getTime();
  return await runs.run({
    urls: { owner, app },
    port,
    secretKey: SECRET_KEY,
    webhookSecret: WEBHOOK_SECRET,
    sender: scope,
    transfer,
    now,
    nth,
  });
}

it(
  `is charged once and given back once, wherever the process died (point ${FIRST}, then every ${STRIDE})`,
  { timeout: 900_000 },
  async () => {
    const all: { nth: number; sender: Sender; transfer: string }[] = [];
    for (let nth = FIRST; ; nth += STRIDE) {
      // At an agency of its own, where no limit stands in the way.
      const sender = await castPlace(house.app);
      const { transferId: transfer } = await castTransfer(house.app, sender, '5');
      all.push({ nth, sender, transfer });
      if ((await run(sender, transfer, nth)) === 'ended') break;
      // What a dead process had in its hands is free by the real clock.
      for (const table of ['lookups', 'refund_calls']) await house.app.owner.query(`update payments.${table} set claimed_until = null`);
    }
    expect(all.at(-1)!.nth).toBeGreaterThan(25);
    process.stderr.write(`killed at ${all.length - 1} points, the last of them ${all.at(-2)!.nth}\n`);

    await house.control('POST', 'webhooks/release', {});
    await house.settle();
    for (const { sender, transfer } of all) {
      if ((await readTransfer(house.app, sender.scope, transfer)).payment?.state === 'paid') continue;
      await payTransfer(house.app, sender.scope, { transfer, isFresh: true });
      for (const session of await house.sessionsOf(transfer)) if (session.status === 'open') await house.pay(session.id);
    }
    await house.settle();
    for (const { sender, transfer } of all) await cancelTransfer(house.app, sender.scope, { transfer });
    await house.settle();

    for (const { nth, sender, transfer } of all) {
      const { rows } = await house.app.owner.query<{ amount: string; refunded: string }>(
        `select body ->> 'amount' as amount, body ->> 'amount_refunded' as refunded from processor.objects
       where kind = 'charge' and body #>> '{metadata,subject}' = $1 and body ->> 'status' = 'succeeded'`,
        [transfer],
      );
      const { state } = await readTransfer(house.app, sender.scope, transfer);
      const owed = await balance(`owed_trust:${sender.at.facility.id}`);
      expect({ nth, charges: rows, state, owed }).toEqual({
        nth,
        charges: [{ amount: '510', refunded: '510' }],
        state: 'returned',
        owed: 0n,
      });
    }
    for (const account of ['payments_received', 'refunds_payable', 'suspense'])
      expect([account, await balance(account)]).toEqual([account, 0n]);
    expect(await verifyLedger(house.app)).toEqual([]);
  },
);
