import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { hashToken, newId, randomToken } from '#kernel/ids.ts';
import { type FieldError, refuse, refuseFields } from '#kernel/refusal.ts';
import { requireRealm, type Scope, systemFor, systemScope } from '#kernel/scope.ts';
import { cleanText } from '#kernel/text.ts';
import { CODE_MINUTES, makeDeviceCode, normaliseCode } from './device-code.ts';
import { placesOf, requireDeviceRight } from './lead-devices.ts';
import { deviceById, type DeviceRow, devicesAt, endDeviceRow, insertDevice, joinDevice } from './queries/devices.ts';
import { endSessions } from './queries/sessions.ts';
import { kinds } from './session-times.ts';

const NAME_MOST = 40;
const ON_A_PAGE = 50;

export interface NewDevice {
  name: unknown;
  kind: unknown;
  /** One of the places where the scope works; left out where it is one alone. */
  facility?: unknown;
}

/**
 * Makes room for a device. The code joins it, once, within half an hour: shown now and never again. Admins and mailroom, where they work. Audited.
 * Refuses beside the fields: devices.name_bad, name_taken, choose_kind, choose_facility.
 */
export async function makeDevice(app: App, scope: Scope, input: NewDevice): Promise<{ deviceId: string; name: string; code: string }> {
  const { agencyId, actor } = requireDeviceRight(scope);
  const places = await placesOf(app, scope);
  const errors: FieldError[] = [];
  const name = cleanText(input.name, { max: NAME_MOST });
  const kind = kinds.find((one) => one === input.kind);
  const facility = places.length === 1 ? places[0] : places.find(({ id }) => id === input.facility);
  if (!facility) errors.push({ field: 'facility', code: 'devices.choose_facility' });
  if (!name.ok) errors.push({ field: 'name', code: 'devices.name_bad', params: { most: NAME_MOST } });
  if (!kind) errors.push({ field: 'kind', code: 'devices.choose_kind' });
  refuseFields(errors);
  if (!name.ok || !kind || !facility) throw new Error('unreachable');
  const inside = systemFor(scope, agencyId);
  const code = makeDeviceCode();
  const deviceId = newId('dev');
  await app.tx(inside, async (tx) => {
    const madeAt = app.clock.now();
    const device = {
      deviceId,
      agencyId,
      facilityId: facility.id,
      name: name.value,
      timeZone: facility.timeZone,
      kind,
      madeAt,
      madeBy: actor,
    };
    const codeUntil = new Date(madeAt.getTime() + CODE_MINUTES * 60_000);
    if (!(await insertDevice(tx, { ...device, codeHash: hashToken(normaliseCode(code)), codeUntil })))
      refuse('devices.name_taken', {}, 'name');
    await audit(
      tx,
      inside,
      { action: 'devices.made', subject: deviceId, details: { name: name.value, kind, facility: facility.id } },
      madeAt,
    );
  });
  return { deviceId, name: name.value, code };
}

/** Joins this browser to the device whose code was typed. `token` is what it shows from then on. Nobody signed in. Audited. Refuses: devices.code_wrong. */
export async function joinWithCode(app: App, scope: Scope, input: { code: unknown }): Promise<{ token: string }> {
  requireRealm(scope, 'public');
  const token = randomToken();
  const inside = systemScope(scope.request);
  await app.tx(inside, async (tx) => {
    const at = app.clock.now();
    const codeHash = hashToken(normaliseCode(input.code));
    const device = (await joinDevice(tx, { codeHash, tokenHash: hashToken(token), at })) ?? refuse('devices.code_wrong', {}, 'code');
    await audit(
      tx,
      inside,
      { action: 'devices.joined', subject: device.deviceId, agency: device.agencyId, details: { name: device.name } },
      at,
    );
  });
  return { token };
}

export type DeviceState = 'waiting' | 'code_over' | 'joined' | 'ended';

/** The devices where the scope works, the newest first. Admins and mailroom. */
export async function listDevices(
  app: App,
  scope: Scope,
  page: { before?: string | null } = {},
): Promise<{ devices: (DeviceRow & { state: DeviceState; place: string })[]; next: string | null }> {
  const { agencyId } = requireDeviceRight(scope);
  const places = await placesOf(app, scope);
  const asked = { agencyId, facilities: places.map(({ id }) => id), before: page.before ?? null, limit: ON_A_PAGE + 1 };
  const found = await app.tx(systemFor(scope, agencyId), (tx) => devicesAt(tx, asked));
  const devices = found.slice(0, ON_A_PAGE).map((device) => {
    const place = places.find(({ id }) => id === device.facilityId)!;
    return { ...device, state: stateOf(device, app.clock.now()), place: place.name };
  });
  return { devices, next: found.length > ON_A_PAGE ? devices.at(-1)!.deviceId : null };
}

function stateOf({ endedAt, enrolledAt, codeUntil }: DeviceRow, now: Date): DeviceState {
  if (endedAt !== null) return 'ended';
  if (enrolledAt !== null) return 'joined';
  return codeUntil > now ? 'waiting' : 'code_over';
}

/** A device opens nothing any more, at once, and whoever is signed in at it is out. Twice is once. Admins and mailroom. Audited. Refuses: devices.unknown_device. */
export async function endDevice(app: App, scope: Scope, id: unknown): Promise<void> {
  const { agencyId, actor } = requireDeviceRight(scope);
  const places = (await placesOf(app, scope)).map((place) => place.id);
  const inside = systemFor(scope, agencyId);
  await app.tx(inside, async (tx) => {
    const device = typeof id === 'string' ? await deviceById(tx, agencyId, id) : undefined;
    if (!device || !places.includes(device.facilityId)) return refuse('devices.unknown_device');
    if (device.endedAt !== null) return;
    const at = app.clock.now();
    await endDeviceRow(tx, device.deviceId, actor, at);
    await endSessions(tx, { deviceId: device.deviceId }, 'device_ended', new Date());
    await audit(tx, inside, { action: 'devices.ended', subject: device.deviceId, details: { name: device.name } }, at);
  });
}
