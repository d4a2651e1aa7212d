import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Receiver, startReceiver } from '#test/webhook-receiver.ts';
import { makeCourier } from './courier.ts';

let receiver: Receiver;
beforeAll(async () => {
  receiver = await startReceiver();
});
afterAll(() => receiver.end());

const port = () => new URL(receiver.url).port;

test('a name is asked once, and the connection goes to what was looked at', async () => {
  const asked: string[] = [];
  // The second answer is the trick of DNS rebinding: nobody asks for it.
  const answers = [['127.0.0.1'], ['10.0.0.1']];
  const courier = makeCourier({ mode: 'sandbox', resolve: async (host) => (asked.push(host), answers.shift()!) });
  const brought = await courier.post(`http://news.example:${port()}/news`, { 'webhook-id': 'evt_1' }, '{}');
  expect(brought).toMatchObject({ status: 200, trouble: null, answer: 'thanks' });
  expect(asked).toEqual(['news.example']);
  expect(receiver.heard.at(-1)).toMatchObject({
    path: '/news',
    body: '{}',
    headers: { host: `news.example:${port()}`, 'webhook-id': 'evt_1' },
  });
});

test('where a name leads into a closed network, or anything is odd with it, nothing is sent', async () => {
  const before = receiver.heard.length;
  const tries: [string, 'sandbox' | 'live', string[], string][] = [
    ['https://news.example/', 'live', ['127.0.0.1'], 'not_open'],
    ['https://news.example/', 'live', ['169.254.169.254'], 'not_open'],
    ['https://news.example/', 'sandbox', ['10.0.0.1'], 'not_open'],
    ['https://news.example/', 'live', ['1.1.1.1', '::ffff:192.168.0.1'], 'not_open'],
    ['https://news.example/', 'live', [], 'no_such_name'],
    [receiver.url, 'live', ['1.1.1.1'], 'not_open'],
    [receiver.url.replace('http:', 'https:'), 'live', ['1.1.1.1'], 'not_open'],
    [receiver.url.replace('127.0.0.1', 'localhost').replace('http:', 'https:'), 'live', ['1.1.1.1'], 'not_open'],
  ];
  for (const [url, mode, addresses, trouble] of tries) {
    const courier = makeCourier({ mode, resolve: async () => addresses });
    expect([url, mode, (await courier.post(url, {}, '{}')).trouble]).toEqual([url, mode, trouble]);
  }
  expect(receiver.heard).toHaveLength(before);
});

test('who does not answer, or answers without an end, is left in time', async () => {
  const courier = makeCourier({ mode: 'sandbox', withinMs: 300 });
  receiver.answer = () => undefined;
  expect(await courier.post(receiver.url, {}, '{}')).toMatchObject({ status: null, trouble: 'timeout' });
  receiver.answer = (_heard, out) => void out.write('x');
  expect(await courier.post(receiver.url, {}, '{}')).toMatchObject({ status: 200, answer: '' });
  // A gigabyte is not read: its beginning is enough.
  receiver.answer = (_heard, out) => {
    const flood = setInterval(() => out.write('y'.repeat(65_536)), 1);
    out.on('close', () => clearInterval(flood));
  };
  const patient = makeCourier({ mode: 'sandbox' });
  const flooded = await patient.post(receiver.url, {}, '{}');
  expect([flooded.status, flooded.answer]).toEqual([200, 'y'.repeat(1024)]);
  const slow = makeCourier({ mode: 'sandbox', withinMs: 200, resolve: () => new Promise(() => undefined) });
  expect((await slow.post('http://news.example/', {}, '{}')).trouble).toBe('timeout');
});

test('nobody is followed to another address; what can not be shown is left out; a closed door is said', async () => {
  const courier = makeCourier({ mode: 'sandbox' });
  receiver.answer = (_heard, out) => void out.writeHead(307, { Location: `${receiver.url}/elsewhere` }).end('moved\u0000\u202ehere');
  const before = receiver.heard.length;
  expect(await courier.post(receiver.url, {}, '{}')).toMatchObject({ status: 307, answer: 'moved here' });
  expect(receiver.heard).toHaveLength(before + 1);
  const gone = await startReceiver();
  await gone.end();
  expect((await courier.post(gone.url, {}, '{}')).trouble).toBe('no_connection');
  expect((await courier.post(receiver.url.replace('http:', 'https:'), {}, '{}')).trouble).toBe('certificate');
});
