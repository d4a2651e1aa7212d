import { createHmac } from 'node:crypto';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { newId } from '#kernel/ids.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { familyMeanings, givenMeanings, type TypedName } from './name-reach.ts';
import { familyForms, givenForms } from '../people/person-name.ts';
import { type CanaryRow, raiseAlert, selectCanaries } from '../queries/search-watch.ts';
import type { AlertKind } from './search-limits.ts';
import { sourceDigest } from './source.ts';

/** What a look-up showed about the one who asked. */
export interface SearchSigns {
  /** The network address. */
  source: string;
  agencyIds: readonly string[];
  /** The number asked for, as the agency writes it, with its agency; only where nobody real has it. */
  numbers?: readonly { agencyId: string; number: string }[];
  names?: readonly TypedName[];
  told: readonly { kind: Exclude<AlertKind, 'canary'>; count: number }[];
}

/**
 * Tells operators what looks like collecting, and who asked for a canary. Runs beside the look-up, in a transaction of the
 * system's own: it stays when the answer is no, and the asker's scope neither reads canaries nor writes alerts.
 */
export async function watchSearch(app: App, scope: Scope, signs: SearchSigns): Promise<void> {
  const now = app.clock.now();
  await app.tx(systemScope(scope.request), async (tx) => {
    const hit = (await selectCanaries(tx, signs.agencyIds)).find((canary) => isMeant(canary, signs));
    const alerts: { kind: AlertKind; agencyId: string | null; details: object }[] = signs.told.map(({ kind, count }) => ({
      kind,
      agencyId: signs.agencyIds[0] ?? null,
      details: { count },
    }));
    if (hit) {
      alerts.push({ kind: 'canary', agencyId: hit.agencyId, details: { canary: hit.id } });
      await audit(
        tx,
        systemScope(scope.request),
        {
          action: 'directory.canary_asked',
          subject: hit.id,
          agency: hit.agencyId,
          details: { number: hit.number, realm: scope.realm, login: scope.actor },
        },
        now,
      );
    }
    for (const { kind, agencyId, details } of alerts) {
      const alert = {
        id: newId('alt'),
        kind,
        source: sourceDigest(app, scope, signs.source),
        login: scope.actor,
        agencyId,
        details,
        at: now,
      };
      if (await raiseAlert(tx, alert)) app.log.warn({ alert: alert.id, kind, agency: agencyId, request: scope.request }, 'search alert');
    }
  });
}

/** Whether exactly this canary was asked for: its number, or its whole name. A slip on the way to a real person must not ring. */
function isMeant(canary: CanaryRow, { numbers = [], names = [] }: SearchSigns): boolean {
  if (numbers.some(({ agencyId, number }) => agencyId === canary.agencyId && number === canary.number)) return true;
  const [families, givens] = [familyForms(canary.familyName), givenForms(canary.givenName)];
  return names.some(
    ({ family, given }) =>
      families.some((form) => familyMeanings(family).get(form) === 0) && givens.some((form) => givenMeanings(given).get(form) === 0),
  );
}

/** A name or a person as a keyed digest, from which nobody reads it back. */
export function seenDigest(app: Pick<App, 'secret'>, what: string): Buffer {
  return createHmac('sha256', app.secret('directory.seen')).update(what).digest().subarray(0, 16);
}

/** The day of the counts. Not a person's day anywhere: only a lap of the counter. */
export function lapOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}
