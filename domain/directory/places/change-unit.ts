import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { newId } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireRealm, type Scope } from '#kernel/scope.ts';
import { cleanText } from '#kernel/text.ts';
import { UNIT_MAX } from '../people/add-resident.ts';
import { cleanReason } from './change-facility.ts';
import { recordChange } from './place-change.ts';
import { selectFacility } from '../queries/agencies.ts';
import { countPeople, insertUnit, lockUnit, renameUnitRow, setUnitClosed, type Unit } from '../queries/places.ts';

/** A housing unit of a facility. Operators and the system. Refuses: directory.bad_text, unknown_facility, unit_twice. */
export async function createUnit(app: App, scope: Scope, input: { facilityId: string; name: string }): Promise<Unit> {
  requireRealm(scope, 'operator', 'system');
  const name = unitName(input.name);
  return await app.tx(scope, async (tx) => {
    const facility = (await selectFacility(tx, input.facilityId)) ?? refuse('directory.unknown_facility');
    const now = app.clock.now();
    const unit: Unit = { id: newId('unt'), agencyId: facility.agencyId, facilityId: facility.id, name, closedAt: null };
    if (!(await insertUnit(tx, unit, scope.actor, now))) refuse('directory.unit_twice', {}, 'unit');
    await recordChange(tx, scope, { facility, unitId: unit.id, change: 'added', before: null, after: name, reason: '' }, now);
    await audit(tx, scope, { action: 'directory.unit_created', subject: unit.id, agency: facility.agencyId, details: { name } }, now);
    return unit;
  });
}

/**
 * A new name for a unit. People keep the name that the agency told of them until it tells the new one.
 * Operators and the system. Refuses: directory.bad_text, unknown_unit, unit_twice.
 */
export async function renameUnit(app: App, scope: Scope, input: { unitId: string; name: string; reason: string }): Promise<void> {
  requireRealm(scope, 'operator', 'system');
  const name = unitName(input.name);
  await withUnit(app, scope, input, async (tx, unit, reason, now) => {
    if (unit.name === name) return;
    if (!(await renameUnitRow(tx, unit, name))) refuse('directory.unit_twice', {}, 'unit');
    await recordChange(
      tx,
      scope,
      { facility: facilityOf(unit), unitId: unit.id, change: 'renamed', before: unit.name, after: name, reason },
      now,
    );
  });
}

/** Closes a unit: nobody can be put there any more. Operators and the system. Refuses: directory.reason_missing, unknown_unit, people_still_there. */
export async function closeUnit(app: App, scope: Scope, input: { unitId: string; reason: string }): Promise<void> {
  requireRealm(scope, 'operator', 'system');
  await withUnit(app, scope, input, async (tx, unit, reason, now) => {
    if (unit.closedAt !== null) return;
    if (reason === '') refuse('directory.reason_missing', {}, 'reason');
    const count = await countPeople(tx, unit.facilityId, unit.name);
    if (count > 0) refuse('directory.people_still_there', { count }, 'reason');
    await setUnitClosed(tx, unit.id, now);
    await recordChange(
      tx,
      scope,
      { facility: facilityOf(unit), unitId: unit.id, change: 'closed', before: null, after: unit.name, reason },
      now,
    );
  });
}

/** Opens a closed unit again. Operators and the system. Refuses: directory.unknown_unit. */
export async function reopenUnit(app: App, scope: Scope, input: { unitId: string; reason: string }): Promise<void> {
  requireRealm(scope, 'operator', 'system');
  await withUnit(app, scope, input, async (tx, unit, reason, now) => {
    if (unit.closedAt === null) return;
    await setUnitClosed(tx, unit.id, null);
    await recordChange(
      tx,
      scope,
      { facility: facilityOf(unit), unitId: unit.id, change: 'reopened', before: null, after: unit.name, reason },
      now,
    );
  });
}

async function withUnit(
  app: App,
  scope: Scope,
  input: { unitId: string; reason: string },
  work: (tx: Tx, unit: Unit, reason: string, now: Date) => Promise<void>,
): Promise<void> {
  const reason = cleanReason(input.reason);
  await app.tx(scope, async (tx) => {
    const unit = (await lockUnit(tx, input.unitId)) ?? refuse('directory.unknown_unit');
    const now = app.clock.now();
    await work(tx, unit, reason, now);
    await audit(tx, scope, { action: 'directory.unit_changed', subject: unit.id, agency: unit.agencyId, details: { reason } }, now);
  });
}

function unitName(typed: string): string {
  const name = cleanText(typed, { max: UNIT_MAX });
  return name.ok ? name.value : refuse('directory.bad_text', {}, 'unit');
}

const facilityOf = (unit: Unit): { id: string; agencyId: string } => ({ id: unit.facilityId, agencyId: unit.agencyId });
