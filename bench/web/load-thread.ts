import { Agent, request } from 'node:http';
import { parentPort } from 'node:worker_threads';

/** What the callers do again and again: one path after the other, the next one perhaps where the last answer leads. */
export interface Order {
  port: number;
  cookie: string;
  visits: { path: string | 'where it leads'; status: number }[];
  callers: number;
  milliseconds: number;
}

export type Done = { requests: number; seconds: number } | { failed: string };

const agent = new Agent({ keepAlive: true, maxSockets: 256 });
let callers = 0;

parentPort!.on('message', (order: Order) => {
  drive(order).then(
    (done) => parentPort!.postMessage(done),
    (error: unknown) => parentPort!.postMessage({ failed: String(error) } satisfies Done),
  );
});

async function drive(order: Order): Promise<Done> {
  const began = performance.now();
  let requests = 0;
  const caller = async () => {
    while (performance.now() - began < order.milliseconds) {
      const source = nextSource();
      let leads = '';
      for (const { path, status } of order.visits) {
        const answer = await get(order, path === 'where it leads' ? leads : path, source);
        if (answer.status !== status) throw new Error(`${path} was answered with ${answer.status}, not ${status}`);
        leads = answer.location;
        requests++;
      }
    }
  };
  await Promise.all(Array.from({ length: order.callers }, caller));
  return { requests, seconds: (performance.now() - began) / 1000 };
}

/** Nobody calls twice: looking people up is counted by address, and a family looks up once. */
function nextSource(): string {
  callers++;
  return `10.${(callers >> 16) & 255}.${(callers >> 8) & 255}.${callers & 255}`;
}

function get({ port, cookie }: Order, path: string, source: string): Promise<{ status: number; location: string }> {
  return new Promise((done, fail) => {
    const headers = { host: `localhost:${port}`, accept: 'text/html', 'x-forwarded-for': source, ...(cookie ? { cookie } : {}) };
    const call = request({ host: '127.0.0.1', port, path, agent, headers }, (res) => {
      res.resume();
      res.on('end', () => done({ status: res.statusCode!, location: res.headers.location ?? '' }));
    });
    call.on('error', fail);
    call.end();
  });
}
