// Builders for tests: somebody with stamps who writes, and a mailroom that decides.
import { type CastAgency, castPair, type Pair } from '#domain/directory/cast.ts';
import { decide, finishDecisions, takeItem, UNDO_MS } from '#domain/review/index.ts';
import { castStamps } from '#domain/stamps/cast.ts';
import { newId } from '#kernel/ids.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import type { TestApp } from '#test/database.ts';
import { keepDraft, sendLetter } from './index.ts';

/** A customer with five stamps, and whom she writes to. */
export async function castWriter(app: TestApp, at: CastAgency, over: { person?: Pair; stamps?: bigint } = {}): Promise<Pair> {
  const { stamps = 5n, ...pair } = over;
  const by = await castPair(app, at, pair);
  await castStamps(app, by.customer, at, stamps);
  await app.runJobs();
  return by;
}

/** Sent, and in line. */
export async function castLetter(app: TestApp, by: Pair, over: { body?: string; day?: string; withReply?: boolean } = {}): Promise<string> {
  const { body = 'Mijo', day = null, withReply = false } = over;
  const { draftId, version } = await keepDraft(app, by.customer, { resident: by.residentId, body, withReply });
  const { letterId } = await sendLetter(app, by.customer, { resident: by.residentId, draft: draftId, version, day, anyway: true });
  await app.runJobs();
  return letterId;
}

/** Somebody of the mailroom. */
export function castMailroom(at: CastAgency, over: Partial<Scope> = {}): Scope {
  return {
    ...systemScope('cast'),
    ...{ realm: 'staff', actor: newId('lgn'), agency: at.agency.id, roles: ['mailroom'], facilities: [at.facility.id], session: 'ses' },
    ...over,
  };
}

export async function castItem(app: TestApp, letter: string): Promise<string> {
  const { rows } = await app.owner.query<{ id: string }>('select item_id as id from review.items where subject = $1', [letter]);
  return rows[0]!.id;
}

/** Somebody of the mailroom takes a letter in hand. */
export async function castReader(
  app: TestApp,
  at: CastAgency,
  letter: string,
  over: Partial<Scope> = {},
): Promise<{ who: Scope; item: string }> {
  const who = castMailroom(at, over);
  const item = await castItem(app, letter);
  await takeItem(app, who, item);
  return { who, item };
}

/** What somebody decides about the letter in hand takes effect. */
export async function castDecision(
  app: TestApp,
  { who, item }: { who: Scope; item: string },
  outcome: 'release' | 'return',
): Promise<void> {
  await decide(app, who, { item, outcome, reason: 'contraband', rule: 'Rule 12.3', note: 'Line 2' });
  await finishDecisions(app, new Date(app.clock.now().getTime() + UNDO_MS));
  await app.runJobs();
}

/** The person held who is written to. */
export function himself(by: Pick<Pair, 'residentId'>, at: CastAgency): Scope {
  return {
    ...systemScope('cast'),
    ...{ realm: 'resident', actor: by.residentId, agency: at.agency.id, roles: ['resident'], facilities: [at.facility.id], session: 'ses' },
  };
}
