import type { App } from '#kernel/app.ts';
import { addJob, type Job, type Sweep } from '#kernel/jobs.ts';
import { systemScope } from '#kernel/scope.ts';
import {
  deleteBadRowsBefore,
  lockImport,
  moveImport,
  selectEnded,
  selectForgotten,
  selectForsaken,
  selectPart,
} from '../queries/rosters.ts';
import { ROSTER_JOB } from './roster-job.ts';
import { clearAway, runRoster } from './run-roster.ts';
import { sayEnded } from './say-ended.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** A roster that nobody has moved on for so long belongs to a process that died. To take it up twice does no harm. */
const FORSAKEN_MS = MINUTE_MS;
/** Whoever reads a file of his own (the command line) and is silent for so long will not come back. */
const GONE_MS = 10 * MINUTE_MS;
const FORGOTTEN_MS = DAY_MS;
const BAD_ROWS_MS = 90 * DAY_MS;

const scopeOf = (agency: string | null) => systemScope('directory-roster', agency);
const ago = (app: App, milliseconds: number) => new Date(app.clock.now().getTime() - milliseconds);

export const rosterJobs: Readonly<Record<string, Job>> = {
  [ROSTER_JOB]: async (app: App, payload: { id: string; agency: string }) => {
    await runRoster(app, scopeOf(payload.agency), payload.id);
  },
};

export const rosterSweeps: readonly Sweep[] = [
  { name: 'directory.rosters', everySeconds: 15, run: takeUpForsaken },
  { name: 'directory.forget_rosters', everySeconds: 600, run: forget },
];

async function takeUpForsaken(app: App): Promise<void> {
  const scope = scopeOf(null);
  await app.tx(scope, async (tx) => {
    for (const { id, agencyId } of await selectForsaken(tx, ago(app, FORSAKEN_MS))) {
      const now = (await lockImport(tx, id))!;
      if (now.state !== 'reading' || (await selectPart(tx, id, 0)) !== undefined) {
        await addJob(tx, ROSTER_JOB, { id, agency: agencyId }, { key: id });
      } else if (now.beatAt < ago(app, GONE_MS)) {
        await moveImport(tx, id, { state: 'failed', trouble: 'reader_gone' }, null, app.clock.now());
        await sayEnded(tx, scope, { roster: id, agency: agencyId, state: 'failed' });
        await addJob(tx, ROSTER_JOB, { id, agency: agencyId }, { key: id });
      }
    }
  });
}

/** Ends what nobody decided, and clears away what processes that died left behind. */
async function forget(app: App): Promise<void> {
  const scope = scopeOf(null);
  await app.tx(scope, async (tx) => {
    for (const { id, agencyId } of await selectForgotten(tx, ago(app, FORGOTTEN_MS))) {
      await moveImport(tx, id, { state: 'stopped', trouble: 'forgotten' }, null, app.clock.now());
      await sayEnded(tx, scope, { roster: id, agency: agencyId, state: 'stopped' });
    }
    await deleteBadRowsBefore(tx, ago(app, BAD_ROWS_MS));
  });
  const ended = await app.tx(scope, (tx) => selectEnded(tx, ago(app, 2 * DAY_MS)));
  for (const { id } of ended) await clearAway(app, scope, id);
}
