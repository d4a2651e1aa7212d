import { referencesOf } from '#domain/transfers/index.ts';
import type { App } from '#kernel/app.ts';
import type { Scope } from '#kernel/scope.ts';

type Named = { matchKey: string; reference: string | null };

/** How each of these differences is called: by the id on their side and, where it is about a transfer, by the number that people know. */
export async function namesOfBreaks(app: App, scope: Scope, breaks: readonly Named[]): Promise<(one: Named) => string> {
  const ids = breaks.flatMap(({ reference }) => reference ?? []);
  const numbers = await app.tx(scope, (tx) => referencesOf(tx, ids));
  return ({ matchKey, reference }) => {
    const id = matchKey.split(':')[1]!;
    const number = numbers.get(reference ?? '');
    if (number === undefined) return id;
    return id === reference ? number : `${id}, ${number}`;
  };
}
