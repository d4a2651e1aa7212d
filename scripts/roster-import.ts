import { appendFileSync, createReadStream, existsSync, statSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  type DateOrder,
  dateOrders,
  importRoster,
  readBadRows,
  type RosterCounts,
  type RosterField,
  rosterFields,
  type RosterFile,
  type RosterImport,
  type RosterResult,
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
  dates: { type: 'string' },
  'bad-rows': { type: 'string' },
} as const;
const BAD_SHOWN = 20;
const scope = systemScope('npx kinline roster import');

/** 0: taken over (or reported); 1: refused, or a yes is needed; 2: asked for wrongly. */
export async function rosterImport(app: App, words: string[]): Promise<number> {
  let file: RosterFile;
  let badRowsTo: string | undefined;
  try {
    ({ file, badRowsTo } = readWords(words));
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 2;
  }
  try {
    const result = await importRoster(app, scope, file);
    process.stderr.write('\n');
    await tell(app, result, file.dryRun === true, badRowsTo);
    return 0;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    process.stderr.write('\n');
    console.error(tr('en', error.code.replace('.', '.refusal.'), error.params));
    if (error.code === 'directory.roster_leavers') console.error('Nothing was changed. With --yes it is taken over.');
    return 1;
  }
}

function readWords(words: string[]): { file: RosterFile; badRowsTo: string | undefined } {
  const { values, positionals } = parseArgs({ args: words, options, allowPositionals: true });
  const [path] = positionals;
  if (values.agency === undefined || path === undefined || positionals.length > 1) throw new Error('Say --agency <slug> and one file.');
  // The program runs in its own folder; a path is meant from where the person stands.
  const full = resolve(process.env.INIT_CWD ?? process.cwd(), path);
  if (!existsSync(full) || !statSync(full).isFile()) throw new Error(`There is no file ${full}.`);
  if (values.dates !== undefined && !isDates(values.dates)) throw new Error('--dates is ymd, mdy or dmy.');
  const columns = Object.fromEntries(pairs(values.column));
  const strange = Object.keys(columns).find((field) => !isField(field));
  if (strange !== undefined) throw new Error(`There is no field "${strange}". There are: ${rosterFields.join(', ')}.`);
  return {
    badRowsTo: values['bad-rows'],
    file: {
      agency: values.agency,
      fileName: basename(full),
      source: () => createReadStream(full, { highWaterMark: 64 * 1024 }),
      kind: values.delta ? 'delta' : 'whole',
      dryRun: values['dry-run'],
      mayLeave: values.yes,
      columns,
      codes: Object.fromEntries(pairs(values.code)),
      ...(values.dates === undefined ? {} : { dates: values.dates }),
      said: progress(),
    },
  };
}

const isDates = (text: string): text is DateOrder => (dateOrders as readonly string[]).includes(text);
const isField = (text: string): text is RosterField => (rosterFields as readonly string[]).includes(text);

function pairs(said: readonly string[]): [string, string][] {
  return said.map((pair) => {
    const at = pair.indexOf('=');
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
  let shown = 0;
  const list = badRowsTo === undefined ? null : resolve(process.env.INIT_CWD ?? process.cwd(), badRowsTo);
  if (list !== null) writeFileSync(list, '');
  for await (const rows of readBadRows(app, scope, roster.id)) {
    for (const { line, field, code, value } of rows) {
      const snake = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
      if (shown++ < BAD_SHOWN) console.log(`  line ${line}, ${t(`field.${snake}`)}: ${t(`reason.${code}`)} "${value}"`);
    }
    if (list !== null) appendFileSync(list, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  }
  if (shown > BAD_SHOWN) console.log(`  and ${shown - BAD_SHOWN} more; --bad-rows <file> writes all of them, one JSON object a line.`);
}
