// The thread of server/screening.ts: a text comes, its hits go.
import { parentPort } from 'node:worker_threads';
import { makeScreener, type RuleSettings } from '#domain/review/index.ts';

const screener = makeScreener();
parentPort!.on('message', ({ text, settings }: { text: string; settings: RuleSettings }) => {
  try {
    parentPort!.postMessage({ hits: screener.screen(text, settings) });
  } catch (error) {
    parentPort!.postMessage({ error: String(error) });
  }
});
