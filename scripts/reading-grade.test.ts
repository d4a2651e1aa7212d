import { expect, test } from 'vitest';
import { englishSyllables, fernandezHuerta, fleschKincaid, measure, sentencesOf, spanishSyllables, wordsOf } from './reading-grade.ts';

test.each([
  ['money', 2],
  ['agreed', 2],
  ['made', 1],
  ['table', 2],
  ['facility', 4],
  ['people', 2],
  ['create', 2],
  ['video', 3],
  ['paid', 1],
  ['tried', 1],
  ['section', 2],
  ['social', 2],
  ['$50.00', 1],
])('%s has %i syllables', (word, count) => {
  expect(englishSyllables(word)).toBe(count);
});

test.each([
  ['dinero', 3],
  ['ciudad', 2],
  ['país', 2],
  ['poeta', 3],
  ['quiere', 2],
  ['aquí', 2],
  ['correo', 3],
  ['muy', 1],
])('%s tiene %i sílabas', (word, count) => {
  expect(spanishSyllables(word)).toBe(count);
});

test('abbreviations and decimals end no sentence', () => {
  expect(sentencesOf('Send $50.00 by 3:04 p. m. today. Then wait.')).toHaveLength(2);
  expect(wordsOf('You can’t send 1,000 dollars')).toEqual(['You', 'can’t', 'send', '1,000', 'dollars']);
});

test('plain words read easier than office words, in both languages', () => {
  const plain = fleschKincaid(measure(['We send the money. You see each step.'], englishSyllables));
  const office = fleschKincaid(
    measure(['Remittance transactions necessitate verification of identification documentation prior to authorization.'], englishSyllables),
  );
  expect(plain).toBeLessThan(3);
  expect(office).toBeGreaterThan(15);
  const sencillo = fernandezHuerta(measure(['Mandamos el dinero. Usted ve cada paso.'], spanishSyllables));
  const oficina = fernandezHuerta(
    measure(['La autorización de transacciones internacionales requiere documentación identificatoria complementaria.'], spanishSyllables),
  );
  expect(sencillo).toBeGreaterThan(80);
  expect(oficina).toBeLessThan(20);
});
