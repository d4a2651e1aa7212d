import PDFDocument from 'pdfkit';
import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { type PdfBlock, renderPdf } from './render-pdf.ts';
import { Typesetter } from './typesetter.ts';

const madeAt = new Date('2026-11-23T15:00:00Z');

/** Read back by another program than the one that wrote it. */
async function read(bytes: Uint8Array) {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const { text } = await extractText(pdf, { mergePages: false });
  const { info } = (await pdf.getMetadata()) as unknown as { info: Record<string, unknown> };
  return { pdf, pages: text, text: text.join('\n'), info };
}

async function paper(blocks: PdfBlock[], lang: 'en' | 'es' = 'en') {
  return await read(await renderPdf({ lang, title: 'Recibo de José Núñez', foot: 'Kinline', madeAt, parts: [{ lang, blocks }] }));
}

describe('what is written can be read back', () => {
  it('with accents, signs, and letters of either file of the font', async () => {
    const texts = [
      'José Núñez ¿cuánto? ¡ya! üÜ «cargo» — …',
      'Łukasz Dvořák Şahin Győző',
      'fi ffl $1,204.50 −$3.00 “so” it’s',
      'muchos usuarios únicos',
    ];
    const { text } = await paper([
      { kind: 'heading', level: 1, text: 'Recibo: ú u' },
      ...texts.map((one): PdfBlock => ({ kind: 'text', text: one })),
    ]);
    for (const one of ['Recibo: ú u', ...texts]) expect(text).toContain(one);
  });

  it('in every script a letter is likely to come in, with the pictures between', async () => {
    const lines = [
      'Querida mamá, te mando un ❤ y 👍🏽 y 👩‍👩‍👧 desde 🇲🇽.',
      'Дорогая мама, я получил твоё письмо. Привіт, їжак — ґанок.',
      'Mẹ yêu quý, con đã nhận được thư của mẹ và rất nhớ mẹ.',
      'Αγαπητή μητέρα, σ’ αγαπώ πολύ.',
      '媽媽我愛你。妈妈，我收到了你的信！「お母さん」愛してる',
      '사랑하는 엄마, 편지 잘 받았어요.',
      'แม่ที่รัก ผมคิดถึงแม่มาก',
      'Բարեւ մայրիկ, გამარჯობა დედა, ሰላም እናቴ',
    ];
    // Read word by word: where a line turns, this reader keeps the letters of each word and the order of words, but not every space.
    const turning = [
      'أمي العزيزة، وصلتني رسالتك رقم 123 (يوم 5/3) وفرحت كثيرًا بها. أحبك يا أمي، إن شاء الله، وقولي لأختي Maria إنني بخير',
      'سنه ۱۲۳۴ بیایم',
      'אמא יקרה, קיבלתי את המכתב ושמחתי מאוד! שָׁלוֹם, say hi to Maria, ונתראה ב-2027',
    ];
    const { text } = await paper([...lines, ...turning].map((one): PdfBlock => ({ kind: 'text', text: one })));
    for (const one of lines) expect(text).toContain(one);
    for (const one of turning) {
      let from = 0;
      for (const word of one.match(/[\p{L}\p{M}]+|\p{N}+/gu)!) {
        const at = text.indexOf(word, from);
        expect(at, word).toBeGreaterThan(-1);
        from = at + word.length;
      }
    }
  });

  it('the file holds the letters that are used, and no font but theirs', async () => {
    const fonts = async (text: string): Promise<string[]> => {
      const raw = await renderPdf({ lang: 'en', title: 't', foot: 'f', madeAt, parts: [{ lang: 'en', blocks: [{ kind: 'text', text }] }] });
      expect(raw.length).toBeLessThan(40_000);
      return [
        ...new Set(
          Array.from(
            Buffer.from(raw)
              .toString('latin1')
              .matchAll(/\/FontName \/[A-Z]+\+([A-Za-z]+)/g),
            ([, name]) => name!,
          ),
        ),
      ].toSorted();
    };
    expect(await fonts('¿Qué tal?')).toEqual(['AtkinsonHyperlegibleNext']);
    expect(await fonts('¿Qué tal? ❤️ שלום')).toEqual(['AtkinsonHyperlegibleNext', 'NotoEmoji', 'NotoSansHebrewThin']);
  });

  it('is told in title and language, marked for screen readers, without any font from outside', async () => {
    const { pdf, info } = await paper([{ kind: 'heading', level: 1, text: 'Recibo' }], 'es');
    expect(info).toMatchObject({ Title: 'Recibo de José Núñez', Language: 'es' });
    expect((await pdf.getMarkInfo()) as object).toMatchObject({ Marked: true });
    const page = await pdf.getPage(1);
    const tree = JSON.stringify(await page.getStructTree());
    expect(tree).toContain('"role":"Document"');
    expect(tree).toContain('"role":"H1"');
  });

  it('a table says whose cell is whose, and its heading again on each page', async () => {
    const rows = Array.from({ length: 90 }, (_, i) => [`Row ${i}`, `$${i}.00`]);
    const columns = [
      { text: 'Which one', share: 3 },
      { text: 'How much', number: true },
    ];
    const { pdf, pages, text } = await paper([{ kind: 'table', caption: 'All of it', columns, rows, total: ['Together', '$4,005.00'] }]);
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) expect(page).toContain('How much');
    for (let i = 0; i < 90; i++) expect(text).toContain(`Row ${i} $${i}.00`);
    expect(pages.at(-1)).toContain('Together $4,005.00');
    expect(pages[0]).toContain(`Page 1 of ${pages.length}`);
    const tree = JSON.stringify(await (await pdf.getPage(1)).getStructTree());
    for (const role of ['Table', 'Caption', 'TR', 'TH', 'TD']) expect(tree).toContain(`"role":"${role}"`);
  });
});

