import { readResident, readReviewPolicy } from '#domain/directory/index.ts';
import { readTeam, type TeamMember } from '#domain/identity/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { isId, newId } from '#kernel/ids.ts';
import { publish } from '#kernel/outbox.ts';
import { refuse } from '#kernel/refusal.ts';
import { type Scope, systemFor, worksAt } from '#kernel/scope.ts';
import { OMBUDS_WRITTEN, type OmbudsWritten } from '../events.ts';
import { requireResident } from '../inside/read-inbox.ts';
import { asMessage, type Message, ON_A_PAGE, openBody, readMessage, sealBody } from './message.ts';
import {
  countUnread,
  countWritten,
  deleteOmbudsDraft,
  insertMessage,
  markRead,
  messagesWith,
  ombudsDraftOf,
  saveOmbudsDraft,
} from './queries.ts';

/** More than that in a day is no letter any more. */
const A_DAY = 20;
const DAY_MS = 86_400_000;

/** off: the agency does not take it here. nobody: it has no ombuds where he is. */
export type OmbudsDoor = 'open' | 'off' | 'nobody';

export interface OmbudsRoom {
  door: OmbudsDoor;
  timeZone: string;
  messages: Message[];
  next: string | null;
}

/** What somebody held and the ombuds wrote to each other, the newest first; what is shown is read by it. Residents. */
export async function readOmbuds(app: App, scope: Scope, page: { before?: string | null } = {}): Promise<OmbudsRoom> {
  const resident = requireResident(scope);
  const { door, timeZone } = await readDoor(app, scope, resident);
  return await app.tx(scope, async (tx) => {
    const found = await messagesWith(tx, resident, { before: page.before ?? null, limit: ON_A_PAGE + 1 });
    const shown = found.slice(0, ON_A_PAGE);
    const theirs = shown.filter(({ author }) => author === 'ombuds');
    await markRead(
      tx,
      theirs.map(({ messageId }) => messageId),
      app.clock.now(),
    );
    const next = found.length > ON_A_PAGE ? shown.at(-1)!.messageId : null;
    return { door, timeZone, messages: shown.map((row) => asMessage(app, row)), next };
  });
}

/** How many answers of the ombuds he has not read. Residents. */
export async function countOmbudsNew(app: App, scope: Scope): Promise<number> {
  const resident = requireResident(scope);
  return await app.tx(scope, (tx) => countUnread(tx, resident));
}

export interface OmbudsDraft {
  door: OmbudsDoor;
  timeZone: string;
  body: string;
  savedAt: Date | null;
  /** What the message is called once it is sent: any number of clicks make one. */
  message: string;
}

/** What stands of a message to the ombuds. Residents. */
export async function readOmbudsDraft(app: App, scope: Scope): Promise<OmbudsDraft> {
  const resident = requireResident(scope);
  const { door, timeZone } = await readDoor(app, scope, resident);
  const draft = await app.tx(scope, (tx) => ombudsDraftOf(tx, resident));
  const body = draft ? openBody(app, resident, draft.sealed) : '';
  return { door, timeZone, body, savedAt: draft?.savedAt ?? null, message: newId('omb') };
}

/** Keeps what is written so far, sealed. Residents. Refuses what readMessage refuses. */
export async function keepOmbudsDraft(app: App, scope: Scope, typed: { body: unknown }): Promise<void> {
  const residentId = requireResident(scope);
  const sealed = sealBody(app, residentId, readMessage(typed.body));
  await app.tx(scope, (tx) => saveOmbudsDraft(tx, { residentId, agencyId: scope.agency!, sealed, savedAt: app.clock.now() }));
}

/**
 * Sends a message to the agency's ombuds: at no cost, past screening and every line, and sealed, so that nobody else reads it. Any number of clicks: one.
 * Residents. Refuses: mail.ombuds_off, no_ombuds, no_draft, ombuds_enough (twenty in a day), and what readMessage refuses.
 */
export async function writeToOmbuds(app: App, scope: Scope, input: { message: string; body: unknown }): Promise<void> {
  const residentId = requireResident(scope);
  const { message: messageId } = input;
  if (!isId('omb', messageId)) refuse('mail.no_draft');
  const body = readMessage(input.body);
  const { door, facilityId } = await readDoor(app, scope, residentId);
  if (door !== 'open') refuse(door === 'off' ? 'mail.ombuds_off' : 'mail.no_ombuds');
  await app.tx(scope, async (tx) => {
    const at = app.clock.now();
    const message = { messageId, residentId, agencyId: scope.agency!, facilityId, author: 'resident', actor: residentId, at } as const;
    if (!(await insertMessage(tx, { ...message, sealed: sealBody(app, messageId, body) }))) return;
    if ((await countWritten(tx, residentId, new Date(at.getTime() - DAY_MS))) > A_DAY) refuse('mail.ombuds_enough');
    await deleteOmbudsDraft(tx, residentId);
    await publish(tx, scope, OMBUDS_WRITTEN, { message: messageId, agency: scope.agency!, facility: facilityId } satisfies OmbudsWritten);
  });
}

async function readDoor(app: App, scope: Scope, residentId: string): Promise<{ door: OmbudsDoor; facilityId: string; timeZone: string }> {
  const house = systemFor(scope);
  return await app.tx(house, async (tx) => {
    const now = app.clock.now();
    const resident = (await readResident(tx, residentId, now)) ?? refuse('mail.unknown_resident');
    const { facilityId, agencyId } = resident;
    const isOn = (await readReviewPolicy(tx, { agencyId, facilityId: null }, now)).ombuds !== false;
    const isThere = (await ombudsAt(tx, house, agencyId, facilityId)).length > 0;
    return { door: isOn ? (isThere ? 'open' : 'nobody') : 'off', facilityId, timeZone: resident.facility.timeZone };
  });
}

/** Who is ombuds at a facility. The system. */
export async function ombudsAt(tx: Tx, scope: Scope, agencyId: string, facilityId: string): Promise<TeamMember[]> {
  const team = await readTeam(tx, scope, agencyId);
  return team.filter((one) => !one.disabled && one.roles.includes('ombuds') && worksAt(one, facilityId));
}
