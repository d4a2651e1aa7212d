import { readNumbered } from '#domain/directory/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { refuse } from '#kernel/refusal.ts';
import { type Scope, systemFor, worksAt } from '#kernel/scope.ts';
import { requireDeviceRight } from './lead-devices.ts';
import { makePin, SLIP_DAYS } from './pin.ts';
import { setPin } from './queries/pins.ts';
import { endSessions } from './queries/sessions.ts';
import { forgetTries } from './tries.ts';

export interface Slip {
  name: string;
  number: string;
  facilityId: string;
  /** Shown now and never again. */
  pin: string;
  until: Date;
}

/**
 * A PIN on paper for somebody held where the scope works: random, for 7 days, only good for choosing an own one. What opened before opens no more, locks end,
 * and his next sign-in tells him. Admins and mailroom. Audited. Refuses beside `number`: devices.number_empty, unknown_person.
 */
export async function makeSlip(app: App, scope: Scope, input: { number: unknown }): Promise<Slip> {
  const { agencyId, actor } = requireDeviceRight(scope);
  const typed = typeof input.number === 'string' ? input.number.trim() : '';
  if (typed === '') refuse('devices.number_empty', {}, 'number');
  const pin = makePin();
  const hash = await app.hasher.hash(pin);
  const inside = systemFor(scope, agencyId);
  return await app.tx(inside, async (tx) => {
    const person = await readNumbered(tx, agencyId, typed);
    if (person?.status !== 'here' || !worksAt(scope, person.facilityId)) return refuse('devices.unknown_person', {}, 'number');
    const at = app.clock.now();
    const slipUntil = new Date(at.getTime() + SLIP_DAYS * 86_400_000);
    await setPin(tx, { residentId: person.id, agencyId, hash, slipUntil, by: actor, at });
    await forgetTries(app, tx, { agencyId, number: person.number });
    await endSessions(tx, { residentId: person.id }, 'pin_changed', new Date());
    await audit(tx, inside, { action: 'devices.slip_made', subject: person.id, details: { number: person.number } }, at);
    return {
      name: `${person.givenName} ${person.familyName}`,
      number: person.number,
      facilityId: person.facilityId,
      pin,
      until: slipUntil,
    };
  });
}