describe('a plot', () => {
  const figure: PdfBlock = {
    kind: 'figure',
    alt: 'Fees by month. The figures stand in the table.',
    ticks: ['$20', '$10', '$0'],
    points: ['October', null, 'December'],
    grid: 'M0 0H430M0 75H430M0 150H430',
    shapes: [
      { name: 'Fees', colour: '#0f5c5c', mark: 'dot', path: 'M72 150V20M215 150V75', ends: 'M72 20h.01M215 75h.01' },
      { name: 'Costs', colour: '#9c2e20', mark: 'ring', path: '', ends: '' },
    ],
    thickness: 3,
  };

  it('is one picture with words for whom it is read to, its axes and names as text, and a place on the page', async () => {
    const { pdf, text } = await paper([figure]);
    for (const words of ['Fees', 'Costs', '$20', 'October', 'December']) expect(text).toContain(words);
    const tree = JSON.stringify(await (await pdf.getPage(1)).getStructTree());
    expect(tree).toContain('"role":"Figure"');
    expect(tree).toContain('Fees by month. The figures stand in the table.');
    expect(tree).toMatch(/"bbox":\[54,/);
  });

  it('is never torn: where the page ends, it stands on the next', async () => {
    const lines = Array.from({ length: 38 }, (_, i): PdfBlock => ({ kind: 'text', text: `Line ${i}` }));
    const { pages } = await paper([...lines, figure]);
    expect(pages.length).toBe(2);
    for (const words of ['Fees', '$20', '$0', 'December']) expect(pages[1]).toContain(words);
  });
});

describe('what does not fit', () => {
  it('a letter no font has: its number stands there, a note says so, and screen readers are told the whole text', async () => {
    const { text } = await paper([{ kind: 'text', text: 'To \u{13080} Nguyễn' }]);
    expect(text).toContain('To [U+13080] Nguyễn');
    expect(text).toContain('This paper can’t draw');
    for (const drawn of ['Łukasz', '漢字 ❤️ سلام']) expect((await paper([{ kind: 'text', text: drawn }])).text).not.toContain('can’t draw');
    const raw = await renderPdf({
      lang: 'en',
      title: 't',
      foot: 'f',
      madeAt,
      parts: [{ lang: 'en', blocks: [{ kind: 'text', text: '漢字' }] }],
    });
    const utf16 = Buffer.from('\ufeff漢字', 'utf16le').swap16();
    expect(Buffer.from(raw).includes(utf16)).toBe(true);
  });

  it('a tab and spaces at the beginning of a line are room, not letters that are missing', async () => {
    const lines = new Typesetter(new PDFDocument()).lines('    in\n\tby a tab\nnot', 10, 400);
    const [spaces, tab, none] = lines.map(({ runs }) => runs.map(({ text }) => text).join(''));
    expect([spaces, tab, none]).toEqual(['\u00a0'.repeat(4) + 'in', '\u00a0'.repeat(4) + 'by a tab', 'not']);
    expect((await paper([{ kind: 'text', text: '\tby a tab' }])).text).not.toContain('can’t show');
  });

  it('a word wider than the page, and a cell full of text, break and lose nothing', async () => {
    const word = 'W'.repeat(300);
    const long = Array.from({ length: 60 }, (_, i) => `word${i}`).join(' ');
    const columns = [{ text: 'One' }, { text: 'Two', number: true }];
    const { text } = await paper([
      { kind: 'text', text: word },
      { kind: 'table', caption: 'Cells', columns, rows: [[long, '$1.00']] },
      { kind: 'facts', rows: [{ label: 'Where', value: long }] },
    ]);
    expect([...text].filter((letter) => letter === 'W').length).toBeGreaterThanOrEqual(300);
    for (let i = 0; i < 60; i++) expect(text.match(new RegExp(`\\bword${i}\\b`, 'g'))).toHaveLength(2);
  });
});
