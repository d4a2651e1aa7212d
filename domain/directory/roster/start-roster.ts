import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { newId } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import type { Scope } from '#kernel/scope.ts';
import { cleanText } from '#kernel/text.ts';
import type { Agency } from '../places/agency.ts';
import { selectAgency } from '../queries/agencies.ts';
import { insertImport, insertPart, type RosterKind, selectSettings } from '../queries/rosters.ts';
import { columnsFor, headingsOf, MOST_LEAVING, type RosterSettings } from './columns.ts';
import { requireRosterRight } from './may-import.ts';
import { peekCsv } from './read-csv.ts';
import { inspectText, type TextForm } from './text-form.ts';

/** What a page takes; longer files go by the command line. */
export const UPLOAD_MAX = 25 * 1024 * 1024;
export const PART = 1024 * 1024;

/**
 * Keeps an uploaded file until its columns are chosen. Refuses: directory.roster_missing (no file, or nothing in it), roster_too_long,
 * roster_empty (headings only), roster_not_text, roster_broken. Admins of the agency, operators.
 */
export async function startRoster(
  app: App,
  scope: Scope,
  input: { agencyId: string; fileName: string; bytes: Uint8Array },
): Promise<{ rosterId: string }> {
  requireRosterRight(scope, input.agencyId);
  if (input.bytes.length === 0) refuse('directory.roster_missing', {}, 'file');
  if (input.bytes.length > UPLOAD_MAX) refuse('directory.roster_too_long', { most: UPLOAD_MAX / 1024 / 1024 }, 'file');
  const form = await inspectText(
    (async function* () {
      yield input.bytes;
    })(),
  );
  const names = headingsIn(form);
  const rosterId = newId('ros');
  await app.tx(scope, async (tx) => {
    const agency = (await selectAgency(tx, input.agencyId)) ?? refuse('directory.unknown_agency');
    const settings = settingsFor(names, await selectSettings(tx, agency.id), agency);
    const now = app.clock.now();
    await insertImport(tx, freshImport(rosterId, agency.id, 'whole', input.fileName, form, settings), scope.actor, now);
    for (let part = 0; part * PART < input.bytes.length; part++)
      await insertPart(tx, { id: rosterId, agencyId: agency.id }, part, input.bytes.subarray(part * PART, (part + 1) * PART));
    await audit(
      tx,
      scope,
      { action: 'directory.roster_uploaded', subject: rosterId, agency: agency.id, details: { bytes: form.bytes } },
      now,
    );
  });
  return { rosterId };
}

/** The headings of a file, its first row. Refuses: directory.roster_not_text, roster_empty, roster_broken. */
export function headingsIn(form: TextForm): string[] {
  // A spreadsheet's own file, a picture, a program: nothing that a person would call text.
  if (/^(PK\u0003\u0004|%PDF|\u00d0\u00cf\u0011\u00e0|\u0089PNG)/.test(form.sample) || /\u0000/.test(form.sample.slice(0, 4096)))
    refuse('directory.roster_not_text', {}, 'file');
  const rows = peekCsv(form, 1);
  if (rows.length < 2) refuse('directory.roster_empty', {}, 'file');
  return headingsOf(rows[0]!);
}

/** As it was read the last time, where the headings still allow it. */
export function settingsFor(
  names: readonly string[],
  before: RosterSettings | undefined,
  { number }: Pick<Agency, 'number'>,
): RosterSettings {
  return {
    columns: columnsFor(names, before ?? null, Object.values(number.label)),
    headings: names,
    dates: before?.dates ?? 'mdy',
    facilityCodes: before?.facilityCodes ?? {},
    statusWords: before?.statusWords ?? {},
    mostLeaving: before?.mostLeaving ?? MOST_LEAVING,
  };
}

export function freshImport(id: string, agencyId: string, kind: RosterKind, fileName: string, form: TextForm, settings: RosterSettings) {
  const name = cleanText(fileName, { max: 200 });
  return { id, agencyId, kind, fileName: name.ok ? name.value : 'roster.csv', fileBytes: form.bytes, digest: form.digest, settings };
}
