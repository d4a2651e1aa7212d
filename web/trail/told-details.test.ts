import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { hasWords, type Lang } from '#words/index.ts';
import { detailWords, toldDetails } from './told-details.ts';

const places = new Map([['fac_9x8y7z6w', 'Lakeside Prison']]);
const told = (details: Record<string, unknown>, lang: Lang = 'en') =>
  toldDetails(details, { lang, timeZone: 'America/New_York', places }).map(({ name, value }) => `${name}: ${value}`);

describe('the details of a line', () => {
  test.each<[string, Record<string, unknown>, string[], string[]]>([
    [
      'what was given to whom',
      { roles: ['trust_clerk', 'visits'], facilities: ['fac_9x8y7z6w'] },
      ['Roles: Trust clerk and visits', 'Works at: Lakeside Prison'],
      ['Funciones: Contabilidad y visitas', 'Trabaja en: Lakeside Prison'],
    ],
    ['the whole agency', { facilities: 'all' }, ['Works at: the whole agency'], ['Trabaja en: toda la agencia']],
    ['how many were shown', { shown: ['res_1a2b3c4d5e', 'res_1a2b3c4d5f'] }, ['Shown: 2'], ['Se mostraron: 2']],
    ['nobody was shown', { shown: [] }, ['Shown: 0'], ['Se mostraron: 0']],
    ['an id alone stands in the file', { session: 'ses_1a2b3c4d5e6f' }, [], []],
    ['what was left empty', { search: '', reference: null, agency: undefined }, [], []],
    [
      'an amount',
      { amount: '1204.50', amountCents: '-595' },
      ['Amount: $1,204.50', 'Amount: −$5.95'],
      ['Monto: $1,204.50', 'Monto: −$5.95'],
    ],
    ['an amount somebody garbled', { amount: 'much' }, ['Amount: much'], ['Monto: much']],
    [
      'days and moments',
      { effectiveFrom: '2026-11-30', until: '2026-12-01T17:00:00.000Z' },
      ['From: November 30, 2026', 'Until: December 1, 2026, 12:00 PM EST'],
      ['Desde: 30 de noviembre de 2026', 'Hasta: 1 de diciembre de 2026, 12:00 p.m. EST'],
    ],
    [
      'a code of ours',
      { why: 'charged twice', isReturn: true },
      ['Why: charged twice', 'Went back whole: yes'],
      ['Motivo: se cobró dos veces', 'Se devolvió entero: sí'],
    ],
    ['what somebody typed stays', { note: 'released', name: 'open' }, ['Note: released', 'Name: open'], ['Nota: released', 'Nombre: open']],
    ['one word, two meanings', { verdict: 'other' }, ['Answer: another person'], ['Respuesta: es otra persona']],
    ['the record itself', { action: 'transfers.read' }, ['What: Read a transfer'], ['Qué: Leyó un envío']],
  ])('%s', (_what, details, en, es) => {
    const plain = (lines: string[]) => lines.map((line) => line.replace(/\s/g, ' '));
    expect(plain(told(details))).toEqual(en);
    expect(plain(told(details, 'es'))).toEqual(es);
  });
});

/** Ids and objects of others: they are never told on a page. */
const inTheFile = [
  'actor',
  'ask',
  'break',
  'canary',
  'change',
  'closing',
  'copy',
  'correction',
  'dispute',
  'from',
  'invite',
  'item',
  'login',
  'match',
  'object',
  'passkey',
  'payment',
  'policy',
  'proposal',
  'refund',
  'resident',
  'session',
];

it('has words for each detail that is written down', () => {
  const files = globSync('{api,domain,kernel,server}/**/*.ts').filter((file) => !file.endsWith('.test.ts'));
  const sources = files.map((file) => readFileSync(file, 'utf8')).filter((text) => /\baudit\(/.test(text));
  const literals = sources.flatMap((text) => [...text.matchAll(/\bdetails(?:: | = )\{([^{}]*)\}/g)].map(([, body]) => body!));
  const keys = literals.flatMap((body) =>
    body.split(',').flatMap((part) => /^\s*([a-zA-Z]+)\s*(?::|$)/.exec(part.replace(/\/\/.*$/gm, ''))?.[1] ?? []),
  );
  expect(keys.length).toBeGreaterThan(60);
  const known = new Set(inTheFile);
  expect([...new Set(keys)].filter((key) => !known.has(key) && !hasWords(detailWords(key)))).toEqual([]);
});
