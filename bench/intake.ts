import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Processor } from '#domain/payments/index.ts';
import { openPool } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import { moreTransfers, type Waiting } from '#test/waiting-transfers.ts';
import { bareRows, type BareRows, countRows } from './intake/bare-rows.ts';
import { firstTransfer, PRICE_CENTS } from './intake/first-transfer.ts';
import type { Bench } from './run.ts';
import { type House, openHouse } from './web/house.ts';
import { openPosts, type Posts } from './web/posts.ts';
import type { Post } from './web/posts-thread.ts';

const COUNT = process.argv.includes('--quick') ? 1000 : 10_000;
const AT_ONCE = 64;
const PATIENCE_MS = 15 * 60_000;

/** Captured payments, told over HTTP by the processor's own messages, until the last transfer is applied. */
export async function open(say: (line: string) => void): Promise<Bench> {
  const house = await openHouse('intake', say);
  const closing: (() => Promise<unknown>)[] = [house.end];
  const end = async () => {
    for (const close of closing.splice(0).reverse()) await close();
  };
  try {
    const owner = openPool(house.ownerUrl, 2);
    const queue = openPool(house.workerUrl, 1);
    // A pool's statements end after 15 s; this one may take as long as it needs.
    const caretaker = new pg.Client(house.ownerUrl);
    await caretaker.connect();
    const sender = openPosts();
    closing.push(
      () => caretaker.end(),
      () => owner.end(),
      () => queue.end(),
      sender.stop,
    );
    // What a payment cost is asked afterwards, on another company's machine; the sandbox's would take this one's time.
    const readCost: Processor['readCost'] = (intent) =>
      Promise.resolve({
        charge: `ch_${intent}`,
        feeCents: 157n,
        balanceTransaction: null,
        brand: 'visa',
        last4: '4242',
        funding: null,
        kept: null,
      });
    Object.assign(house.app, { processor: { ...house.app.processor, readCost } });
    const first = await firstTransfer(house);
    const round = async () => {
      const waiting: Waiting[] = [];
      while (waiting.length < COUNT) waiting.push(...(await moreTransfers(owner, first, 1000)));
      const messages = messagesOf(waiting, house.webhookSecret);
      await emptyQueue(queue);
      await caretaker.query('vacuum analyze');
      return await intake(house, owner, sender, messages);
    };
    const before = await countRows(owner);
    await round(); // warm, and what the floor has to write
    await emptyQueue(queue);
    const bare: BareRows = await bareRows(owner, COUNT, before);
    return {
      cases: [
        {
          name: `${COUNT.toLocaleString('en-US')} captured webhooks to applied transfers`,
          unit: 'transfers/s',
          goal: 0.1,
          rounds: 5,
          ours: async () => COUNT / (await round()),
          floor: { name: 'the same rows by bare INSERT, 1,000 in a batch', measure: async () => COUNT / (await bare.write()) },
        },
      ],
      about: `${AT_ONCE} messages on the way at once, from a thread of their own; one process serves, books and delivers. ${(bare.rows / COUNT).toFixed(1)} rows a transfer. What follows an applied transfer (cost, mail, the agency's programs) is queued in the time and done after it.`,
      end,
    };
  } catch (error) {
    await end();
    throw error;
  }
}

/** Seconds from the first message to the last applied transfer. Fails when one has no journal. */
async function intake(house: House, owner: pg.Pool, sender: Posts, posts: Post[]): Promise<number> {
  const applied = async () => {
    const { rows } = await owner.query<{ n: bigint }>(`select count(*) as n from transfers.states where kind = 'applied'`);
    return Number(rows[0]!.n);
  };
  const booked = async () => {
    const { rows } = await owner.query<{ n: bigint }>(`select count(*) as n from ledger.journals where kind = 'transfer_applied'`);
    return Number(rows[0]!.n);
  };
  const [appliedBefore, bookedBefore] = [await applied(), await booked()];
  const began = performance.now();
  await sender.send({ port: house.port, posts, status: 200, atOnce: AT_ONCE });
  while ((await applied()) < appliedBefore + posts.length) {
    if (performance.now() - began > PATIENCE_MS) throw new Error('not all of them were applied');
    await sleep(50);
  }
  const seconds = (performance.now() - began) / 1000;
  if ((await booked()) !== bookedBefore + posts.length) throw new Error('a transfer was applied without its journal');
  return seconds;
}

function messagesOf(waiting: readonly Waiting[], secret: string): Post[] {
  const created = Math.floor(Date.now() / 1000);
  return waiting.map(({ payment, intent }) => {
    const object = {
      id: intent,
      object: 'payment_intent',
      amount: PRICE_CENTS,
      amount_received: PRICE_CENTS,
      currency: 'usd',
      status: 'succeeded',
      metadata: { payment_id: payment },
    };
    const about = { object: 'event', type: 'payment_intent.succeeded', livemode: false, pending_webhooks: 1, request: null };
    const body = JSON.stringify({ id: newId('evt'), ...about, created, data: { object } });
    const signature = `t=${created},v1=${createHmac('sha256', secret).update(`${created}.${body}`).digest('hex')}`;
    return { path: '/webhooks/stripe', headers: { 'content-type': 'application/json', 'stripe-signature': signature }, body };
  });
}

/** Mail and costs of the round before are nobody's business here. */
async function emptyQueue(queue: pg.Pool): Promise<void> {
  await queue.query('delete from graphile_worker._private_jobs where locked_at is null');
  while ((await queue.query('select 1 from graphile_worker._private_jobs limit 1')).rowCount! > 0) await sleep(50);
}
