import { Agent, request } from 'node:http';
import { parentPort } from 'node:worker_threads';

export interface Post {
  path: string;
  headers: Record<string, string>;
  body: string;
}

/** What is to be posted, once each, how it is to be answered, and how many are on the way at once. */
export interface Order {
  port: number;
  posts: Post[];
  status: number;
  atOnce: number;
}

export type Done = { sent: number } | { failed: string };

const agent = new Agent({ keepAlive: true, maxSockets: 256 });

parentPort!.on('message', (order: Order) => {
  send(order).then(
    () => parentPort!.postMessage({ sent: order.posts.length } satisfies Done),
    (error: unknown) => parentPort!.postMessage({ failed: String(error) } satisfies Done),
  );
});

async function send({ port, posts, status: wanted, atOnce }: Order): Promise<void> {
  let next = 0;
  const line = async () => {
    while (next < posts.length) {
      const one = posts[next++]!;
      const status = await post(port, one);
      if (status !== wanted) throw new Error(`${one.path} was answered with ${status}, not ${wanted}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, line));
}

function post(port: number, { path, headers: own, body }: Post): Promise<number> {
  return new Promise((done, fail) => {
    const headers = { host: `localhost:${port}`, ...own };
    const call = request({ host: '127.0.0.1', port, method: 'POST', path, agent, headers }, (res) => {
      res.resume();
      res.on('end', () => done(res.statusCode!));
    });
    call.on('error', fail);
    call.end(body);
  });
}
