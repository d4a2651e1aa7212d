import { listAgencies, readAgency } from '#domain/directory/index.ts';
import { nameLogins } from '#domain/identity/index.ts';
import type { App } from '#kernel/app.ts';
import type { Scope } from '#kernel/scope.ts';
import { hasWords, tr } from '#words/index.ts';

/** What an account is called: its kind, and whose it is: "Owed to the trust: Elmira". */
export type NameAccount = (code: string) => string;

/** Finds out whose these accounts are, once for all of them. */
export async function accountNames(app: App, scope: Scope, codes: Iterable<string>): Promise<NameAccount> {
  const owners = new Map<string, string>();
  const ids = [...new Set([...codes].flatMap((code) => code.split(':').slice(1)))];
  const logins = ids.filter((id) => id.startsWith('lgn_'));
  for (const [id, name] of await nameLogins(app, scope, logins)) owners.set(id, name);
  if (ids.some((id) => id.startsWith('agc_') || id.startsWith('fac_'))) {
    for (const { id, name } of await listAgencies(app, scope)) {
      owners.set(id, name);
      if (!ids.some((one) => one.startsWith('fac_'))) continue;
      for (const facility of (await readAgency(app, scope, id)).facilities) owners.set(facility.id, facility.name);
    }
  }
  return (code) => {
    const [family = '', ...whose] = code.split(':');
    const words = `books.account.${family}`;
    const kind = hasWords(words) ? tr(scope.lang, words) : family;
    return whose.length === 0 ? kind : `${kind}: ${whose.map((id) => owners.get(id) ?? id).join(', ')}`;
  };
}

/** What a kind of journal is called. */
export function journalWords(lang: Scope['lang'], kind: string): string {
  const words = `books.journal.${kind}`;
  return hasWords(words) ? tr(lang, words) : kind.replaceAll('_', ' ');
}
