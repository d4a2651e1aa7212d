import { type Agency, type HandoffPolicy, readAgency, readHandoff } from '#domain/directory/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { isId } from '#kernel/ids.ts';
import { type Scope, systemFor, worksEverywhere } from '#kernel/scope.ts';
import { type CallLine, callsOf, type Line, lineOf, liveSecretsOf } from './queries/calls.ts';
import { requireDesk } from './read-files.ts';

export const CALLS_PER_PAGE = 50;

export interface CallsPage {
  agency: Agency;
  policy: HandoffPolicy;
  line: Line | null;
  calls: CallLine[];
  /** Where the next page begins. */
  older: string | null;
  /** When the secret that counts was made; null: nothing is sent. */
  secretMadeAt: Date | null;
  mayMakeSecret: boolean;
}

/** What the agency's API was called for and what it said, newest first; audited. Trust clerks and admins, for the facilities where they work. */
export async function listCalls(app: App, scope: Scope, filter: { before?: string | null } = {}): Promise<CallsPage> {
  const agencyId = requireDesk(scope);
  const { agency } = await readAgency(app, scope, agencyId);
  const now = app.clock.now();
  const secrets = await app.tx(systemFor(scope, agencyId), (tx) => liveSecretsOf(tx, agencyId, now));
  return await app.tx(scope, async (tx) => {
    const found = await callsOf(tx, agencyId, readCursor(filter.before), CALLS_PER_PAGE + 1);
    const calls = found.slice(0, CALLS_PER_PAGE);
    const last = calls.at(-1);
    await audit(tx, scope, { action: 'transfers.calls_listed', subject: agencyId }, now);
    return {
      agency,
      policy: await readHandoff(tx, agencyId, now),
      line: (await lineOf(tx, agencyId)) ?? null,
      calls,
      older: found.length > CALLS_PER_PAGE && last ? `${last.begunAt.getTime()}.${last.transferId}` : null,
      secretMadeAt: secrets[0]?.madeAt ?? null,
      mayMakeSecret: scope.roles.includes('agency_admin') && worksEverywhere(scope),
    };
  });
}

/** A place in the list that somebody's address names; what is none is the beginning. */
function readCursor(text: string | null | undefined): { at: Date; id: string } | null {
  const [, millis, id] = /^(\d{1,15})\.(\w+)$/.exec(text ?? '') ?? [];
  return millis !== undefined && id !== undefined && isId('trf', id) ? { at: new Date(Number(millis)), id } : null;
}
