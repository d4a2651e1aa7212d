import { fail, type RequestEvent } from '@sveltejs/kit';
import { dayAfter, instantOf, localTime, listAgencies, readAgency } from '#domain/directory/index.ts';
import { nameLogins } from '#domain/identity/index.ts';
import { readTrail, trailRoles } from '#kernel/audit-trail.ts';
import { checkChain } from '#kernel/audit.ts';
import { requireRealm, requireRole } from '#kernel/scope.ts';
import { HOUSE_ZONE, isDay } from '#kernel/wall-clock.ts';
import { runLoad } from '#web/load.ts';

/** The parts of the program whose doings can be asked for alone. */
export const trailParts = [
  'directory',
  'identity',
  'transfers',
  'payments',
  'support',
  'notifications',
  'oversight',
  'kernel',
  'clock',
] as const;

const WEEK_MS = 7 * 86_400_000;
/** The page of the audit trail: for an agency's own staff, or for operators over all. What is typed wrong falls back to the last week. */
export async function loadTrail(event: RequestEvent) {
  const { app, scope } = event.locals;
  const asked = (name: string): string => (event.url.searchParams.get(name) ?? '').trim().slice(0, 200);
  return await runLoad(event, async () => {
    const isStaff = scope.realm === 'staff';
    const agencies = isStaff ? [] : (await listAgencies(app, scope)).map(({ id, name }) => ({ id, name }));
    const timeZone = isStaff ? (await readAgency(app, scope, scope.agency!)).agency.timeZone : HOUSE_ZONE;
    const now = app.clock.now();
    const until = day(asked('until'), localTime(now, timeZone).day);
    const from = day(asked('from'), localTime(new Date(now.getTime() - WEEK_MS), timeZone).day);
    const part = trailParts.find((name) => name === asked('part')) ?? '';
    const agency = agencies.find(({ id }) => id === asked('agency'))?.id ?? '';
    const [who, about, before] = [asked('who'), asked('about'), asked('before')];
    const filter = {
      agency: agency === '' ? null : agency,
      from: instantOf(from, '00:00', timeZone),
      until: instantOf(dayAfter(until), '00:00', timeZone),
      ...(who === '' ? {} : { actor: who }),
      ...(about === '' ? {} : { subject: about }),
      ...(part === '' ? {} : { action: part }),
      ...(before === '' ? {} : { before }),
    };
    const { lines, next } = await readTrail(app, scope, filter);
    const names = await nameLogins(
      app,
      scope,
      lines.flatMap(({ actor }) => actor ?? []),
    );
    const agencyNames = new Map(agencies.map(({ id, name }) => [id, name]));
    const kept = Object.entries({ from, until, who, part, about, agency }).filter(([, value]) => value !== '');
    return {
      filter: { from, until, who, part, about, agency },
      agencies,
      timeZone,
      lines: lines.map((line) => ({
        ...line,
        id: String(line.id),
        name: line.actor === null ? null : (names.get(line.actor) ?? null),
        agency: line.agency === null ? null : (agencyNames.get(line.agency) ?? null),
      })),
      first: before === '' ? undefined : `?${new URLSearchParams(kept)}`,
      older: next === null ? undefined : `?${new URLSearchParams([...kept, ['before', next]])}`,
    };
  });
}

/** Walks the chain: the agency's own, or the one an operator chose (the house's own when he chose none). */
export async function checkTrail(event: RequestEvent) {
  const { app, scope } = event.locals;
  requireRealm(scope, 'staff', 'operator');
  if (scope.realm === 'staff') requireRole(scope, ...trailRoles);
  const chain = scope.realm === 'staff' ? scope.agency! : await chosenChain(event);
  const { blocks, rows, sealedAt, findings } = await checkChain(app, chain);
  const answer = {
    blocks: Number(blocks),
    rows: Number(rows),
    sealedAt,
    broken: findings.slice(0, 20).map(({ what, block }) => ({ what, block: String(block ?? '') })),
  };
  return findings.length === 0 ? { checked: answer } : fail(409, { checked: answer });
}

function day(typed: string, otherwise: string): string {
  return isDay(typed) ? typed : otherwise;
}

/** The agency that an operator's page shows, or the house's own chain. */
async function chosenChain({ locals: { app, scope }, url }: RequestEvent): Promise<string> {
  const agencies = await listAgencies(app, scope);
  return agencies.find(({ id }) => id === url.searchParams.get('agency'))?.id ?? '-';
}
