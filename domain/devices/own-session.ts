import { readResident } from '#domain/directory/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, type Scope, systemFor } from '#kernel/scope.ts';
import { pinProblem } from './pin.ts';
import { pinOf, setPin } from './queries/pins.ts';
import { endSessions, extendRow, pinIsHis } from './queries/sessions.ts';
import { type DeviceKind, sessionTimes } from './session-times.ts';

/**
 * Chooses an own PIN; the one of the slip opens nothing any more. Residents, with the PIN that opened this session. Audited. Refuses beside the fields:
 * devices.pin_empty, pin_short, pin_easy, pin_same (`pin`), pin_differs (`again`).
 */
export async function choosePin(app: App, scope: Scope, input: { pin: unknown; again: unknown }): Promise<void> {
  requireRealm(scope, 'resident');
  const resident = requireActor(scope);
  const pin = typeof input.pin === 'string' ? input.pin.trim() : '';
  const person = (await app.tx(scope, (tx) => readResident(tx, resident, app.clock.now()))) ?? refuse('kernel.not_allowed');
  const problem = pinProblem(pin, person.number);
  if (problem !== null) refuse(`devices.${problem}`, {}, 'pin');
  if (typeof input.again !== 'string' || input.again.trim() !== pin) refuse('devices.pin_differs', {}, 'again');
  const inside = systemFor(scope);
  const before = (await app.tx(inside, (tx) => pinOf(tx, resident))) ?? refuse('kernel.not_allowed');
  if (await app.hasher.verify(before.hash, pin)) refuse('devices.pin_same', {}, 'pin');
  const hash = await app.hasher.hash(pin);
  await app.tx(inside, async (tx) => {
    const at = app.clock.now();
    // A slip that was printed meanwhile ended this session, and counts.
    if ((await pinOf(tx, resident))?.hash !== before.hash) refuse('kernel.not_allowed');
    await setPin(tx, { residentId: resident, agencyId: before.agencyId, hash, slipUntil: null, by: resident, at });
    await pinIsHis(tx, scope.session!);
    await endSessions(tx, { residentId: resident, except: scope.session! }, 'pin_changed', new Date());
    await audit(tx, inside, { action: 'devices.pin_changed', subject: resident }, at);
  });
}

/** As much time again, once. Residents. Refuses: devices.no_more_time. */
export async function extendSession(app: App, scope: Scope, kind: DeviceKind): Promise<void> {
  requireRealm(scope, 'resident');
  requireActor(scope);
  const more = { at: new Date(), ms: sessionTimes[kind].wholeMs };
  if (!(await app.tx(systemFor(scope), (tx) => extendRow(tx, scope.session!, more)))) refuse('devices.no_more_time');
}

/** Ends the scope's own session. Twice is once. */
export async function signOut(app: App, scope: Scope): Promise<void> {
  if (scope.realm !== 'resident' || scope.session === null) return;
  const { session } = scope;
  await app.tx(systemFor(scope), (tx) => endSessions(tx, { sessionId: session }, 'signed_out', new Date()));
}
