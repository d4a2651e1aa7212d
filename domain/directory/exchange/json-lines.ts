import { refuse } from '#kernel/refusal.ts';
import { type RosterField, rosterFields, type RosterSettings } from '../roster/columns.ts';

/** A field as it is written in JSON: arrivedOn → arrived_on. */
export const inSnake = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const byName = new Map<string, RosterField>(rosterFields.map((field) => [inSnake(field), field]));

/**
 * JSON lines (an object a line, our own names of the fields) as the table that rosters are read from. All lines name the fields of the
 * first one, for in a roster a field that is empty is emptied and one that is not there stays. A line that names others, or is no such
 * object, becomes a bad row: it says whose it is where that can be read, so that he is not taken for gone.
 * Refuses: directory.roster_not_text, roster_not_json, roster_empty, unknown_heading, roster_columns.
 */
export function tableOfLines(bytes: Uint8Array): { table: Buffer; columns: RosterSettings['columns'] } {
  const lines = textOf(bytes).split(/\r?\n/);
  const first = lines.find((line) => line.trim() !== '') ?? refuse('directory.roster_empty');
  const keys = Object.keys(objectIn(first) ?? refuse('directory.roster_not_json'));
  const strange = keys.find((key) => !byName.has(key));
  if (strange !== undefined) refuse('directory.unknown_heading', { heading: strange.slice(0, 80) });
  if (!keys.includes('number')) refuse('directory.roster_columns', { missing: 'number' });
  const names = ['number', ...keys.filter((key) => key !== 'number')];
  const rows = lines.map((line) => (line.trim() === '' ? '' : rowOf(line, names)));
  return {
    table: Buffer.from(`${names.map(quoted).join(',')}\n${rows.join('\n')}\n`),
    columns: Object.fromEntries(names.map((name) => [byName.get(name)!, name])),
  };
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refuse('directory.roster_not_text');
  }
}

function objectIn(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function rowOf(line: string, names: readonly string[]): string {
  const told = objectIn(line);
  if (told === null) return quoted(line.trim().slice(0, 80));
  const cells = names.map((name) => cellOf(told[name]));
  const isWhole = names.every((name) => name in told) && Object.keys(told).length === names.length && cells.every((cell) => cell !== null);
  // One cell too many: such a row is kept out, and its number still says who is in it.
  return [...cells.map((cell) => quoted(cell ?? '')), ...(isWhole ? [] : [quoted('')])].join(',');
}

/** Null for what can't stand in one cell. */
function cellOf(value: unknown): string | null {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
  return null;
}

/** On one line whatever is in it, so that the lines keep their numbers. */
function quoted(text: string): string {
  return `"${text.replace(/[\r\n]+/g, ' ').replaceAll('"', '""')}"`;
}
