import { readPlaces } from '#domain/directory/index.ts';
import { nameLogins } from '#domain/identity/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { isId } from '#kernel/ids.ts';
import type { Scope } from '#kernel/scope.ts';
import { categories } from '../screening/hit.ts';
import { mayChange, visible } from './change-terms.ts';
import { requireKeeper, type TermPlaces, termPlaces } from './lead-terms.ts';
import { countTerms, selectFigures, selectTerms, type TermFigures, type TermFilter, type TermRow } from './queries.ts';

export const TERMS_ON_A_PAGE = 50;
const SEARCH_MOST = 80;

export interface TermView extends TermRow {
  /** active, paused, ended; or over, when its last day is past. */
  standing: 'active' | 'paused' | 'ended' | 'over';
  /** null where the mailroom is not told what it found: reports of abuse. */
  figures: TermFigures | null;
  ownerName: string;
  /** Whose letters it holds for, where it is one person's. */
  personNumber: string | null;
}

export interface TermList {
  terms: TermView[];
  count: number;
  places: TermPlaces;
  next: string | null;
}

/** As an address or a form names it. What nobody knows filters nothing. */
export function readFilter(asked: { search?: string | null; category?: string | null; standing?: string | null }): TermFilter {
  return {
    search: asked.search?.trim().replaceAll('\u0000', '').slice(0, SEARCH_MOST) || null,
    category: categories.find((one) => one === asked.category) ?? null,
    standing: (['active', 'paused', 'over'] as const).find((one) => one === asked.standing) ?? null,
  };
}

/** A page of the agency's own terms where somebody works, with what each was good for. Mailroom; audited. */
export async function listTerms(
  app: App,
  scope: Scope,
  asked: Parameters<typeof readFilter>[0] & { after?: string | null } = {},
): Promise<TermList> {
  const { agencyId } = requireKeeper(scope);
  const after = isId('trm', asked.after) ? asked.after : null;
  const filter = readFilter(asked);
  const { terms, ...rest } = await app.tx(scope, async (tx) => {
    const now = app.clock.now();
    const found = await selectTerms(tx, { ...filter, agencyId, now, after, limit: TERMS_ON_A_PAGE + 1 });
    const page = found.slice(0, TERMS_ON_A_PAGE);
    const figures = await selectFigures(
      tx,
      agencyId,
      page.map(({ termId }) => termId),
    );
    const numbers = await readPlaces(
      tx,
      page.flatMap(({ residentId }) => residentId ?? []),
    );
    await audit(
      tx,
      scope,
      { action: 'review.terms_listed', subject: agencyId, details: { ...filter, shown: page.map(({ termId }) => termId) } },
      now,
    );
    return {
      terms: page.map((term) => ({
        ...term,
        standing: standingOf(term, now),
        figures: figuresOf(term, figures),
        personNumber: numbers.get(term.residentId ?? '')?.number ?? null,
      })),
      count: await countTerms(tx, agencyId),
      places: await termPlaces(tx, scope, agencyId),
      next: found.length > TERMS_ON_A_PAGE ? page.at(-1)!.termId : null,
    };
  });
  const names = await nameLogins(
    app,
    scope,
    terms.map(({ owner }) => owner),
  );
  return { ...rest, terms: terms.map((term) => ({ ...term, ownerName: names.get(term.owner) ?? '' })) };
}

/** One term, and whether this reader may change it. Mailroom, where it works. Refuses review.unknown_term. */
export async function readTerm(app: App, scope: Scope, id: string): Promise<TermView & { mayChange: boolean; places: TermPlaces }> {
  const { agencyId } = requireKeeper(scope);
  const found = await app.tx(scope, async (tx) => {
    const term = await visible(tx, id);
    const figures = figuresOf(term, await selectFigures(tx, agencyId, [id]));
    const may = term.state !== 'ended' && (await mayChange(tx, scope, term));
    const person = term.residentId === null ? undefined : (await readPlaces(tx, [term.residentId])).get(term.residentId);
    return {
      ...{ ...term, standing: standingOf(term, app.clock.now()), figures, mayChange: may },
      ...{ personNumber: person?.number ?? null, places: await termPlaces(tx, scope, agencyId) },
    };
  });
  const names = await nameLogins(app, scope, [found.owner]);
  return { ...found, ownerName: names.get(found.owner) ?? '' };
}

const NONE: TermFigures = { letters: 0, dismissed: 0, returned: 0, lastAt: null };

function figuresOf(term: TermRow, figures: ReadonlyMap<string, TermFigures>): TermFigures | null {
  return term.action === 'protect' ? null : (figures.get(term.termId) ?? NONE);
}

export function standingOf({ state, expiresAt }: Pick<TermRow, 'state' | 'expiresAt'>, now: Date): TermView['standing'] {
  return state !== 'ended' && expiresAt !== null && expiresAt <= now ? 'over' : state;
}
