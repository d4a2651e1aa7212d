import { createHash } from 'node:crypto';
import { type Dirent } from 'node:fs';
import { lstat, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { readAgency } from '#domain/directory/index.ts';
import type { App } from '#kernel/app.ts';
import { csvOf } from '#kernel/csv.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { ANSWER_MAX, keepAnswer, readAnswerFile } from './bring-answer.ts';
import { answerLines } from './queries/answers.ts';
import { filesToPut, insertPut } from './queries/folder.ts';
import { fileName } from './read-files.ts';

declare module '#kernel/app.ts' {
  interface App {
    /** Where files and answers change hands: a folder below for each agency, named as in its addresses. */
    readonly handoffFolder?: string | undefined;
  }
}

/** What nobody has written to for so long is whole; a marker beside it ("answer.csv.done") says so at once. */
const STEADY_MS = 30_000;
/** Files older than this are fetched by hand: a folder that is new does not get years of them. */
const PUT_WITHIN_MS = 7 * 86_400_000;
const AT_ONCE = 20;
const LINES_TOLD = 100_000;

/** Who brings what is found: the agency, by its folder. */
const scopeOf = (agencyId: string): Scope => ({
  ...systemScope('handoff-folder', agencyId),
  realm: 'staff',
  actor: 'folder',
  roles: ['trust_clerk'],
  facilities: 'all',
});

interface Place {
  agencyId: string;
  slug: string;
  at: string;
}

/**
 * Puts new files into each agency's folder (`out`) and reads the answers that lie there (`in`). Trouble with one folder is told and costs the others nothing.
 * The folder of an agency is made by whoever runs the installation: where there is none, nothing changes hands this way.
 */
export async function exchangeFolders(app: App): Promise<void> {
  const root = app.handoffFolder;
  if (root === undefined) return;
  for (const entry of await readdir(root, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    try {
      const { agency } = await readAgency(app, systemScope('handoff-folder'), entry.name);
      const place: Place = { agencyId: agency.id, slug: agency.slug, at: join(root, entry.name) };
      for (const part of ['out', 'in', 'done', 'refused']) await mkdir(join(place.at, part), { recursive: true });
      await putFiles(app, place);
      await takeAnswers(app, place);
    } catch (error) {
      app.log.error({ alert: 'transfers.folder_failed', folder: entry.name, err: error }, 'a folder of hand-off could not be used');
    }
  }
}

/** A file appears whole, under its name, or not at all. Whoever dies before noting it puts the same bytes under the same name again. */
async function putFiles(app: App, { agencyId, slug, at }: Place): Promise<void> {
  const scope = systemScope('handoff-folder', agencyId);
  const since = new Date(app.clock.now().getTime() - PUT_WITHIN_MS);
  for (const file of await app.tx(scope, (tx) => filesToPut(tx, agencyId, since, AT_ONCE))) {
    await writeWhole(join(at, 'out', fileName(slug, file)), file.content);
    await app.tx(scope, (tx) => insertPut(tx, { ...file, at: app.clock.now() }));
  }
}

async function takeAnswers(app: App, place: Place): Promise<void> {
  const entries = await readdir(join(place.at, 'in'), { withFileTypes: true });
  const names = new Set(entries.map(({ name }) => name));
  // Only real files: a link could lead anywhere on this machine.
  const answers = entries.filter((entry: Dirent) => entry.isFile() && /^[^.].*\.(csv|txt)$/i.test(entry.name));
  for (const { name } of answers.slice(0, AT_ONCE)) await takeAnswer(app, place, name, names.has(`${name}.done`));
}

/** Kept, read to its end, told, moved: whoever dies between is followed by the next look, which finds the same answer by name, content and time. */
async function takeAnswer(app: App, { agencyId, at }: Place, name: string, isMarked: boolean): Promise<void> {
  const path = join(at, 'in', name);
  const before = await lstat(path);
  // The machine's own time: files know no other.
  if (!isMarked && Date.now() - before.mtimeMs < STEADY_MS) return;
  const bytes = before.size > ANSWER_MAX ? Buffer.alloc(ANSWER_MAX + 1) : await readFile(path);
  const after = await lstat(path);
  if (after.size !== before.size || after.mtimeMs !== before.mtimeMs) return;
  const sum = createHash('sha256').update(`${name} ${before.size} ${before.mtimeMs} `).update(bytes).digest('hex');
  const { name: stem, ext } = parse(name);
  const moved = `${stem}.${sum.slice(0, 8)}`;
  try {
    const { answerId } = await keepAnswer(app, scopeOf(agencyId), { fileName: name, bytes, agencyId, reach: ['*'], found: sum });
    await readAnswerFile(app, answerId);
    const lines = await app.tx(scopeOf(agencyId), (tx) => answerLines(tx, answerId, LINES_TOLD));
    const told = lines
      .toSorted((a, b) => a.line - b.line)
      .map(({ line, reference, verdict, details }) => [String(line), reference, verdict, details['why'] ?? '']);
    await writeWhole(join(at, 'done', `${moved}.verdict.csv`), Buffer.from(csvOf([['line', 'reference', 'verdict', 'why'], ...told])));
    await rename(path, join(at, 'done', `${moved}${ext}`));
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const why = error.code === 'kernel.bad_input' ? error.fields.map(({ code }) => code).join('\n') : error.code;
    app.log.warn({ alert: 'transfers.folder_refused', agency: agencyId, file: name, why }, 'an answer in a folder can’t be read');
    await writeWhole(join(at, 'refused', `${moved}.why.txt`), Buffer.from(`${why}\n`));
    await rename(path, join(at, 'refused', `${moved}${ext}`));
  }
  await rm(`${path}.done`, { force: true });
}

async function writeWhole(path: string, content: Buffer): Promise<void> {
  const { dir, base } = parse(path);
  const part = join(dir, `.${base}.part`);
  const file = await open(part, 'w');
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(part, path);
}
