import { type Facility, listAgencies, listFacilities, localTime, readServices, readStampsPolicy } from '#domain/directory/index.ts';
import type { App } from '#kernel/app.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { endedRounds, moveRound, nextSlice, raiseSlice, takeRound } from './queries.ts';

/** People in one transaction: some seconds on a busy machine, and whoever answers at that moment waits for no more. */
const AT_ONCE = 2000;

/**
 * The stamps of the month: on the first, from midnight at the facility, everybody held there has as many as the agency's rule says, or more if he had more. A round
 * for each facility and month, in slices that commit by themselves: what stops in the middle goes on where it was, and nobody gets twice.
 */
export async function giveMonthly(app: App, atOnce = AT_ONCE): Promise<void> {
  const scope = systemScope('stamps.give_monthly');
  for (const agency of await listAgencies(app, scope)) {
    for (const { facility, month, upTo } of await due(app, scope, agency.id)) {
      const begun = { facilityId: facility.id, agencyId: agency.id, month, upTo, at: app.clock.now() };
      while (!(await app.tx(scope, (tx) => giveSlice(app, tx, scope, begun, atOnce)))) app.log.debug(begun, 'the stamps of the month');
    }
  }
}

/** Facilities that take letters, and whose people have not had this month's stamps. */
async function due(app: App, scope: Scope, agencyId: string): Promise<{ facility: Facility; month: string; upTo: bigint }[]> {
  return await app.tx(scope, async (tx) => {
    const now = app.clock.now();
    const upTo = BigInt((await readStampsPolicy(tx, { agencyId, facilityId: null }, now))?.freePerMonth ?? 0);
    if (upTo === 0n) return [];
    const found: { facility: Facility; month: string; upTo: bigint }[] = [];
    const byMonth = Map.groupBy(await listFacilities(tx, agencyId), ({ timeZone }) => `${localTime(now, timeZone).day.slice(0, 7)}-01`);
    for (const [month, facilities] of byMonth) {
      const ended = await endedRounds(
        tx,
        facilities.map(({ id }) => id),
        month,
      );
      for (const facility of facilities)
        if (!ended.has(facility.id) && (await readServices(tx, facility, now)).letters) found.push({ facility, month, upTo });
    }
    return found;
  });
}

/** True when it was the last one. */
async function giveSlice(
  app: App,
  tx: Parameters<typeof takeRound>[0],
  scope: Scope,
  begun: Parameters<typeof takeRound>[1],
  atOnce: number,
): Promise<boolean> {
  const round = await takeRound(tx, begun);
  if (round.endedAt !== null) return true;
  const slice = await nextSlice(tx, round, atOnce);
  const at = app.clock.now();
  const nothing = { journals: 0n, given: 0n };
  const { journals, given } = slice ? await raiseSlice(tx, scope, round, slice.last, at) : nothing;
  const isLast = slice === null || slice.count < BigInt(atOnce);
  const last = slice?.last ?? round.lastResident;
  await moveRound(tx, round, { last, seen: slice?.count ?? 0n, raised: journals, given, endedAt: isLast ? at : null });
  return isLast;
}
