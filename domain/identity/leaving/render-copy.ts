import { moneyToJson } from '#kernel/money.ts';
import { HOUSE_ZONE } from '#kernel/wall-clock.ts';
import { formatDateTime, formatMoney, isoTime } from '#words/format.ts';
import { type Lang, tr } from '#words/index.ts';
import type { OwnSection, OwnValue } from '../own-data.ts';

/** The copy for machines: amounts as decimal strings, instants in ISO 8601. */
export function copyJson(sections: readonly OwnSection[], at: Date): string {
  const plain = (value: OwnValue): string | number | boolean | null => {
    if (typeof value === 'bigint') return moneyToJson(value);
    return value instanceof Date ? isoTime(value) : value;
  };
  const body = Object.fromEntries(
    sections.map(({ name, rows }) => [
      name,
      rows.map((row) => Object.fromEntries(Object.entries(row).map(([column, value]) => [column, plain(value)]))),
    ]),
  );
  return `${JSON.stringify({ made_at: isoTime(at), ...body }, null, 2)}\n`;
}

/** The copy for people: one page that needs nothing else and runs nothing. All text is text. */
export function copyHtml(sections: readonly OwnSection[], lang: Lang, at: Date): string {
  const word = (key: string, params = {}) => escape(tr(lang, `identity.copy.${key}`, params));
  const cell = (value: OwnValue): string => {
    if (value === null || value === '') return '–';
    if (typeof value === 'bigint') return escape(formatMoney(value, lang));
    if (typeof value === 'boolean') return word(value ? 'yes' : 'no');
    return escape(value instanceof Date ? formatDateTime(value, lang, HOUSE_ZONE) : String(value));
  };
  const table = ({ name, rows }: OwnSection): string => {
    const heading = `<h2>${word(name)}</h2>`;
    const first = rows[0];
    if (first === undefined) return `${heading}\n<p>${word('none')}</p>`;
    const columns = Object.keys(first);
    const head = columns.map((column) => `<th scope="col">${word(`col_${column}`)}</th>`).join('');
    const body = rows.map((row) => `<tr>${columns.map((column) => `<td>${cell(row[column] ?? null)}</td>`).join('')}</tr>`).join('\n');
    return `${heading}\n<table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body}\n</tbody>\n</table>`;
  };
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${word('file_title')}</title>
<style>body{font:18px/1.5 sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem}table{border-collapse:collapse;width:100%}th,td{text-align:left;border-bottom:1px solid #999;padding:.4rem .8rem .4rem 0;vertical-align:top;overflow-wrap:anywhere}</style>
</head>
<body>
<h1>${word('file_title')}</h1>
<p>${word('file_made', { when: formatDateTime(at, lang, HOUSE_ZONE) })}</p>
${sections.map(table).join('\n')}
</body>
</html>
`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}
