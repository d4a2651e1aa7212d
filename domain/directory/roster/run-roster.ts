import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { newId } from '#kernel/ids.ts';
import { isRefusal } from '#kernel/refusal.ts';
import type { Scope } from '#kernel/scope.ts';
import { confirm } from './confirm-roster.ts';
import { leavers } from './leavers.ts';
import {
  countHere,
  deleteParts,
  emptyImport,
  lockImport,
  moveImport,
  type RosterImport,
  selectImport,
  selectPart,
  stepImport,
} from '../queries/rosters.ts';
import { sayEnded } from './say-ended.ts';
import { stageRoster } from './stage-roster.ts';
import { inspectText } from './text-form.ts';

/** People in one transaction of the take-over. */
const BATCH = 10_000;
const ROWS_AWAY = 100_000;

/** Where the bytes of a file come from; read twice. */
export type RosterSource = () => AsyncIterable<Uint8Array>;

/**
 * Works on a file until it waits for somebody or has ended, from wherever it stands: reads it, compares it, takes it over in
 * batches. Each step is a transaction, and any number of processes may do this at once: they take turns at the steps.
 * `source` is needed for a file that is not kept in the database. What is wrong with the file ends it as 'failed'.
 */
export async function runRoster(
  app: App,
  scope: Scope,
  id: string,
  source?: RosterSource,
  said?: (now: RosterImport) => void,
  batch = BATCH,
): Promise<RosterImport> {
  for (;;) {
    const now = await look(app, scope, id);
    said?.(now);
    if (now.state === 'reading') {
      if (!(await readWhole(app, scope, now, source ?? partsOf(app, scope, id)))) return await look(app, scope, id);
    } else if (now.state === 'comparing' || now.state === 'applying') {
      await step(app, scope, now, batch);
    } else if (now.state === 'waiting' && now.thenDo !== 'ask') {
      if (!(await goOn(app, scope, now))) return await look(app, scope, id);
    } else {
      if (now.endedAt !== null) await clearAway(app, scope, id);
      return now;
    }
  }
}

/** What a file does by itself once it is compared. False when another roster of the agency has to end first. */
async function goOn(app: App, scope: Scope, now: RosterImport): Promise<boolean> {
  const mustAsk = leavers(now)?.because !== null;
  try {
    await app.tx(scope, async (tx) => {
      if (now.thenDo === 'apply' && !mustAsk) return void (await confirm(app, tx, scope, { id: now.id, mayLeave: false }));
      if ((await lockImport(tx, now.id))?.state !== 'waiting') return;
      const change = now.thenDo === 'report' ? ({ state: 'stopped' } as const) : ({ state: 'waiting', thenDo: 'ask' } as const);
      await moveImport(tx, now.id, change, scope.actor, app.clock.now());
      if (change.state === 'stopped') await sayEnded(tx, scope, { roster: now.id, agency: now.agencyId, state: 'stopped' });
    });
    return true;
  } catch (error) {
    if (!isRefusal(error) || !['directory.roster_busy', 'directory.roster_over'].includes(error.code)) throw error;
    return error.code === 'directory.roster_over';
  }
}

async function look(app: App, scope: Scope, id: string): Promise<RosterImport> {
  return (await app.tx(scope, (tx) => selectImport(tx, id)))!;
}

/** The uploaded pieces, one at a time. */
function partsOf(app: App, scope: Scope, id: string): RosterSource {
  return async function* () {
    for (let part = 0; ; part++) {
      const bytes = await app.tx(scope, (tx) => selectPart(tx, id, part));
      if (bytes === undefined) return;
      yield bytes;
    }
  };
}

/** False when another process reads this file now. */
async function readWhole(app: App, scope: Scope, now: RosterImport, source: RosterSource): Promise<boolean> {
  try {
    const form = await inspectText(source());
    if (!form.digest.equals(now.digest)) return await fail(app, scope, now.id, 'file_gone');
    if (!(await stageRoster(app, scope, now, source(), form))) return false;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return await fail(app, scope, now.id, error.code.replace('directory.', ''));
  }
  await app.tx(scope, async (tx) => {
    const hereBefore = await countHere(tx, now.agencyId);
    if ((await lockImport(tx, now.id))?.state !== 'reading') return;
    await moveImport(tx, now.id, { state: 'comparing', hereBefore }, scope.actor, app.clock.now());
  });
  return true;
}

async function fail(app: App, scope: Scope, id: string, trouble: string): Promise<true> {
  await app.tx(scope, async (tx) => {
    const now = await lockImport(tx, id);
    if (now?.state !== 'reading') return;
    await moveImport(tx, id, { state: 'failed', trouble }, scope.actor, app.clock.now());
    await sayEnded(tx, scope, { roster: id, agency: now.agencyId, state: 'failed' });
  });
  return true;
}

async function step(app: App, scope: Scope, before: RosterImport, batch: number): Promise<void> {
  await app.tx(scope, async (tx) => {
    const now = app.clock.now();
    const state = await stepImport(tx, before.id, batch, newId('res').slice(0, 14), now);
    if (before.state !== 'applying' || (state !== 'done' && state !== 'failed')) return;
    const { agencyId, counts, rowsRead, badRows, kind, endedAt, trouble } = (await selectImport(tx, before.id))!;
    // Who came second finds it ended already and has nothing to add.
    if (endedAt?.getTime() !== now.getTime()) return;
    await sayEnded(tx, scope, { roster: before.id, agency: agencyId, state });
    const details = { kind, rowsRead, badRows, ...counts, ...(trouble === null ? {} : { trouble }) };
    await audit(
      tx,
      scope,
      {
        action: state === 'done' ? 'directory.roster_taken_over' : 'directory.roster_failed',
        subject: before.id,
        agency: agencyId,
        details,
      },
      now,
    );
  });
}

/** Empties the waiting room of a file that has ended. */
export async function clearAway(app: App, scope: Scope, id: string): Promise<void> {
  await app.tx(scope, (tx) => deleteParts(tx, id));
  for (;;) {
    const gone = await app.tx(scope, (tx) => emptyImport(tx, id, ROWS_AWAY));
    if (gone < ROWS_AWAY) return;
  }
}
