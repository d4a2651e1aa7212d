import { expect, it } from 'vitest';
import { makeScreening } from './screening.ts';

const thread = (code: string) => new URL(`data:text/javascript,${encodeURIComponent(code)}`);

it('asks one thread, text by text, and goes on with a new one when it breaks', async () => {
  const screening = makeScreening(
    thread(`import { parentPort } from 'node:worker_threads';
      let count = 0;
      parentPort.on('message', ({ text }) => {
        count++;
        if (text === 'break') throw new Error('broken');
        parentPort.postMessage(text === 'refuse' ? { error: 'no' } : { hits: [text + count] });
      });`),
  );
  const asked = ['one', 'two', 'break', 'three', 'refuse', 'four'].map((text) =>
    screening.screen(text, {}).catch((error: unknown) => (error as Error).message),
  );
  expect(await Promise.all(asked)).toEqual([['one1'], ['two2'], 'broken', ['three1'], 'no', ['four1']]);
  await screening.end();
});
