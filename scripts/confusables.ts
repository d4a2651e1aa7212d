import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// Makes domain/review/screening/confusables.ts from Unicode's confusables.txt (https://www.unicode.org/Public/security/):
// `node scripts/confusables.ts <confusables.txt>`. Kept is what looks like one Latin letter or digit and that NFKD does not know.
const source = readFileSync(process.argv[2]!, 'utf8');
const version = /^# Version: (\S+)/m.exec(source)![1];
const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
const characters = (hex: string) =>
  String.fromCodePoint(
    ...hex
      .trim()
      .split(' ')
      .map((code) => parseInt(code, 16)),
  );

const looksLike = new Map<string, string>();
for (const line of source.split('\n')) {
  const [from = '', to] = line.replace(/#.*/, '').split(';');
  if (to === undefined) continue;
  const [character, target] = [characters(from), plain(characters(to))];
  const isNew = [...character].length === 1 && character > '\u007f' && !/^[a-z0-9]+$/.test(plain(character));
  if (isNew && /^[a-z0-9]$/.test(target)) looksLike.set(target, (looksLike.get(target) ?? '') + character);
}
const lines = [...looksLike]
  .sort(([a], [b]) => a.localeCompare(b))
  .map(([letter, all]) => `  ${JSON.stringify(letter)}: ${JSON.stringify(all)},`);
writeFileSync(
  join(import.meta.dirname, '../domain/review/screening/confusables.ts'),
  `// Made by \`node scripts/confusables.ts\` from confusables.txt of Unicode ${version} (UTS #39), © 1991-2025 Unicode, Inc., under the Unicode License v3.
// Do not edit. Which characters look like a Latin letter or digit, beyond what NFKD says.
export const confusables: Readonly<Record<string, string>> = {
${lines.join('\n').replaceAll('"', "'")}
};
`,
);
