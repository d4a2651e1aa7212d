import { readNumbered } from '#domain/directory/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { hashToken, newId, randomToken } from '#kernel/ids.ts';
import { type FieldError, refuse, refuseFields } from '#kernel/refusal.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import type { Device } from './queries/devices.ts';
import { pinOf } from './queries/pins.ts';
import { endSessions, insertSession } from './queries/sessions.ts';
import { sessionTimes } from './session-times.ts';
import { giveBackTry, takeTry, triesOf } from './tries.ts';

const NUMBER_MOST = 40;
const PIN_MOST = 40;

/**
 * Lets a person in at a device of his facility, by number and PIN. One session for one person, and one at one device: what was open before ends. A wrong PIN,
 * a number nobody has, and somebody of another facility get the same answer after the same work. The PIN of a slip opens a session that can only choose an own
 * one. Audited. Refuses: devices.wrong_sign_in, locked {minutes}, slip_over, and beside the fields number_empty, pin_empty.
 */
export async function signIn(
  app: App,
  scope: Scope,
  input: { device: Device; number: unknown; pin: unknown },
): Promise<{ token: string; mustChange: boolean }> {
  const { device } = input;
  const { number, pin } = read(input);
  const inside = { ...systemScope(scope.request, device.agencyId), lang: scope.lang };
  const now = app.clock.now();
  const { person, tries, minutes, stored } = await app.tx(inside, async (tx) => {
    const found = await readNumbered(tx, device.agencyId, number);
    const isHere = found?.status === 'here' && found.facilityId === device.facilityId;
    const counted = triesOf(app, { ...device, number: found?.number ?? number });
    const locked = await takeTry(tx, counted, now);
    const before = found && isHere ? await pinOf(tx, found.id) : undefined;
    return { person: found, tries: counted, minutes: locked, stored: before?.hash ?? null };
  });
  if (minutes > 0) refuse('devices.locked', { minutes });
  if (!(await app.hasher.verify(stored, pin)) || !person) return refuse('devices.wrong_sign_in');
  const token = randomToken();
  const his = { ...inside, actor: person.id };
  const mustChange = await app.tx(his, async (tx) => {
    const current = await pinOf(tx, person.id);
    if (current?.hash !== stored) return refuse('devices.wrong_sign_in');
    if (current.slipUntil !== null && current.slipUntil <= now) return refuse('devices.slip_over');
    await giveBackTry(tx, tries, now);
    const startedAt = new Date();
    const { wholeMs, idleMs } = sessionTimes[device.kind];
    await endSessions(tx, { residentId: person.id, deviceId: device.deviceId }, 'replaced', startedAt);
    const sessionId = newId('ses');
    await insertSession(tx, {
      sessionId,
      residentId: person.id,
      agencyId: device.agencyId,
      facilityId: device.facilityId,
      deviceId: device.deviceId,
      tokenHash: hashToken(token),
      mustChange: current.slipUntil !== null,
      startedAt,
      patienceMs: idleMs,
      aliveUntil: new Date(startedAt.getTime() + idleMs),
      endsAt: new Date(startedAt.getTime() + wholeMs),
    });
    await audit(tx, his, { action: 'devices.signed_in', subject: person.id, details: { device: device.deviceId } }, now);
    return current.slipUntil !== null;
  });
  return { token, mustChange };
}

function read({ number, pin }: { number: unknown; pin: unknown }): { number: string; pin: string } {
  const typed = typeof number === 'string' ? number.trim().slice(0, NUMBER_MOST) : '';
  const secret = typeof pin === 'string' ? pin.trim().slice(0, PIN_MOST) : '';
  const errors: FieldError[] = [];
  if (typed === '') errors.push({ field: 'number', code: 'devices.number_empty' });
  if (secret === '') errors.push({ field: 'pin', code: 'devices.pin_empty' });
  refuseFields(errors);
  return { number: typed, pin: secret };
}
