import { type LoginRow, readLogin, readPersonalDetails } from '#domain/identity/index.ts';
import type { App } from '#kernel/app.ts';
import type { Tx } from '#kernel/db.ts';
import { type FieldError, refuseFields } from '#kernel/refusal.ts';
import { requireActor, requireRealm, type Scope, systemScope } from '#kernel/scope.ts';
import { keyOf } from './address.ts';
import { isDead } from './bounces/queries.ts';
import { channels } from './channels/index.ts';
import { type ChannelName, channelNames, type Kind, kindsOf, ruleOf } from './kinds.ts';
import { lookAgain } from './queries/notices.ts';
import { choicesOf, insertChoice, insertQuietHours, quietHoursOf } from './queries/preferences.ts';
import { NO_QUIET, type QuietHours } from './quiet-hours.ts';
import { maskedNumber } from './texts/number.ts';
import { phoneOf } from './texts/queries.ts';
import { wants } from './where-to.ts';
import { isZone, zoneOfState } from './zone-of-state.ts';

export interface KindChoice {
  kind: Kind;
  /** Those that this login has: an e-mail always, a phone once it is proved. */
  channels: { channel: ChannelName; wanted: boolean; fixed: boolean }[];
}

export interface Preferences {
  kinds: KindChoice[];
  /** The channels this installation has. */
  offered: ChannelName[];
  /** Null where no kind of theirs ever waits. */
  quiet: QuietHours | null;
  email: { address: string; arrives: boolean };
  /** The proved number, its last figures; `stopped`: it wrote STOP. */
  phone: { number: string; stopped: boolean } | null;
}

/** What the signed-in person is told, by which channel, and when the phone stays silent. */
export async function readPreferences(app: App, scope: Scope): Promise<Preferences> {
  requireRealm(scope, 'customer', 'staff', 'operator');
  const loginId = requireActor(scope);
  return await app.tx(systemScope(scope.request), async (tx) => {
    const login = await readLogin(tx, scope, loginId);
    const choices = await choicesOf(tx, loginId);
    const offered = offeredBy(app);
    const has = login ? await waysOf(app, tx, scope, login) : [];
    const kinds = kindsOf(login?.realm ?? 'customer');
    const phone = await phoneOf(tx, loginId);
    return {
      kinds: kinds.map((kind) => ({
        kind,
        channels: ruleOf(kind)
          .by.filter((channel) => has.includes(channel))
          .map((channel) => ({ channel, wanted: wants(kind, channel, choices), fixed: ruleOf(kind).always.includes(channel) })),
      })),
      offered,
      quiet: kinds.some((kind) => ruleOf(kind).waits)
        ? ((await quietHoursOf(tx, loginId)) ?? { ...NO_QUIET, zone: await guessZone(tx, scope, loginId) })
        : null,
      email: { address: login?.email ?? '', arrives: !(await isDead(tx, keyOf(login?.email ?? ''))) },
      phone: phone ? { number: maskedNumber(phone.number), stopped: phone.stopped } : null,
    };
  });
}

/** The state of a customer's address says the zone, until another is chosen. */
async function guessZone(tx: Tx, scope: Scope, loginId: string): Promise<string> {
  if (scope.realm !== 'customer') return zoneOfState(null);
  const details = await readPersonalDetails(tx, scope, loginId);
  return zoneOfState(details?.country === 'US' ? details.region : null);
}

async function waysOf(app: App, tx: Tx, scope: Scope, login: LoginRow): Promise<ChannelName[]> {
  const ways: ChannelName[] = [];
  for (const name of offeredBy(app)) if (await channels[name]!.reaches(app, tx, scope, login)) ways.push(name);
  return ways;
}

function offeredBy(app: App): ChannelName[] {
  return channelNames.filter((name) => channels[name]?.offered(app));
}

export interface PreferenceInput {
  /** The boxes that are on: "money email". A channel that has no box keeps what was chosen before. */
  on: readonly string[];
  quiet: { isOn: boolean; fromMinute: number | null; untilMinute: number | null; zone: string } | null;
}

/**
 * Keeps the signed-in person's choices; each that changed is a row. Quiet hours count for what waits already. What can't be switched off stays on.
 * Refuses notifications.quiet_time, quiet_same, zone_unknown (fields).
 */
export async function savePreferences(app: App, scope: Scope, input: PreferenceInput): Promise<void> {
  requireRealm(scope, 'customer', 'staff', 'operator');
  const loginId = requireActor(scope);
  const before = await readPreferences(app, scope);
  const quiet = before.quiet === null ? null : checkQuiet(input.quiet);
  const at = app.clock.now();
  await app.tx(scope, async (tx) => {
    for (const { kind, channels: has } of before.kinds) {
      for (const { channel, wanted, fixed } of has) {
        const now = input.on.includes(`${kind} ${channel}`);
        if (!fixed && now !== wanted) await insertChoice(tx, { loginId, kind, channel, wanted: now, by: 'owner', at });
      }
    }
    if (quiet !== null) await saveQuiet(app, tx, loginId, quiet, before.quiet);
  });
}

function checkQuiet(typed: PreferenceInput['quiet']): QuietHours | null {
  if (typed === null) return null;
  const { isOn, fromMinute, untilMinute, zone } = typed;
  const errors: FieldError[] = [];
  if (fromMinute === null) errors.push({ field: 'quietFrom', code: 'notifications.quiet_time' });
  if (untilMinute === null) errors.push({ field: 'quietUntil', code: 'notifications.quiet_time' });
  else if (fromMinute === untilMinute) errors.push({ field: 'quietUntil', code: 'notifications.quiet_same' });
  if (!isZone(zone)) errors.push({ field: 'zone', code: 'notifications.zone_unknown' });
  refuseFields(errors);
  return { isOn, fromMinute: fromMinute!, untilMinute: untilMinute!, zone };
}

async function saveQuiet(app: App, tx: Tx, loginId: string, quiet: QuietHours, before: QuietHours | null): Promise<void> {
  const same = before !== null && (Object.keys(quiet) as (keyof QuietHours)[]).every((name) => quiet[name] === before[name]);
  if (same) return;
  await insertQuietHours(tx, loginId, quiet, app.clock.now());
  await lookAgain(tx, app.clock.now());
}

/** Whether mail reaches the address that the signed-in person has: no when it came back. */
export async function mailArrives(app: App, scope: Scope, input: { address: string }): Promise<boolean> {
  requireRealm(scope, 'customer', 'staff', 'operator');
  requireActor(scope);
  return await app.tx(systemScope(scope.request), async (tx) => !(await isDead(tx, keyOf(input.address))));
}
