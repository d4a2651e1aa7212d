import { asOwn, compileOwn, type Hit, listProtected, requireKeeper, screenByOwn, type TermRow } from '#domain/review/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { type Scope, systemFor } from '#kernel/scope.ts';
import { newestAt } from './queries.ts';

/** So many of the newest letters are looked through. */
export const TRIED_ON = 200;
const EXAMPLES = 5;
/** So much of a letter stands on each side of what was found. */
const AROUND = 60;

export interface Trial {
  searched: number;
  found: number;
  /** What stands around the first passage of some of them, and where that is; no names. */
  examples: { text: string; from: number; to: number }[];
}

/**
 * What terms would have found in the newest letters where they are to hold and where somebody works. Letters that may report abuse stay out of it, and
 * what its sender took back. Mailroom; audited with the phrases and each letter of which a part is shown.
 */
export async function tryTerms(app: App, scope: Scope, terms: readonly TermRow[]): Promise<Trial> {
  const { agencyId } = requireKeeper(scope);
  const [first] = terms;
  const isOne = terms.length === 1 && first !== undefined;
  const place = isOne ? first : { facilityId: null, unit: null, residentId: null };
  const letters = await app.tx(scope, (tx) => newestAt(tx, { agencyId, ...place, limit: TRIED_ON }));
  const ids = letters.map(({ letterId }) => letterId);
  const inside = systemFor(scope);
  const hidden = await app.tx(inside, (tx) => listProtected(tx, inside, ids));
  const own = compileOwn({ version: '', changes: [], terms: terms.map(asOwn) });
  const searched = letters.filter(({ letterId }) => !hidden.has(letterId));
  const found = searched.flatMap(({ letterId, body }) => {
    const hits = screenByOwn(own, body);
    return hits.length > 0 ? [{ letterId, body, hits }] : [];
  });
  const shown = found.slice(0, EXAMPLES);
  await app.tx(scope, async (tx) => {
    const details = {
      phrase: isOne ? first.phrase : null,
      count: terms.length,
      searched: searched.length,
      found: found.length,
      shown: shown.map(({ letterId }) => letterId),
    };
    await audit(tx, scope, { action: 'mail.letters_searched', subject: agencyId, details }, app.clock.now());
  });
  return { searched: searched.length, found: found.length, examples: shown.map(({ body, hits }) => excerpt(body, hits[0]!)) };
}

/** A passage with some words before and after it. */
function excerpt(body: string, hit: Pick<Hit, 'from' | 'to'>): Trial['examples'][number] {
  const start = hit.from <= AROUND ? 0 : body.lastIndexOf(' ', hit.from - AROUND) + 1;
  const end = Math.min(body.length, hit.to + AROUND);
  const before = start > 0 ? '… ' : '';
  const from = before.length + hit.from - start;
  return { text: before + body.slice(start, end) + (end < body.length ? ' …' : ''), from, to: from + hit.to - hit.from };
}
