import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { addJob } from '#kernel/jobs.ts';
import { type FieldError, refuse, refuseFields } from '#kernel/refusal.ts';
import type { Scope } from '#kernel/scope.ts';
import { keepSettings, moveImport, selectPart, selectSettings, selectUnknownWords } from '../queries/rosters.ts';
import { ownWord, plain, type ToldStatus, toldStatuses } from './columns.ts';
import { importOf } from './may-import.ts';
import { ROSTER_JOB } from './roster-job.ts';

export const UNKNOWN_WORDS_SHOWN = 20;
const SPELLINGS_READ = 200;

/** A status word of a file that nobody has explained, as it was first written, and how many rows have it. */
export interface UnknownWord {
  word: string;
  rows: number;
}

/** Pure: words typed with commas between, by what they mean. A word that would mean two things, or is too long, is a field error. */
export function statusWordsFrom(
  typed: Partial<Record<ToldStatus, string>>,
  fail: (field: string, code: string) => void,
): Record<string, ToldStatus> {
  const found: Record<string, ToldStatus> = {};
  const taken = new Set<string>();
  for (const status of toldStatuses) {
    for (const word of (typed[status] ?? '').split(',').map((part) => part.trim())) {
      if (plain(word) === '') continue;
      if (taken.has(plain(word)) || ownWord(word) === null) fail(`words-${status}`, 'roster_word_twice');
      else found[word] = status;
      taken.add(plain(word));
    }
  }
  return found;
}

/** The words of a file that have no meaning yet, the most frequent first. */
export async function unknownWords(tx: Tx, id: string): Promise<UnknownWord[]> {
  const found = new Map<string, UnknownWord>();
  for (const { word, rows } of await selectUnknownWords(tx, id, SPELLINGS_READ)) {
    const known = found.get(plain(word));
    if (known) known.rows += rows;
    else found.set(plain(word), { word, rows });
  }
  return [...found.values()].toSorted((a, b) => b.rows - a.rows);
}

/**
 * Says what words of a file's status column mean, remembers it for the agency, and has the file read and compared once more. What is left
 * without a meaning keeps its rows out, as before. Refuses: directory.unknown_roster, roster_over (it does not wait for a yes), roster_not_kept
 * (the file came by the command line; send it again), roster_no_meaning, choose_one. Admins of the agency, operators.
 */
export async function learnWords(app: App, scope: Scope, id: string, meanings: readonly { word: string; status: string }[]): Promise<void> {
  await app.tx(scope, async (tx) => {
    const roster = await importOf(tx, scope, id, 'lock');
    if (roster.state !== 'waiting') refuse('directory.roster_over');
    if ((await selectPart(tx, id, 0)) === undefined) refuse('directory.roster_not_kept');
    const unknown = new Set((await unknownWords(tx, id)).map(({ word }) => plain(word)));
    const errors: FieldError[] = [];
    const learned: Record<string, ToldStatus> = {};
    meanings.forEach(({ word, status }, at) => {
      if (status === '') return;
      const meaning = toldStatuses.find((one) => one === status);
      if (meaning === undefined || !unknown.has(plain(word))) errors.push({ field: `word-${at}`, code: 'directory.choose_one' });
      else learned[word] = meaning;
    });
    refuseFields(errors);
    if (Object.keys(learned).length === 0) refuse('directory.roster_no_meaning');
    const now = app.clock.now();
    const settings = { ...roster.settings, statusWords: { ...roster.settings.statusWords, ...learned } };
    const { headingAdded: _ours, ...own } = settings;
    const before = (await selectSettings(tx, roster.agencyId)) ?? own;
    const kept = { ...before, statusWords: { ...before.statusWords, ...learned } };
    await keepSettings(tx, roster.agencyId, kept, scope.actor, now);
    await moveImport(tx, id, { state: 'reading', settings }, scope.actor, now);
    await audit(tx, scope, { action: 'directory.roster_words', subject: id, agency: roster.agencyId, details: { learned } }, now);
    await addJob(tx, ROSTER_JOB, { id, agency: roster.agencyId }, { key: id });
  });
}
