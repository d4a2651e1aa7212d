import { createReadStream } from 'node:fs';
import { importRoster } from '#domain/directory/index.ts';
import type { App } from '#kernel/app.ts';
import { movableClock } from '#kernel/clock.ts';
import { openDb } from '#kernel/db.ts';
import { systemScope } from '#kernel/scope.ts';

// A process that takes over a roster and says where it is, for whoever kills it, by his clock: <app url> <agency> <file> <ms ahead>.
const [url, agency, file, ahead] = process.argv.slice(2);
const db = openDb(url!, 4);
const app = { tx: db.tx, clock: movableClock(Number(ahead)) } as unknown as App;
const { roster, resumed } = await importRoster(app, systemScope('test'), {
  agency: agency!,
  fileName: 'roster.csv',
  source: () => createReadStream(file!, { highWaterMark: 64 * 1024 }),
  kind: 'whole',
  mayLeave: true,
  batch: 400,
  said: (now) => process.stdout.write(`${now.state} ${Object.values(now.counts).reduce((sum, count) => sum + count, 0)} ${now.rowsRead}\n`),
});
process.stdout.write(`ended ${roster.state} ${resumed} ${JSON.stringify(roster.counts)}\n`);
await db.end();
