import { type NumberFormat, numberInText, readReviewPolicy } from '#domain/directory/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import { publishAll } from '#kernel/outbox.ts';
import { requireRealm, type Scope, systemScope } from '#kernel/scope.ts';
import { raiseConcerns } from '../concerns/raise-concerns.ts';
import { REVIEW_DECIDED, type ReviewDecided } from '../events.ts';
import { type Action, type Hit } from '../screening/hit.ts';
import type { Place } from '../screening/own-list.ts';
import { selectOwnList, versionsOf } from '../terms/queries.ts';
import {
  decisionOn,
  type DecisionRow,
  type Ends,
  insertDecision,
  insertHits,
  insertItems,
  insertWaiting,
  itemOf,
  type ItemRow,
  lockWaiting,
} from './queries.ts';

/** What screening says of a text; null where it could not be screened. */
export type Screened = readonly Hit[] | null;

/** A text, and whose it is. */
export interface Text {
  text: string;
  format: NumberFormat | undefined;
  ownNumber: string;
  place: Omit<Place, 'at'>;
}

/**
 * Screens texts by the house's lists and their agencies' own, as they stand at this moment. What can't be screened holds nobody up: a person reads it.
 * Takes a moment: outside of transactions.
 */
export async function screenTexts(app: App, texts: readonly Text[]): Promise<Screened[]> {
  const scope = systemScope('screen-texts');
  const agencies = [...new Set(texts.map(({ place }) => place.agencyId))];
  const versions = await app.tx(scope, (tx) => versionsOf(tx, agencies));
  const at = app.clock.now();
  const screen = async ({ text, format, ownNumber, place }: Text): Promise<Screened> => {
    const residentNumber = format && numberInText(format);
    const version = versions.get(place.agencyId);
    const load = () => app.tx(scope, (tx) => selectOwnList(tx, place.agencyId));
    const own = version === undefined ? undefined : { place: { ...place, at }, version, load };
    try {
      return await app.screening.screen(text, { ...(residentNumber && { residentNumber }), ownNumber }, own);
    } catch (error) {
      app.log.error({ err: error }, 'a text could not be screened');
      return null;
    }
  };
  // One after the other: the first one brings an agency's list that nobody has ready.
  const screened: Screened[] = [];
  for (const text of texts) screened.push(await screen(text));
  return screened;
}

/** These tell somebody who helps, and are no reason to keep a letter back. */
const holdsNothing: readonly Action[] = ['care', 'protect'];

/** Something for a person to read, who is at its ends, and what screening found in it. */
export interface HandedIn extends Omit<ItemRow, 'itemId' | 'screened'>, Ends {
  hits: Screened;
}

/**
 * Puts things in line for a person to read. Where people read only what was found, the rest goes on at once, and the record says that nobody
 * read it. Nobody is given what somebody he knows is at the end of. The same thing stands there once. The system.
 */
export async function handIn(app: App, tx: Tx, scope: Scope, things: readonly HandedIn[]): Promise<void> {
  requireRealm(scope, 'system');
  const now = app.clock.now();
  const readsAll = new Map<string, boolean>();
  for (const place of placesOf(things)) readsAll.set(place.facilityId, (await readReviewPolicy(tx, place, now)).mode !== 'flagged');
  const items = things.map(({ hits, ...about }) => {
    const screened = hits === null ? 'failed' : hits.length > 0 ? 'hits' : 'clean';
    const needsPerson = hits?.every(({ action }) => holdsNothing.includes(action)) !== true;
    return { ...about, itemId: newId('rev'), screened, hits: hits ?? [], isRead: needsPerson || readsAll.get(about.facilityId)! } as const;
  });
  const fresh = await insertItems(tx, items);
  const added = items.filter(({ itemId }) => fresh.has(itemId));
  await insertWaiting(
    tx,
    added.filter(({ isRead }) => isRead),
  );
  await insertHits(tx, added);
  for (const item of added) await raiseConcerns(app, tx, scope, item, item.hits);
  await passOn(
    tx,
    scope,
    added.filter(({ isRead }) => !isRead),
    now,
  );
}

/** Each facility once. */
export function placesOf<P extends { agencyId: string; facilityId: string }>(things: readonly P[]): P[] {
  return [...new Map(things.map((one) => [one.facilityId, one])).values()];
}

/** Nobody has to read these. */
async function passOn(tx: Tx, scope: Scope, items: readonly ItemRow[], at: Date): Promise<void> {
  if (items.length === 0) return;
  const outcome = 'released';
  await insertDecision(tx, items, { outcome, reason: null, rule: null, note: null, at, actor: null });
  const passed = ({ itemId, agencyId }: ItemRow) => ({ action: 'review.passed', subject: itemId, agency: agencyId, details: { outcome } });
  await Promise.all(items.map((item) => audit(tx, scope, passed(item), at)));
  const news = items.map(({ itemId, subject }) => ({ item: itemId, subject, outcome }) satisfies ReviewDecided);
  await publishAll(
    tx,
    news.map((payload) => ({ name: REVIEW_DECIDED, payload, request: scope.request })),
  );
}

/** Takes something out of the line for its sender. False when somebody has it in hand or has decided, or an investigator looks into it: then it stays. The system. */
export async function withdraw(app: App, tx: Tx, scope: Scope, subject: string): Promise<boolean> {
  requireRealm(scope, 'system');
  const item = await itemOf(tx, subject);
  if (!item) return true; // not yet in line
  const now = app.clock.now();
  const place = await lockWaiting(tx, item.itemId);
  if (
    !place ||
    place.outcome !== null ||
    place.desk !== 'mailroom' ||
    place.reading !== 'first' ||
    (place.leasedUntil !== null && place.leasedUntil > now)
  )
    return false;
  await insertDecision(tx, [item], { outcome: 'withdrawn', reason: null, rule: null, note: null, at: now, actor: scope.actor });
  return true;
}

/** What was decided about something, as the scope may see it. */
export async function readDecision(tx: Tx, item: string): Promise<DecisionRow | undefined> {
  return await decisionOn(tx, item);
}
