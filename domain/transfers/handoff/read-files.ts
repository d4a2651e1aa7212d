import { type Agency, type HandoffPolicy, readAgency, readHandoff } from '#domain/directory/index.ts';
import { readLogin } from '#domain/identity/index.ts';
import type { App } from '#kernel/app.ts';
import { audit } from '#kernel/audit.ts';
import { isId, newId } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import { requireActor, requireRealm, requireRole, type Scope, worksEverywhere } from '#kernel/scope.ts';
import { type AnswerFile, answerFilesOf } from './queries/answers.ts';
import {
  type ClosedFile,
  contentOf,
  countWaiting,
  fetchesOf,
  fileById,
  filesOf,
  insertFetch,
  type ItemLine,
  itemLines,
  sumsOf,
  type Waiting,
} from './queries/files.ts';
import { insertPutAsk, putOf } from './queries/folder.ts';
import { nextFileTime } from './schedule.ts';

export const FILES_PER_PAGE = 30;
export const LINES_PER_PAGE = 200;
const FETCHES_SHOWN = 50;
const ANSWERS_SHOWN = 30;

export type FileState = 'empty' | 'waiting' | 'late' | 'answered';

/** Where a file stands at a moment. */
export function fileState(file: Pick<ClosedFile, 'count' | 'open' | 'answerBy'>, now: Date): FileState {
  if (file.count === 0) return 'empty';
  if (file.open === 0) return 'answered';
  return now < file.answerBy ? 'waiting' : 'late';
}

export interface HandoffPage {
  agency: Agency;
  policy: HandoffPolicy;
  /** When the next file is made by itself; null where none is. */
  nextFileAt: Date | null;
  files: (ClosedFile & { state: FileState })[];
  older: number | null;
  answers: AnswerFile[];
  waiting: Waiting;
  mayMake: boolean;
}

/** The agency whose hand-off somebody may see: its trust clerks and admins. */
export function requireDesk(scope: Scope): string {
  requireRealm(scope, 'staff');
  requireRole(scope, 'trust_clerk', 'agency_admin');
  requireActor(scope);
  return scope.agency ?? refuse('kernel.not_allowed');
}

/** The agency's files and the answers that came, newest first; audited. Trust clerks and admins; a file shows to who works at all facilities in it. */
export async function listFiles(app: App, scope: Scope, filter: { before?: number | null } = {}): Promise<HandoffPage> {
  const agencyId = requireDesk(scope);
  const { agency, policies } = await readAgency(app, scope, agencyId);
  const now = app.clock.now();
  return await app.tx(scope, async (tx) => {
    const policy = await readHandoff(tx, agencyId, now);
    const found = await filesOf(tx, agencyId, filter.before ?? null, FILES_PER_PAGE + 1);
    const files = found.slice(0, FILES_PER_PAGE).map((file) => ({ ...file, state: fileState(file, now) }));
    await audit(tx, scope, { action: 'transfers.files_listed', subject: agencyId }, now);
    return {
      agency,
      policy,
      nextFileAt:
        policy.how === 'file' && policies.posting ? nextFileTime(policy.fileAt, policies.posting.body, agency.timeZone, now) : null,
      files,
      older: found.length > FILES_PER_PAGE ? files.at(-1)!.number : null,
      answers: await answerFilesOf(tx, agencyId, ANSWERS_SHOWN),
      waiting: await countWaiting(tx, agencyId),
      mayMake: policy.how === 'file' && worksEverywhere(scope) && scope.roles.includes('trust_clerk'),
    };
  });
}

export interface FileView extends ClosedFile {
  state: FileState;
  lines: ItemLine[];
  /** Of all its lines, also those on other pages. */
  sums: Awaited<ReturnType<typeof sumsOf>>;
  /** The line after which the next page begins. */
  next: number | null;
  fetches: { byName: string; at: Date }[];
  /** When it was last put into the agency's folder; null: it never was. */
  put: { at: Date; isAsked: boolean } | null;
}

/** One file with what became of each line; audited. Trust clerks and admins. Refuses: transfers.unknown_file. */
export async function readFile(app: App, scope: Scope, input: { file: string; after?: number }): Promise<FileView> {
  requireDesk(scope);
  const now = app.clock.now();
  return await app.tx(scope, async (tx) => {
    const file = (isId('hof', input.file) ? await fileById(tx, input.file) : undefined) ?? refuse('transfers.unknown_file');
    const found = await itemLines(tx, file.fileId, input.after ?? 0, LINES_PER_PAGE + 1);
    const lines = found.slice(0, LINES_PER_PAGE);
    const fetches: FileView['fetches'] = [];
    for (const { actor, at } of await fetchesOf(tx, file.fileId, FETCHES_SHOWN)) {
      const by = await readLogin(tx, scope, actor);
      fetches.push({ byName: by ? (by.name ?? by.email) : '', at });
    }
    await audit(tx, scope, { action: 'transfers.file_read', subject: file.fileId, details: { after: input.after ?? 0 } }, now);
    const next = found.length > LINES_PER_PAGE ? lines.at(-1)!.line : null;
    const [sums, put] = [await sumsOf(tx, file.fileId), (await putOf(tx, file.fileId)) ?? null];
    return { ...file, state: fileState(file, now), lines, sums, next, fetches, put };
  });
}

/** The file itself, the same bytes every time; who fetched it when is noted. Trust clerks. Refuses: transfers.unknown_file. */
export async function fetchFile(
  app: App,
  scope: Scope,
  input: { file: string },
): Promise<{ name: string; content: Buffer; sha256: string }> {
  requireDesk(scope);
  requireRole(scope, 'trust_clerk');
  const actor = requireActor(scope);
  const { agency } = await readAgency(app, scope, scope.agency!);
  return await app.tx(scope, async (tx) => {
    const file = (isId('hof', input.file) ? await fileById(tx, input.file) : undefined) ?? refuse('transfers.unknown_file');
    const content = (await contentOf(tx, file.fileId)) ?? refuse('transfers.unknown_file');
    const at = app.clock.now();
    await insertFetch(tx, { fetchId: newId('fet'), fileId: file.fileId, actor, at });
    await audit(tx, scope, { action: 'transfers.file_fetched', subject: file.fileId, details: { number: file.number } }, at);
    return { name: fileName(agency.slug, file), content, sha256: file.sha256 };
  });
}

/**
 * Has a file put into the agency's folder once more, where its system lost it; the same bytes under the same name. Asked twice before it is there, it comes once.
 * Trust clerks. Refuses: transfers.unknown_file (also of one that never went through a folder).
 */
export async function putFileAgain(app: App, scope: Scope, input: { file: string }): Promise<void> {
  requireDesk(scope);
  requireRole(scope, 'trust_clerk');
  const actor = requireActor(scope);
  await app.tx(scope, async (tx) => {
    const file = (isId('hof', input.file) ? await fileById(tx, input.file) : undefined) ?? refuse('transfers.unknown_file');
    const put = (await putOf(tx, file.fileId)) ?? refuse('transfers.unknown_file');
    if (put.isAsked) return;
    const at = app.clock.now();
    await insertPutAsk(tx, { askId: newId('put'), fileId: file.fileId, actor, at });
    await audit(tx, scope, { action: 'transfers.file_put_asked', subject: file.fileId, details: { number: file.number } }, at);
  });
}

/** "fl-000007-2026-11-23.csv": sorts by number. */
export function fileName(slug: string, { number, day }: { number: number; day: string }): string {
  return `${slug}-${String(number).padStart(6, '0')}-${day}.csv`;
}
