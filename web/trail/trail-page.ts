import { fail, type RequestEvent } from '@sveltejs/kit';
import { dayAfter, instantOf, localTime, listAgencies, readAgency } from '#domain/directory/index.ts';
import { nameLogins } from '#domain/identity/index.ts';
import { readTrail, type TrailLine, trailRoles } from '#kernel/audit-trail.ts';
import { checkChain } from '#kernel/audit.ts';
import { csvOf } from '#kernel/csv.ts';
import { requireRealm, requireRole } from '#kernel/scope.ts';
import { HOUSE_ZONE, isDay } from '#kernel/wall-clock.ts';
import { runLoad } from '#web/load.ts';
import { toldDetails } from './told-details.ts';

/** The parts of the program whose doings can be asked for alone. */
export const trailParts = [
  'directory',
  'identity',
  'transfers',
  'payments',
  'ledger',
  'support',
  'notifications',
  'oversight',
  'kernel',
  'clock',
] as const;

const WEEK_MS = 7 * 86_400_000;
/** Lines of a file at most. */
const FILE_MOST = 5000;

/** The page of the audit trail: for an agency's own staff, or for operators over all. What is typed wrong falls back to the last week. */
export async function loadTrail(event: RequestEvent) {
  const { app, scope, lang } = event.locals;
  return await runLoad(event, async () => {
    const { shown, filter, before, agencies, places, timeZone } = await readFilter(event);
    const { lines, next } = await readTrail(app, scope, { ...filter, ...(before === '' ? {} : { before }) });
    const names = await namesOf(event, lines);
    const kept = Object.entries(shown).filter(([, value]) => value !== '');
    const reader = { lang, timeZone, places };
    return {
      filter: shown,
      agencies,
      timeZone,
      lines: lines.map(({ details, ...line }) => ({
        ...line,
        id: String(line.id),
        name: line.actor === null ? null : (names.get(line.actor) ?? null),
        told: toldDetails(details, reader),
      })),
      file: `/audit/csv?${new URLSearchParams(kept)}`,
      fileMost: FILE_MOST,
      first: before === '' ? undefined : `?${new URLSearchParams(kept)}`,
      older: next === null ? undefined : `?${new URLSearchParams([...kept, ['before', next]])}`,
    };
  });
}

/** The newest lines of what is chosen as a sheet, with each id and the details as they were written. */
export async function trailCsv(event: RequestEvent): Promise<Response> {
  const { app, scope } = event.locals;
  return await runLoad(event, async () => {
    const { filter, shown } = await readFilter(event);
    const { lines } = await readTrail(app, scope, { ...filter, most: FILE_MOST });
    const names = await namesOf(event, lines);
    const head = ['at', 'realm', 'actor', 'name', 'agency', 'action', 'subject', 'details'];
    const rows = lines.map(({ at, realm, actor, agency, action, subject, details }) => [
      at.toISOString(),
      realm,
      actor ?? '',
      names.get(actor ?? '') ?? '',
      agency ?? '',
      action,
      subject,
      JSON.stringify(details),
    ]);
    return new Response(csvOf([head, ...rows]), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="record-${shown.from}-${shown.until}.csv"`,
        'cache-control': 'no-store',
      },
    });
  });
}

/** What the address asks for, as the form shows it and as the record is asked. */
async function readFilter(event: RequestEvent) {
  const { app, scope } = event.locals;
  const asked = (name: string): string => (event.url.searchParams.get(name) ?? '').trim().slice(0, 200);
  const isStaff = scope.realm === 'staff';
  const agencies = isStaff ? [] : (await listAgencies(app, scope)).map(({ id, name }) => ({ id, name }));
  const agency = agencies.find(({ id }) => id === asked('agency'))?.id ?? '';
  const own = isStaff ? scope.agency : agency;
  const chosen = own ? await readAgency(app, scope, own) : null;
  const timeZone = isStaff && chosen ? chosen.agency.timeZone : HOUSE_ZONE;
  const now = app.clock.now();
  const until = day(asked('until'), localTime(now, timeZone).day);
  const from = day(asked('from'), localTime(new Date(now.getTime() - WEEK_MS), timeZone).day);
  const part = trailParts.find((name) => name === asked('part')) ?? '';
  const [who, about, before] = [asked('who'), asked('about'), asked('before')];
  const filter = {
    agency: agency === '' ? null : agency,
    from: instantOf(from, '00:00', timeZone),
    until: instantOf(dayAfter(until), '00:00', timeZone),
    ...(who === '' ? {} : { actor: who }),
    ...(about === '' ? {} : { subject: about }),
    ...(part === '' ? {} : { action: part }),
  };
  const places = new Map(chosen?.facilities.map(({ id, name }) => [id, name]));
  return { shown: { from, until, who, part, about, agency }, filter, before, agencies, places, timeZone };
}

async function namesOf({ locals: { app, scope } }: RequestEvent, lines: readonly TrailLine[]): Promise<ReadonlyMap<string, string>> {
  const actors = new Set(lines.flatMap(({ actor }) => actor ?? []));
  return await nameLogins(app, scope, [...actors]);
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
