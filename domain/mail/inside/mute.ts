import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { publish } from '#kernel/outbox.ts';
import { refuse } from '#kernel/refusal.ts';
import type { Scope } from '#kernel/scope.ts';
import { dayAfter, instantOf, localTime } from '#kernel/wall-clock.ts';
import { WRITER_MUTED, type WriterMuted } from '../events.ts';
import { insertMute, type Mute, muteOf, senderInInbox } from './queries.ts';
import { requireResident } from './read-inbox.ts';

/** For how many days letters may be paused; or until he says otherwise. */
export const MUTE_DAYS = [7, 30, 90] as const;

export interface Muting {
  name: string;
  timeZone: string;
  /** Null: he takes letters from there. */
  mute: Mute | null;
}

/** Whose letters he may stop, and whether he has. Residents. Refuses: mail.unknown_writer. */
export async function readMute(app: App, scope: Scope, from: string): Promise<Muting> {
  const resident = requireResident(scope);
  return await app.tx(scope, async (tx) => {
    const sender = (await senderInInbox(tx, resident, from)) ?? refuse('mail.unknown_writer');
    return { ...sender, mute: await muteOf(tx, resident, from, app.clock.now()) };
  });
}

/**
 * Takes no letters from somebody: for so many days, to the end of the last one where he is, or until he says otherwise. What waits for staff goes back, and
 * he can't write there either. Money is another thing. Residents. Audited. Refuses: mail.unknown_writer, and at `days`: mail.choose_days.
 */
export async function muteWriter(app: App, scope: Scope, input: { from: string; days: unknown }): Promise<void> {
  const resident = requireResident(scope);
  const days = MUTE_DAYS.find((some) => String(some) === input.days);
  if (days === undefined && input.days !== 'open') refuse('mail.choose_days', {}, 'days');
  const { timeZone } = await readMute(app, scope, input.from);
  const at = app.clock.now();
  const until = days === undefined ? null : instantOf(dayAfter(localTime(at, timeZone).day, days), '00:00', timeZone);
  await app.tx(scope, async (tx) => {
    await insertMute(tx, {
      residentId: resident,
      customer: input.from,
      agencyId: scope.agency!,
      isOn: true,
      until,
      at,
    });
    await audit(
      tx,
      scope,
      { action: 'mail.muted', subject: resident, details: { login: input.from, until: until?.toISOString() ?? null } },
      at,
    );
    await publish(tx, scope, WRITER_MUTED, { resident, customer: input.from } satisfies WriterMuted);
  });
}

/** Takes letters from somebody again; what went back does not come by itself. Twice is once. Residents. Audited. Refuses: mail.unknown_writer. */
export async function unmuteWriter(app: App, scope: Scope, from: string): Promise<void> {
  const resident = requireResident(scope);
  if ((await readMute(app, scope, from)).mute === null) return;
  const at = app.clock.now();
  await app.tx(scope, async (tx) => {
    await insertMute(tx, {
      residentId: resident,
      customer: from,
      agencyId: scope.agency!,
      isOn: false,
      until: null,
      at,
    });
    await audit(tx, scope, { action: 'mail.unmuted', subject: resident, details: { login: from } }, at);
  });
}
