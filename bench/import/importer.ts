import { createReadStream } from 'node:fs';
import { importRoster } from '#domain/directory/index.ts';
import type { App } from '#kernel/app.ts';
import { realClock } from '#kernel/clock.ts';
import { openDb } from '#kernel/db.ts';
import { systemScope } from '#kernel/scope.ts';

// A process of its own that takes over one roster: <app url> <agency> <file>. Says the seconds and the most memory it had (kB).
const [url, agency, file] = process.argv.slice(2);
const db = openDb(url!, 4);
const app = { tx: db.tx, clock: realClock } as unknown as App;
const began = performance.now();
const { roster } = await importRoster(app, systemScope('bench'), {
  agency: agency!,
  fileName: 'roster.csv',
  source: () => createReadStream(file!, { highWaterMark: 64 * 1024 }),
  kind: 'whole',
});
const seconds = (performance.now() - began) / 1000;
process.stdout.write(JSON.stringify({ seconds, peak: process.resourceUsage().maxRSS, added: roster.counts.added }));
await db.end();
