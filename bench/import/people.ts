import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';

const family =
  'Smith Johnson Garcia Martinez Nguyen Delgado Núñez Okafor Washington Kowalczyk Tran Baptiste Rosenbaum Chowdhury Hatcher Peña'.split(
    ' ',
  );
const given = 'James Maria Jose Robert Michael Rosa Luis Darnell Wei Patrick Ibrahim Shelby Amara Caleb Yesenia Minh'.split(' ');
const ending = 'son ez er ski a o y in ton ley'.split(' ');

export interface Person {
  number: string;
  familyName: string;
  givenName: string;
  birthDate: string;
  unit: string;
}

/** The n-th person: always the same one, and no two names alike too often (some thousand last names). */
export function personOf(n: number): Person {
  const mixed = (n * 2_654_435_761) % 4_294_967_296;
  return {
    number: `A${String(n).padStart(7, '0')}`,
    familyName: `${family[mixed % 16]}${ending[(mixed >>> 4) % 10]}${(mixed >>> 9) % 3 === 0 ? ` ${family[(mixed >>> 12) % 16]}` : ''}`,
    givenName: `${given[(mixed >>> 16) % 16]} ${given[(mixed >>> 20) % 16]}`,
    birthDate: `${1950 + (mixed % 50)}-${String(1 + (mixed % 12)).padStart(2, '0')}-${String(1 + (mixed % 28)).padStart(2, '0')}`,
    unit: `${'ABCDEFGH'[mixed % 8]}-${1 + (mixed % 40)}`,
  };
}

export async function writeRows(path: string, head: string, count: number, row: (person: Person, n: number) => string): Promise<void> {
  const file = createWriteStream(path);
  if (head !== '') file.write(`${head}\n`);
  for (let n = 0; n < count; n += 5000) {
    let text = '';
    for (let at = n; at < Math.min(n + 5000, count); at++) text += `${row(personOf(at), at)}\n`;
    if (!file.write(text)) await once(file, 'drain');
  }
  file.end();
  await finished(file);
}
