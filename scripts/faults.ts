import { endTogether, runStreaming, say } from './steps.ts';

// `npm run faults -- [R2 R6 …]`: what `npm test` does with small figures, with large ones. A night's work; test/faults/README.md keeps what came of it.
// What is set already counts: SEEDS=20000 npm run faults -- R2
const RUNS: Readonly<Record<string, { files: string[]; figures?: Record<string, string> }>> = {
  R1: { files: ['domain/ledger/model.test.ts'], figures: { VITE_LEDGER_SEQUENCES: '100000' } },
  R2: { files: ['test/faults/simulation.test.ts'], figures: { SEEDS: '5000' } },
  R3: {
    files: ['money-killed', 'letters-killed', 'handoff-killed', 'webhooks-killed', 'remittance-random'].map(fault),
    figures: { POINTS: 'all' },
  },
  R4: { files: ['ledger-kill', 'group-killed', 'intake-killed', 'roster-killed'].map(fault), figures: { KILLS: '200' } },
  R5: { files: [fault('same-key'), 'domain/ledger/races.test.ts'] },
  R6: { files: [fault('webhooks-storm')], figures: { EVENTS: '10000' } },
  R7: { files: [fault('webhooks-forged')] },
  R8: { files: [fault('webhooks-unknown')], figures: { TRIALS: '10000' } },
  R9: { files: [fault('webhooks-outage')], figures: { LATENCY_MS: '30000' } },
  R11: { files: [fault('returns-orders'), fault('returns-random')], figures: { SEEDS: '100' } },
  R12: { files: ['last-dollars', 'cart-random'].map(fault).concat('domain/stamps/use-stamps.test.ts'), figures: { SCRIPTS: '300' } },
  R16: { files: ['test/start/backup.test.ts', 'test/start/log-archive.test.ts'] },
};

function fault(name: string): string {
  return `test/faults/${name}.test.ts`;
}

endTogether();
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in RUNS));
if (unknown.length > 0) {
  say(`There is no ${unknown.join(', ')}. There are: ${Object.keys(RUNS).join(', ')}.`);
  process.exit(2);
}
const told: string[] = [];
let failed = 0;
for (const [name, { files, figures = {} }] of Object.entries(RUNS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const set = Object.fromEntries(Object.entries(figures).map(([key, value]) => [key, process.env[key] ?? value]));
  const about = [name, ...Object.entries(set).map(([key, value]) => `${key}=${value}`)].join(' ');
  say(`\n== ${about}`);
  const began = Date.now();
  const code = await runStreaming({ name, program: 'node_modules/vitest/vitest.mjs', args: ['run', ...files], env: set });
  if (code !== 0) failed++;
  told.push(`${code === 0 ? '✓' : '✗'} ${about}, ${Math.ceil((Date.now() - began) / 60_000)} min`);
}
say('');
for (const line of told) say(line);
process.exit(failed === 0 ? 0 : 1);
