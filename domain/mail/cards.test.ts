import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { tr } from '#words/index.ts';
import { cards, isCard } from './cards.ts';

const folder = new URL('../../web/static/ecards/', import.meta.url);

it('each card has its drawing, small and with nothing in it but shapes, and each drawing is a card', () => {
  expect(readdirSync(folder).toSorted()).toEqual(cards.map((card) => `${card}.svg`).toSorted());
  for (const card of cards) {
    const svg = readFileSync(new URL(`${card}.svg`, folder), 'utf8');
    expect(svg.length, card).toBeLessThan(12_000);
    expect(svg, card).toMatch(/^<svg [^>]*width="480" height="640" viewBox="0 0 480 640">/);
    expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', ''), card).not.toMatch(
      /<(script|style|text|image|foreignObject)|\son\w+=|href="[^#]|:\/\/|url\([^#]/,
    );
  }
});

it('each card is told apart by its greeting and by what is to be seen, in both languages', () => {
  for (const lang of ['en', 'es'] as const)
    for (const key of ['card', 'card_alt'] as const)
      expect(new Set(cards.map((card) => tr(lang, `mail.${key}.${card}`))).size).toBe(cards.length);
});

it('a card is one of the list', () => {
  expect(['eid', 'Eid', '', '../eid', null, undefined].map(isCard)).toEqual([true, false, false, false, false, false]);
});
