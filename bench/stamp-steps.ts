import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Bench } from './run.ts';

const ROOT = join(import.meta.dirname, '..');
const asked = Number(process.argv.find((word) => word.startsWith('--steps='))?.slice('--steps='.length) ?? 1_000_000);
const STEPS = process.argv.includes('--quick') ? 10_000 : asked;
const COUNT = STEPS.toLocaleString('en-US');

/** The random steps that every run of the tests plays, many more of them: what is measured is that not one makes a stamp or a cent, and how long that takes. */
export function open(): Promise<Bench> {
  return Promise.resolve({
    cases: [{ name: `${COUNT} random steps, no stamp and no cent from nowhere`, unit: 'seconds', goal: null, rounds: 1, ours: play }],
    about: `${COUNT} steps of buying, setting aside, spending, freeing, giving back and doing it twice, four customers beside each other, a hundred steps in a transaction; after each hundred balance, free stamps, packs and what we owe are compared, at the end the whole book is proved. By \`domain/stamps/use-stamps.test.ts\`.`,
    end: () => Promise.resolve(),
  });
}

async function play(): Promise<number> {
  const began = performance.now();
  const run = `STEPS=${STEPS} exec node_modules/.bin/vitest run domain/stamps/use-stamps.test.ts -t 'whatever is bought'`;
  const child = spawn('sh', ['-c', run], { cwd: ROOT, stdio: ['ignore', 2, 2] });
  const code = await new Promise<number | null>((done) => child.once('close', done));
  if (code !== 0) throw new Error(`of ${COUNT} steps some made a stamp or a cent`);
  return (performance.now() - began) / 1000;
}
