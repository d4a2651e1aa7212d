import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { newId } from '#kernel/ids.ts';
import { type FieldError, refuse, refuseFields } from '#kernel/refusal.ts';
import { type Scope, worksEverywhere } from '#kernel/scope.ts';
import { cleanText } from '#kernel/text.ts';
import { type HouseLine, houseLines } from '../screening/house.ts';
import { requireKeeper } from './lead-terms.ts';
import { bumpVersion, type HouseChangeRow, insertHouseChange, selectFigures, selectHouseChanges, type TermFigures } from './queries.ts';
import { actionsFor, TERM_NOTE_MOST } from './read-input.ts';
import { readFilter, TERMS_ON_A_PAGE } from './read-terms.ts';

export interface HouseTermView extends HouseLine {
  /** What the agency has made of it; null: it stands as the house has it. */
  change: HouseChangeRow | null;
  figures: TermFigures | null;
  /** What is for those who help stays as it is. */
  mayChange: boolean;
}

/** A page of what the house looks for, and what the agency has changed of it. Mailroom; audited. */
export async function listHouseTerms(
  app: App,
  scope: Scope,
  asked: { search?: string | null; category?: string | null; changed?: boolean; page?: number } = {},
): Promise<{ terms: HouseTermView[]; count: number; page: number; pages: number }> {
  const { agencyId } = requireKeeper(scope);
  const { search, category } = readFilter(asked);
  return await app.tx(scope, async (tx) => {
    const changes = await changesOf(tx, agencyId);
    const fits = houseLines().filter(
      (line) =>
        (category === null || line.category === category) &&
        (search === null || line.source.toLowerCase().includes(search.toLowerCase())) &&
        (!asked.changed || changes.has(line.id)),
    );
    const pages = Math.max(1, Math.ceil(fits.length / TERMS_ON_A_PAGE));
    const page = Math.min(pages, Math.max(1, Math.floor(asked.page ?? 1) || 1));
    const lines = fits.slice((page - 1) * TERMS_ON_A_PAGE, page * TERMS_ON_A_PAGE);
    const figures = await selectFigures(
      tx,
      agencyId,
      lines.map(({ id }) => id),
    );
    await audit(tx, scope, { action: 'review.house_terms_listed', subject: agencyId, details: { search, category } }, app.clock.now());
    return { terms: lines.map((line) => view(scope, line, changes, figures)), count: fits.length, page, pages };
  });
}

/** One of them. Mailroom. Refuses review.unknown_term. */
export async function readHouseTerm(app: App, scope: Scope, id: string): Promise<HouseTermView> {
  const { agencyId } = requireKeeper(scope);
  const line = lineOf(id);
  return await app.tx(scope, async (tx) => view(scope, line, await changesOf(tx, agencyId), await selectFigures(tx, agencyId, [line.id])));
}

export interface HouseTermChange {
  term: string;
  /** off: the agency does not look for it. other: with this severity and action. house: as the house has it. */
  stands?: unknown;
  severity?: unknown;
  action?: unknown;
  reason?: unknown;
}

/**
 * Switches a term of the house off for the agency, takes it otherwise, or as it is again. Who works at the whole agency, of its mailroom; audited.
 * Refuses: review.unknown_term, house_protected, and beside the fields: house_stands, term_severity, term_action, house_reason.
 */
export async function changeHouseTerm(app: App, scope: Scope, input: HouseTermChange): Promise<void> {
  const { actor, agencyId } = requireKeeper(scope);
  const line = lineOf(input.term);
  if (!worksEverywhere(scope)) refuse('kernel.not_allowed');
  if (isForHelp(line)) refuse('review.house_protected');
  const errors: FieldError[] = [];
  const stands = (['off', 'other', 'house'] as const).find((one) => one === input.stands);
  const severity = ([1, 2, 3] as const).find((one) => String(one) === String(input.severity));
  const action = actionsFor(line.category).find((one) => one === input.action);
  const reason = cleanText(input.reason, { max: TERM_NOTE_MOST, multiline: true });
  if (!stands) errors.push({ field: 'stands', code: 'review.house_stands' });
  if (stands === 'other' && !severity) errors.push({ field: 'severity', code: 'review.term_severity' });
  if (stands === 'other' && !action) errors.push({ field: 'action', code: 'review.term_action' });
  if (!reason.ok) errors.push({ field: 'reason', code: 'review.house_reason', params: { most: TERM_NOTE_MOST } });
  refuseFields(errors);
  if (!stands || !reason.ok) throw new Error('unreachable');
  await app.tx(scope, async (tx) => {
    await bumpVersion(tx, agencyId);
    const at = app.clock.now();
    const meant = stands === 'other' ? { severity: severity!, action: action! } : { severity: null, action: null };
    await insertHouseChange(tx, { changeId: newId('hch'), agencyId, term: line.id, stands, ...meant, reason: reason.value, actor, at });
    const details = { phrase: line.source, category: line.category, stands, ...meant, reason: reason.value };
    await audit(tx, scope, { action: 'review.house_term_changed', subject: line.id, details }, at);
  });
}

async function changesOf(tx: Parameters<typeof selectHouseChanges>[0], agencyId: string): Promise<Map<string, HouseChangeRow>> {
  const rows = await selectHouseChanges(tx, agencyId);
  return new Map(rows.filter(({ stands }) => stands !== 'house').map((row) => [row.term, row]));
}

const isForHelp = ({ action }: HouseLine): boolean => action === 'care' || action === 'protect';

function lineOf(id: string): HouseLine {
  return houseLines().find((line) => line.id === id) ?? refuse('review.unknown_term');
}

function view(
  scope: Scope,
  line: HouseLine,
  changes: ReadonlyMap<string, HouseChangeRow>,
  figures: ReadonlyMap<string, TermFigures>,
): HouseTermView {
  return {
    ...line,
    change: changes.get(line.id) ?? null,
    figures: line.action === 'protect' ? null : (figures.get(line.id) ?? null),
    mayChange: !isForHelp(line) && worksEverywhere(scope),
  };
}
