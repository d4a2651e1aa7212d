import { type NumberFormat, numberInText, readReviewPolicy } from '#domain/directory/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import { publish } from '#kernel/outbox.ts';
import { requireRealm, type Scope, systemScope } from '#kernel/scope.ts';
import { raiseConcerns } from '../concerns/raise-concerns.ts';
import { REVIEW_DECIDED, type ReviewDecided } from '../events.ts';
import { type Action, type Hit } from '../screening/hit.ts';
import type { Place } from '../screening/own-list.ts';
import { selectOwnList, versionOf } from '../terms/queries.ts';
import {
  decisionOn,
  type DecisionRow,
  type Ends,
  insertDecision,
  insertHits,
  insertItem,
  itemOf,
  type ItemRow,
  lockWaiting,
} from './queries.ts';

/** What screening says of a text; null where it could not be screened. */
export type Screened = readonly Hit[] | null;

/**
 * Screens a text by the house's lists and its agency's own, as they stand at this moment. What can't be screened holds nobody up: a person reads it.
 * Takes a moment: outside of transactions.
 */
export async function screenText(
  app: App,
  text: string,
  about: { format: NumberFormat | undefined; ownNumber: string; place: Omit<Place, 'at'> },
): Promise<Screened> {
  const residentNumber = about.format && numberInText(about.format);
  const scope = systemScope('screen-text');
  const { agencyId } = about.place;
  try {
    const version = await app.tx(scope, (tx) => versionOf(tx, agencyId));
    const load = () => app.tx(scope, (tx) => selectOwnList(tx, agencyId));
    const own = version === null ? undefined : { place: { ...about.place, at: app.clock.now() }, version, load };
    return await app.screening.screen(text, { ...(residentNumber && { residentNumber }), ownNumber: about.ownNumber }, own);
  } catch (error) {
    app.log.error({ err: error }, 'a text could not be screened');
    return null;
  }
}

/** These tell somebody who helps, and are no reason to keep a letter back. */
const holdsNothing: readonly Action[] = ['care', 'protect'];

/**
 * Puts something in line for a person to read, with what screening found in it. Where an agency's people read only what was found, the rest goes on at
 * once, and the record says that nobody read it. Nobody is given what somebody he knows is at the end of. The same thing stands there once. The system.
 */
export async function handIn(
  app: App,
  tx: Tx,
  scope: Scope,
  about: Omit<ItemRow, 'itemId' | 'screened'> & Ends,
  hits: Screened,
): Promise<void> {
  requireRealm(scope, 'system');
  const now = app.clock.now();
  const item: ItemRow = { ...about, itemId: newId('rev'), screened: hits === null ? 'failed' : hits.length > 0 ? 'hits' : 'clean' };
  const needsPerson = hits?.every(({ action }) => holdsNothing.includes(action)) !== true;
  const isRead = needsPerson || (await readReviewPolicy(tx, item.agencyId, now)).mode !== 'flagged';
  if (!(await insertItem(tx, item, isRead ? about : null))) return;
  await insertHits(tx, item, hits ?? []);
  await raiseConcerns(app, tx, scope, item, hits ?? []);
  if (isRead) return;
  await insertDecision(tx, item, { outcome: 'released', reason: null, rule: null, note: null, at: now, actor: null });
  await audit(tx, scope, { action: 'review.passed', subject: item.itemId, agency: item.agencyId, details: { outcome: 'released' } }, now);
  await publish(tx, scope, REVIEW_DECIDED, { item: item.itemId, subject: item.subject, outcome: 'released' } satisfies ReviewDecided);
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
  await insertDecision(tx, item, { outcome: 'withdrawn', reason: null, rule: null, note: null, at: now, actor: scope.actor });
  return true;
}

/** What was decided about something, as the scope may see it. */
export async function readDecision(tx: Tx, item: string): Promise<DecisionRow | undefined> {
  return await decisionOn(tx, item);
}
