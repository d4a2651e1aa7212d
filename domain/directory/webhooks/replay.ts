import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { type FieldError, refuse, refuseFields } from '#kernel/refusal.ts';
import { type Scope, systemFor } from '#kernel/scope.ts';
import { instantOf, isDay, readTime } from '#kernel/wall-clock.ts';
import { selectAgency } from '../queries/agencies.ts';
import { openOnly, requireProgramsRight } from './change-endpoint.ts';
import { NEWS_DAYS, TEST_TYPE } from './event-types.ts';
import { replayOne, replaySince } from './queries/deliveries.ts';
import { lockEndpoint, selectEndpoint } from './queries/endpoints.ts';
import { tellPrograms } from './tell-programs.ts';

/** Sends one endpoint a test, signed as everything is. Returns the id of the news. Audited. As makeEndpoint. Refuses directory.unknown_webhook. */
export async function sendTest(app: App, scope: Scope, endpointId: string): Promise<string> {
  const { agencyId } = requireProgramsRight(scope);
  const inside = systemFor(scope, agencyId);
  return await app.tx(inside, async (tx) => {
    const endpoint = openOnly(await selectEndpoint(tx, agencyId, endpointId));
    const id = await tellPrograms(app, tx, { agency: agencyId, type: TEST_TYPE, data: { endpoint: endpoint.id } }, endpoint.id);
    await audit(tx, inside, { action: 'directory.webhook_tested', subject: endpointId }, app.clock.now());
    return id ?? refuse('directory.unknown_webhook');
  });
}

/**
 * Sends one of the news again: same id, same words, tried anew from the start. Audited. As makeEndpoint. Refuses directory.unknown_webhook, and
 * webhook_under_way for what is being sent this very moment or is not kept any more.
 */
export async function replayDelivery(app: App, scope: Scope, endpointId: string, eventId: string): Promise<void> {
  const { agencyId } = requireProgramsRight(scope);
  const inside = systemFor(scope, agencyId);
  await app.tx(inside, async (tx) => {
    openOnly(await lockEndpoint(tx, agencyId, endpointId));
    const at = app.clock.now();
    if (!(await replayOne(tx, { endpointId, eventId }, at))) refuse('directory.webhook_under_way');
    await audit(tx, inside, { action: 'directory.webhook_replayed', subject: endpointId, details: { event: eventId } }, at);
  });
}

/**
 * Sends everything again that happened from a moment on (day and time by the agency's clock) and that the endpoint asks for, also from before it asked.
 * Audited. As makeEndpoint. Refuses directory.unknown_webhook, and beside `day` and `time`: webhook_day_bad, webhook_time_bad. Says how many.
 */
export async function replayFrom(
  app: App,
  scope: Scope,
  endpointId: string,
  from: { day: string; time: string },
): Promise<{ count: number }> {
  const { agencyId } = requireProgramsRight(scope);
  const inside = systemFor(scope, agencyId);
  return await app.tx(inside, async (tx) => {
    const endpoint = openOnly(await lockEndpoint(tx, agencyId, endpointId));
    const agency = (await selectAgency(tx, agencyId)) ?? refuse('directory.unknown_agency');
    const now = app.clock.now();
    const since = readMoment(from, agency.timeZone, now);
    const count = await replaySince(tx, { endpointId, agencyId, types: endpoint.types }, since, now);
    await audit(
      tx,
      inside,
      { action: 'directory.webhook_replayed', subject: endpointId, details: { since: since.toISOString(), count } },
      now,
    );
    return { count };
  });
}

function readMoment({ day, time }: { day: string; time: string }, timeZone: string, now: Date): Date {
  const errors: FieldError[] = [];
  const clock = readTime(time.trim() === '' ? '00:00' : time);
  if (!isDay(day)) errors.push({ field: 'day', code: 'directory.webhook_day_bad', params: { days: NEWS_DAYS } });
  if (clock === null) errors.push({ field: 'time', code: 'directory.webhook_time_bad' });
  refuseFields(errors);
  const since = instantOf(day, clock!, timeZone);
  if (since > now || since.getTime() < now.getTime() - (NEWS_DAYS + 1) * 86_400_000)
    refuse('directory.webhook_day_bad', { days: NEWS_DAYS }, 'day');
  return since;
}
