import { createHash } from 'node:crypto';
import { type CsvRow, headingsIn, inspectText, readAgency, readAnswerWords, readCsv, readHandoff } from '#domain/directory/index.ts';
import { nameLogins } from '#domain/identity/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { isId, newId } from '#kernel/ids.ts';
import { addJob, type Job } from '#kernel/jobs.ts';
import { moneyToJson } from '#kernel/money.ts';
import { isRefusal, refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, requireRole, type Scope, systemScope, worksAt, worksEverywhere } from '#kernel/scope.ts';
import { cleanText } from '#kernel/text.ts';
import { readReference } from '../reference.ts';
import { answerAll } from './acknowledge.ts';
import { readAnswer, type ReadAnswer, type Reading, readingsOf, referenceAt, wordsKey } from './answer-columns.ts';
import {
  answerContent,
  type AnswerFile,
  answerFileById,
  type AnswerLine,
  type AnswerLineView,
  answerLines,
  insertAnswerEnd,
  insertAnswerFile,
  insertAnswerLine,
  lastAnswerLine,
  takeTurnOfAnswer,
  unreadAnswers,
} from './queries/answers.ts';
import { filesBegunFor } from './queries/files.ts';
import { answerFound } from './queries/folder.ts';

export const ANSWER_MAX = 10 * 1024 * 1024;
export const ANSWER_LINES_SHOWN = 500;
const CHUNK = 100;
export const READ_ANSWER = 'transfers.read_answer';

/**
 * Takes a file in which the agency says what became of its money, and reads it. It is kept first: were we to die over it, another process reads on.
 * Trust clerks. Refuses at `file`: transfers.answer_missing, answer_too_long (10 MB), answer_columns (no number or no result), answer_empty; and directory.roster_broken, roster_not_text.
 */
export async function bringAnswer(app: App, scope: Scope, input: { fileName: string; bytes: Uint8Array }): Promise<{ answerId: string }> {
  requireRealm(scope, 'staff');
  requireRole(scope, 'trust_clerk');
  const agencyId = scope.agency ?? refuse('kernel.not_allowed');
  requireActor(scope);
  const { answerId } = await keepAnswer(app, scope, { ...input, agencyId, reach: await reachOf(app, scope, agencyId), found: null });
  await readAnswerFile(app, answerId);
  return { answerId };
}

interface BroughtAnswer {
  fileName: string;
  bytes: Uint8Array;
  agencyId: string;
  /** For which facilities it speaks; "*" is the whole agency. */
  reach: string[];
  /** What tells a file that was found from any other; null: somebody brought it. */
  found: string | null;
}

/** Keeps an answer as it came, unread; what was found before is the answer it was then. Refuses as bringAnswer. */
export async function keepAnswer(app: App, scope: Scope, input: BroughtAnswer): Promise<{ answerId: string }> {
  const { agencyId, reach, found } = input;
  if (input.bytes.length === 0) refuse('transfers.answer_missing', {}, 'file');
  if (input.bytes.length > ANSWER_MAX) refuse('transfers.answer_too_long', { most: ANSWER_MAX / 1024 / 1024 }, 'file');
  const content = Buffer.from(input.bytes);
  const form = await inspectText(once(content));
  let names: string[];
  try {
    names = headingsIn(form);
  } catch (error) {
    if (isRefusal(error) && error.code === 'directory.roster_empty') refuse('transfers.answer_empty', {}, 'file');
    throw error;
  }
  await allRows(content, form);
  const name = cleanText(input.fileName, { max: 200 });
  const actor = requireActor(scope);
  return await app.tx(scope, async (tx) => {
    if (found !== null) await takeTurnOfAnswer(tx, found);
    const known = found === null ? undefined : await answerFound(tx, agencyId, found);
    if (known !== undefined) return { answerId: known };
    const answerId = newId('ans');
    const at = app.clock.now();
    const words = await readAnswerWords(tx, agencyId, at);
    if (readingsOf(names, words).length === 0) refuse('transfers.answer_columns', {}, 'file');
    const sha256 = createHash('sha256').update(content).digest('hex');
    const fileName = name.ok ? name.value : 'answer.csv';
    await insertAnswerFile(tx, { answerId, agencyId, actor, reach, fileName, sha256, content, words, found, at });
    await audit(tx, scope, { action: 'transfers.answer_brought', subject: answerId, details: { sha256, bytes: content.length } }, at);
    await addJob(tx, READ_ANSWER, { answer: answerId }, { key: answerId });
    return { answerId };
  });
}

