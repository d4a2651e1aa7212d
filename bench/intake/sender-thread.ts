import { Agent, request } from 'node:http';
import { parentPort } from 'node:worker_threads';

/** What the processor has to tell, signed, and how many messages it has on the way at once. */
export interface Order {
  port: number;
  messages: { body: string; signature: string }[];
  atOnce: number;
}

export type Done = { sent: number } | { failed: string };

const agent = new Agent({ keepAlive: true, maxSockets: 256 });

parentPort!.on('message', (order: Order) => {
  send(order).then(
    () => parentPort!.postMessage({ sent: order.messages.length } satisfies Done),
    (error: unknown) => parentPort!.postMessage({ failed: String(error) } satisfies Done),
  );
});

async function send({ port, messages, atOnce }: Order): Promise<void> {
  let next = 0;
  const line = async () => {
    while (next < messages.length) {
      const status = await post(port, messages[next++]!);
      if (status !== 200) throw new Error(`a message was answered with ${status}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, line));
}

function post(port: number, { body, signature }: Order['messages'][number]): Promise<number> {
  return new Promise((done, fail) => {
    const headers = { host: `localhost:${port}`, 'content-type': 'application/json', 'stripe-signature': signature };
    const call = request({ host: '127.0.0.1', port, method: 'POST', path: '/webhooks/stripe', agent, headers }, (res) => {
      res.resume();
      res.on('end', () => done(res.statusCode!));
    });
    call.on('error', fail);
    call.end(body);
  });
}
