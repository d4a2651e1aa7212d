import { readAgency } from '#domain/directory/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, requireRole, type Scope, systemFor, systemScope } from '#kernel/scope.ts';
import { localTime } from '#kernel/wall-clock.ts';
import { facilitiesToPay, hasRemittance, insertRemittance, insertUnpaid, takeTurnOfFacility } from './queries/remittances.ts';
import { lastPostingDay } from './remittance.ts';

interface Due {
  agencyId: string;
  facilityId: string;
  agencyName: string;
  facilityName: string;
  timeZone: string;
  day: string;
  cutOffAt: Date;
}

/** Makes the remittance of every facility whose posting day has ended and has none yet. One facility that can't holds up no other. Returns how many. */
export async function makeRemittances(app: App): Promise<number> {
  const scope = systemScope('sweep-remittances');
  let made = 0;
  for (const { agencyId, facilityId } of await app.tx(scope, facilitiesToPay)) {
    try {
      const due = await dueOf(app, scope, agencyId, facilityId);
      if (due !== null && (await app.tx(scope, (tx) => make(app, tx, due, null))) !== null) made++;
    } catch (error) {
      app.log.error({ err: error, alert: 'transfers.remittance_not_made', facility: facilityId }, 'a remittance could not be made');
    }
  }
  return made;
}

async function dueOf(app: App, scope: Scope, agencyId: string, facilityId: string): Promise<Due | null> {
  const { agency, facilities, policies } = await readAgency(app, scope, agencyId);
  const facility = facilities.find(({ id }) => id === facilityId);
  if (!facility || !policies.posting) return null;
  const ended = lastPostingDay(policies.posting.body, app.clock.now(), facility.timeZone);
  if (ended === null) return null;
  const { name: facilityName, timeZone } = facility;
  return { agencyId, facilityId, agencyName: agency.name, facilityName, timeZone, day: ended.day, cutOffAt: ended.endedAt };
}

/** Null when the day has its remittance, or nothing is to be paid. */
async function make(app: App, tx: Tx, due: Due, madeBy: string | null): Promise<string | null> {
  await takeTurnOfFacility(tx, due.facilityId);
  if (await hasRemittance(tx, due.facilityId, due.day)) return null;
  const remittanceId = newId('rem');
  const at = app.clock.now();
  if ((await insertRemittance(tx, { ...due, remittanceId, madeBy, at })) === 0) return null;
  await insertUnpaid(tx, { remittanceId, facilityId: due.facilityId, failedDetails: null, at });
  return remittanceId;
}

/**
 * An operator closes a facility's day before its time: everything posted so far is paid now, and what is posted later on the same day belongs to the next one.
 * Operators. Refuses: remittance.unknown_facility, made_today (a facility has one remittance a day), nothing_to_pay.
 */
export async function makeRemittanceNow(app: App, scope: Scope, input: { facility: string }): Promise<{ remittance: string }> {
  requireRealm(scope, 'operator');
  requireRole(scope, 'finance');
  requireActor(scope);
  const system = systemFor(scope);
  const waiting =
    (await app.tx(system, facilitiesToPay)).find(({ facilityId }) => facilityId === input.facility) ?? refuse('remittance.nothing_to_pay');
  const { agency, facilities } = await readAgency(app, system, waiting.agencyId);
  const facility = facilities.find(({ id }) => id === waiting.facilityId) ?? refuse('remittance.unknown_facility');
  const now = app.clock.now();
  const { name: facilityName, timeZone } = facility;
  const due = { agencyId: agency.id, facilityId: facility.id, agencyName: agency.name, facilityName, timeZone, cutOffAt: now };
  const day = localTime(now, timeZone).day;
  return await app.tx(system, async (tx) => {
    const remittance = await make(app, tx, { ...due, day }, scope.actor);
    if (remittance === null)
      return refuse((await hasRemittance(tx, facility.id, day)) ? 'remittance.made_today' : 'remittance.nothing_to_pay');
    await audit(
      tx,
      system,
      { action: 'transfers.remittance_made', subject: remittance, agency: agency.id, details: { facility: facility.id, day } },
      now,
    );
    return { remittance };
  });
}