/** For which facilities somebody's word counts; "*" is the whole agency. */
async function reachOf(app: App, scope: Scope, agencyId: string): Promise<string[]> {
  if (worksEverywhere(scope)) return ['*'];
  const { facilities } = await readAgency(app, scope, agencyId);
  const own = facilities.map(({ id }) => id).filter((id) => worksAt(scope, id));
  return own.length > 0 ? own : refuse('kernel.not_allowed');
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Reads what is still unread of an answer: each hundred lines are done and noted in one transaction, in the name and reach of who brought it. */
export async function readAnswerFile(app: App, answerId: string, chunk = CHUNK): Promise<void> {
  const system = systemScope('read-answer');
  const file = await app.tx(system, (tx) => answerFileById(tx, answerId));
  if (!file || file.endedAt !== null) return;
  const scope: Scope = {
    ...system,
    realm: 'staff',
    actor: file.actor,
    agency: file.agencyId,
    roles: ['trust_clerk'],
    facilities: file.reach.includes('*') ? 'all' : file.reach,
  };
  const { content, words } = (await app.tx(system, (tx) => answerContent(tx, answerId)))!;
  const form = await inspectText(once(content));
  const [head, ...lines] = await allRows(content, form);
  const names = head?.cells ?? [];
  const readings = readingsOf(names, words);
  const rows = readings.length === 0 ? [] : lines.filter(({ cells }) => !isTrailer(cells));
  const headedAs =
    readings.length < 2 ? new Map<string, string>() : await app.tx(system, (tx) => headingsFor(tx, file.agencyId, rows, readings));
  const read = rows.map((row) => ({ row, said: readAnswer(row.cells, readings, names, headedAs) }));
  while (await readChunk(app, scope, file, read, chunk));
  await app.tx(scope, async (tx) => {
    await takeTurnOfAnswer(tx, answerId);
    await insertAnswerEnd(tx, file, app.clock.now());
  });
}

/** As what the files were headed that the lines answer, by the number as it is typed in the line. */
async function headingsFor(tx: Tx, agencyId: string, rows: readonly CsvRow[], readings: readonly Reading[]): Promise<Map<string, string>> {
  const typed = new Set(rows.flatMap(({ cells }) => readings.map(({ columns }) => referenceAt(cells, columns))));
  const begun = await filesBegunFor(
    tx,
    agencyId,
    [...typed].flatMap((one) => readReference(one) ?? []),
  );
  const headed = new Map<string, string>();
  for (const one of typed) {
    const at = begun.get(readReference(one) ?? '');
    if (at) headed.set(one, wordsKey((await readHandoff(tx, agencyId, at)).answer));
  }
  return headed;
}

async function readChunk(
  app: App,
  scope: Scope,
  file: AnswerFile,
  read: readonly { row: CsvRow; said: ReadAnswer }[],
  chunk: number,
): Promise<boolean> {
  return await app.tx(scope, async (tx) => {
    await takeTurnOfAnswer(tx, file.answerId);
    const done = await lastAnswerLine(tx, file.answerId);
    const next = read.filter(({ row }) => row.line > done).slice(0, chunk);
    if (next.length === 0) return false;
    const answers = next.flatMap(({ said }) => (said.ok ? [said.answer] : []));
    const verdicts = await answerAll(app, tx, scope, answers, file.answerId);
    let i = 0;
    for (const { row, said } of next) {
      const { verdict, why, transferId } = said.ok ? verdicts[i++]! : { verdict: 'kept_out', why: said.why, transferId: null };
      const reference = said.ok ? (said.answer.reference ?? '') : said.reference;
      const details: AnswerLine['details'] = {
        ...(transferId === null ? {} : { transfer: transferId }),
        ...(why === null ? {} : { why }),
        ...(verdict === 'kept_out' ? { said: shown(wrongIn(said, why)) } : {}),
      };
      await insertAnswerLine(tx, file, { line: row.line, reference: shown(reference), verdict, details });
    }
    return true;
  });
}

/** What the line says that can't be, for who must mend it. */
function wrongIn(said: ReadAnswer, why: string | null): string {
  if (!said.ok) return said.said;
  const { amountCents, deductions = [] } = said.answer;
  if (why === 'amount_differs') return moneyToJson(amountCents ?? 0n);
  return why === 'deducted_too_much' ? moneyToJson(deductions.reduce((sum, one) => sum + one.amountCents, 0n)) : '';
}

/** What may stand on a page of what was in the file. */
function shown(text: string): string {
  const clean = cleanText(text, { max: 80 });
  return clean.ok ? clean.value : '';
}

/** An agency may send our own trailer back. */
function isTrailer(cells: readonly string[]): boolean {
  return (cells[0] ?? '').trim().toUpperCase() === 'TRAILER';
}

/** All rows, or a refusal: of a file with a quote that never ends nobody can say which lines were meant. */
async function allRows(content: Buffer, form: Parameters<typeof readCsv>[1]): Promise<CsvRow[]> {
  const rows: CsvRow[] = [];
  for await (const row of readCsv(once(content), form)) rows.push(row);
  return rows;
}

export interface AnswerView extends AnswerFile {
  lines: AnswerLineView[];
  timeZone: string;
  /** Null: it lay in the agency's folder. */
  byName: string | null;
}

/** One answer with its lines, those that were kept out first; audited. Trust clerks and admins. Refuses: transfers.unknown_file. */
export async function readAnswerView(app: App, scope: Scope, id: string): Promise<AnswerView> {
  requireRealm(scope, 'staff');
  requireRole(scope, 'trust_clerk', 'agency_admin');
  const { agency } = await readAgency(app, scope, scope.agency ?? refuse('kernel.not_allowed'));
  const found = await app.tx(scope, async (tx) => {
    const file = (isId('ans', id) ? await answerFileById(tx, id) : undefined) ?? refuse('transfers.unknown_file');
    await audit(tx, scope, { action: 'transfers.answer_read', subject: id }, app.clock.now());
    return { ...file, lines: await answerLines(tx, id, ANSWER_LINES_SHOWN) };
  });
  const byName = (await nameLogins(app, scope, [found.actor])).get(found.actor) ?? null;
  return { ...found, timeZone: agency.timeZone, byName };
}

/** Reads on where somebody stopped. */
export async function readUnreadAnswers(app: App): Promise<void> {
  const ids = await app.tx(systemScope('sweep-answers'), (tx) => unreadAnswers(tx, 20));
  for (const id of ids) await readAnswerFile(app, id);
}

export const jobs: Readonly<Record<string, Job>> = {
  [READ_ANSWER]: async (app, payload: { answer: string }) => await readAnswerFile(app, payload.answer),
};
