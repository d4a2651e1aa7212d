import { appendFileSync, createReadStream, existsSync, statSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  type DateOrder,
  dateOrders,
  importRoster,
  readBadRows,
  readRoster,
  type RosterCounts,
  type RosterField,
  rosterFields,
  type RosterFile,
  type RosterImport,
  type RosterResult,
  toldStatuses,
} from '#domain/directory/index.ts';
import type { App } from '#kernel/app.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { systemScope } from '#kernel/scope.ts';
import { tr } from '#words/index.ts';

// `npx kinline roster import`: a whole roster from a file, as large as it may be.
const options = {
  agency: { type: 'string' },
  delta: { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  yes: { type: 'boolean', default: false },
  column: { type: 'string', multiple: true, default: [] as string[] },
  code: { type: 'string', multiple: true, default: [] as string[] },
  status: { type: 'string', multiple: true, default: [] as string[] },
  dates: { type: 'string' },
  'bad-rows': { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;
const BAD_SHOWN = 20;
const scope = systemScope('npx kinline roster import');

export const rosterUsage = `npx kinline roster import --agency <slug> <file.csv>
  Takes over who is held where. Progress goes to stderr, the report to stdout.
  --agency <slug>         whose roster it is: the agency's short name in addresses ("florida"), or its id
  --delta                 the file holds changes only; without it, whoever is missing is marked as released
  --dry-run               the report only; nobody's state is changed
  --yes                   take it over although many people would leave
  --column field=heading  which column holds what; remembered. Fields: ${rosterFields.join(', ')}
  --dates ymd|mdy|dmy     how days are written; remembered
  --code 014="Palmetto Ridge"   your code for a facility; remembered
  --status "OUT TO COURT=here"  your word for a status: ${toldStatuses.join(', ')}; remembered
  --bad-rows <file>       writes every row that was kept out, one JSON object a line
It ends with 0 when it is done, 1 when it was refused or needs --yes, 2 when it was asked wrongly. Cut off at any point, the same command
finishes it. More: docs/roster.md`;

export interface RosterOrder {
  file: RosterFile;
  badRowsTo: string | undefined;
}

/** What is asked for; null for help. Throws words for the person at the keyboard. */
export function readRosterWords(words: string[]): RosterOrder | null {
  const { values, positionals } = parsed(words);
  if (values.help) return null;
  const [path] = positionals;
  if (values.agency === undefined || path === undefined || positionals.length > 1)
    throw new Error('Say --agency <slug> and one file. All options: npx kinline roster import --help');
  const full = fromWhere(path);
  if (!existsSync(full)) throw new Error(`There is no file ${full}.`);
  if (!statSync(full).isFile()) throw new Error(`${full} is a folder, not a file.`);
  if (values.dates !== undefined && !isDates(values.dates)) throw new Error('--dates is ymd, mdy or dmy.');
  const columns = Object.fromEntries(pairs(values.column, 'first'));
  const strange = Object.keys(columns).find((field) => !isField(field));
  if (strange !== undefined) throw new Error(`There is no field "${strange}". There are: ${rosterFields.join(', ')}.`);
  const badRowsTo = values['bad-rows'] === undefined ? undefined : fromWhere(values['bad-rows']);
  // Now, not when the work is done: a list that can't be written is better known before.
  if (badRowsTo !== undefined) writeFileSync(badRowsTo, '');
  return {
    badRowsTo,
    file: {
      agency: values.agency,
      fileName: basename(full),
      source: () => createReadStream(full, { highWaterMark: 64 * 1024 }),
      kind: values.delta ? 'delta' : 'whole',
      dryRun: values['dry-run'],
      mayLeave: values.yes,
      columns,
      codes: Object.fromEntries(pairs(values.code, 'last')),
      words: Object.fromEntries(pairs(values.status, 'last')),
      ...(values.dates === undefined ? {} : { dates: values.dates }),
      said: progress(),
    },
  };
}

function parsed(words: string[]) {
  try {
    return parseArgs({ args: words, options, allowPositionals: true });
  } catch (error) {
    // "Unknown option '--agancy'. To specify a positional argument …": the first sentence is for people.
    throw new Error(`${String((error as Error).message).split('. ')[0]}. All options: npx kinline roster import --help`, { cause: error });
  }
}

/** The program runs in its own folder; a path is meant from where the person stands. */
const fromWhere = (path: string): string => resolve(process.env.INIT_CWD ?? process.cwd(), path);

/** 0: taken over (or reported); 1: refused, or a yes is needed. */
export async function rosterImport(app: App, { file, badRowsTo }: RosterOrder): Promise<number> {
  try {
    const result = await importRoster(app, scope, file);
    process.stderr.write('\n');
    await tell(app, result, file.dryRun === true, badRowsTo);
    return 0;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    process.stderr.write('\n');
    console.error(tr('en', error.code.replace('.', '.refusal.'), error.params));
    if (error.code === 'directory.unknown_agency')
      console.error(`Asked for: "${file.agency}". The short name stands in the address of the agency's price page, /fees/<slug>.`);
    if (error.code === 'directory.roster_columns') console.error('Say which heading of the file holds it: --column "field=heading".');
    if (error.code === 'directory.roster_leavers') console.error('Nothing was changed. With --yes it is taken over.');
    return 1;
  }
}

const isDates = (text: string): text is DateOrder => (dateOrders as readonly string[]).includes(text);
const isField = (text: string): text is RosterField => (rosterFields as readonly string[]).includes(text);

/** A heading may hold a "=", and so may an agency's own word or code: the pair is parted where ours ends. */
function pairs(said: readonly string[], which: 'first' | 'last'): [string, string][] {
  return said.map((pair) => {
    const at = which === 'first' ? pair.indexOf('=') : pair.lastIndexOf('=');
    if (at < 1) throw new Error(`"${pair}" has no "=".`);
    return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
  });
}

/** One line on stderr that is written over, and a line for every change of state. */
function progress(): (now: RosterImport) => void {
  let state = '';
  return (now) => {
    const people = Object.values(now.counts).reduce((sum, count) => sum + count, 0) - (now.counts.left ?? 0);
    const count = now.state === 'reading' ? now.rowsRead : people;
    if (now.state !== state) process.stderr.write(`${state === '' ? '' : '\n'}${now.state}`);
    else process.stderr.write(`\r${now.state} ${count.toLocaleString('en-US')}   `);
    state = now.state;
  };
}

async function tell(app: App, { roster, resumed }: RosterResult, isDry: boolean, badRowsTo: string | undefined): Promise<void> {
  const t = (key: string) => tr('en', `directory.roster.${key}`);
  const counts = (isDry ? roster.report! : roster.counts) as RosterCounts;
  if (resumed) console.log('An import of this file had been cut off; it was finished.');
  console.log(isDry ? t('report.before') : t('report.after'));
  for (const what of ['added', 'changed', 'moved', 'released', 'died', 'unchanged', 'unknown'] as const)
    console.log(`  ${t(`report.${what}`).padEnd(36)} ${counts[what].toLocaleString('en-US')}`);
  console.log(tr('en', 'directory.roster.report.rows', { rows: roster.rowsRead, bad: roster.badRows }));
  if (roster.badRows === 0) return;
  const { unknownWords } = await readRoster(app, scope, roster.id);
  for (const { word, rows } of unknownWords)
    console.log(`  status "${word}" has no meaning yet (${rows} rows): --status "${word}=${toldStatuses.join('|')}"`);
  await tellBadRows(app, roster.id, badRowsTo);
}

async function tellBadRows(app: App, id: string, badRowsTo: string | undefined): Promise<void> {
  const t = (key: string) => tr('en', `directory.roster.${key}`);
  let shown = 0;
  for await (const rows of readBadRows(app, scope, id)) {
    for (const { line, field, code, value } of rows) {
      const snake = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
      if (shown++ < BAD_SHOWN) console.log(`  line ${line}, ${t(`field.${snake}`)}: ${t(`reason.${code}`)} "${value}"`);
    }
    if (badRowsTo !== undefined) appendFileSync(badRowsTo, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  }
  if (shown > BAD_SHOWN) console.log(`  and ${shown - BAD_SHOWN} more; --bad-rows <file> writes all of them, one JSON object a line.`);
}
