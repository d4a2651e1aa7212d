import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRefusal } from '#kernel/refusal.ts';
import { peekCsv, readCsv } from './read-csv.ts';
import { headingsIn } from './start-roster.ts';
import { delimiterOf, inspectText } from './text-form.ts';

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
async function read(bytes: Buffer, size = 7): Promise<string[]> {
  const form = await inspectText(inPieces(bytes, size));
  const rows = [];
  for await (const { line, cells } of readCsv(inPieces(bytes, size), form)) rows.push(`${line}: ${cells.join('¦')}`);
  return rows;
}
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();
const TEXT = 'número;nombre\n0042;Peña\n';

describe('letters', () => {
  test.each<[string, Buffer, string]>([
    ['UTF-8', Buffer.from(TEXT), 'utf-8'],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${TEXT}`), 'utf-8'],
    ['Latin-1', Buffer.from(TEXT, 'latin1'), 'windows-1252'],
    ['UTF-16 LE with its mark', Buffer.from(`\ufeff${TEXT}`, 'utf16le'), 'utf-16le'],
    ['UTF-16 LE without', Buffer.from(TEXT, 'utf16le'), 'utf-16le'],
    ['UTF-16 BE with its mark', utf16be(`\ufeff${TEXT}`), 'utf-16be'],
    ['UTF-16 BE without', utf16be(TEXT), 'utf-16be'],
  ])('%s', async (_what, bytes, encoding) => {
    expect((await inspectText(inPieces(bytes, 3))).encoding).toBe(encoding);
    expect(await read(bytes, 1)).toEqual(['1: número¦nombre', '2: 0042¦Peña']);
  });

  test('the first letter that is not plain may come late', async () => {
    const late = Buffer.concat([Buffer.from('n;m\n'), Buffer.from('1;a\n'.repeat(60_000)), Buffer.from('2;Peña\n', 'latin1')]);
    expect((await inspectText(inPieces(late, 65_536))).encoding).toBe('windows-1252');
    expect((await read(late, 65_536)).at(-1)).toBe('60002: 2¦Peña');
  });

  test('typographic quotes of Windows are read', async () => {
    expect(await read(Buffer.concat([Buffer.from('n;m\n1;O'), Buffer.from([0x92]), Buffer.from('Neil\n')]))).toEqual([
      '1: n¦m',
      '2: 1¦O’Neil',
    ]);
  });
});

describe('what divides cells', () => {
  test.each([
    ['a,b,c\n1;2;3', ','],
    ['a;b;c\n', ';'],
    ['a\tb\n', '\t'],
    ['a|b|c\n', '|'],
    ['"a,b,c,d";"e"\n', ';'],
    ['only one\n', ','],
    ['', ','],
  ])('%j', (text, mark) => {
    expect(delimiterOf(text)).toBe(mark);
  });
});

describe('rows', () => {
  test.each<[string, string, string[]]>([
    ['lines of Windows', 'a,b\r\n1,2\r\n', ['1: a¦b', '2: 1¦2']],
    ['lines of an old Mac', 'a,b\r1,2\r', ['1: a¦b', '2: 1¦2']],
    ['lines of both kinds', 'a,b\r\n1,2\n3,4\r\n', ['1: a¦b', '2: 1¦2', '3: 3¦4']],
    ['no line end at the end', 'a,b\n1,2', ['1: a¦b', '2: 1¦2']],
    ['a new line in quotes', 'a,b\n1,"x\ny"\n2,z\n', ['1: a¦b', '2: 1¦x\ny', '4: 2¦z']],
    ['quotes in quotes', 'a\n"say ""hi"""\n', ['1: a', '2: say "hi"']],
    ['a quote in a name', 'a,b\n1,O"Neil\n2,z\n', ['1: a¦b', '2: 1¦O"Neil', '3: 2¦z']],
    ['empty lines', 'a,b\n\n  \n1,2\n\n', ['1: a¦b', '4: 1¦2']],
    ['zeros in front', 'a\n000123\n', ['1: a', '2: 000123']],
    ['more and fewer cells', 'a,b\n1\n1,2,3\n', ['1: a¦b', '2: 1', '3: 1¦2¦3']],
  ])('%s', async (_what, text, rows) => {
    expect(await read(Buffer.from(text))).toEqual(rows);
  });

  test.each([
    ['a quote that never ends', 'a,b\n1,"x\n2,y\n'],
    ['a row without an end', `a,b\n1,"${'x'.repeat(200_000)}"\n`],
  ])('%s is refused', async (_what, text) => {
    const error: unknown = await read(Buffer.from(text), 50_000).catch((thrown: unknown) => thrown);
    expect(isRefusal(error) && error.code).toBe('directory.roster_broken');
  });

  test('whatever comes, it is read or refused, and the same however it is cut', async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.string({ unit: fc.constantFrom('a', ',', ';', '"', '\n', '\r', 'ñ', '😀', '\u0000', ' '), maxLength: 80 }),
    );
    await fc.assert(
      fc.asyncProperty(bytes, fc.integer({ min: 1, max: 9 }), async (raw, size) => {
        const all = Buffer.from(raw as string);
        const outcome = (cut: number) =>
          read(all, cut).catch((error: unknown) => {
            if (!isRefusal(error)) throw error;
            return error.code;
          });
        expect(await outcome(size)).toEqual(await outcome(1000));
      }),
      { numRuns: 300 },
    );
  });

  test('a sample that ends in the middle gives what is whole', () => {
    expect(peekCsv({ delimiter: ',', sample: 'a,b\n\n1,2\n3,4\n5,"6' }, 2)).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
    ]);
  });
});

describe('what is no table', () => {
  test.each<[string, Buffer, string]>([
    ['a spreadsheet’s own file', Buffer.from('PK\u0003\u0004rest of a zip'), 'directory.roster_not_text'],
    ['a program', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1, 2]), 'directory.roster_not_text'],
    ['headings alone', Buffer.from('number,name\n'), 'directory.roster_empty'],
    ['blank lines', Buffer.from('\n\n  \n'), 'directory.roster_empty'],
  ])('%s is refused', async (_what, bytes, code) => {
    const form = await inspectText(inPieces(bytes, 100));
    const error: unknown = await Promise.resolve()
      .then(() => headingsIn(form))
      .catch((thrown: unknown) => thrown);
    expect(isRefusal(error) && (error.fields[0]?.code ?? error.code)).toBe(code);
  });
});
