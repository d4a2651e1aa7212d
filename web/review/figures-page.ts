import type { RequestEvent } from '@sveltejs/kit';
import { nameLogins } from '#domain/identity/index.ts';
import { readReviewFigures, type ReviewFigures } from '#domain/review/index.ts';
import { type FigureSheet, figureSheets } from './figure-sheets.ts';

/** What the address asks for: the figures, and the same as tables. */
export async function figuresOf({
  locals,
  url,
}: Pick<RequestEvent, 'locals' | 'url'>): Promise<{ figures: ReviewFigures; sheets: FigureSheet[] }> {
  const { app, scope, lang } = locals;
  const query = url.searchParams;
  const figures = await readReviewFigures(app, scope, { facility: query.get('facility'), days: query.get('days') });
  const names = await nameLogins(
    app,
    scope,
    figures.reviewers.map(({ reviewer }) => reviewer),
  );
  return { figures, sheets: figureSheets(figures, (login) => names.get(login) ?? login, lang) };
}
