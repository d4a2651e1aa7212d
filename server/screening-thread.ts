// The thread of server/screening.ts: a text comes, its hits go; null where it lacks the agency's own list.
import { parentPort } from 'node:worker_threads';
import { makeAnswerer, makeScreener, type Question } from '#domain/review/index.ts';

const answer = makeAnswerer(makeScreener());
parentPort!.on('message', (question: Question) => {
  try {
    parentPort!.postMessage({ hits: answer(question) });
  } catch (error) {
    parentPort!.postMessage({ error: String(error) });
  }
});
