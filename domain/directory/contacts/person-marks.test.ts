import { expect, test } from 'vitest';
import { emailMark, nameMark, phoneMark } from './person-marks.ts';

test.each([
  ['ana.lopez@example.com', 'analopez@example.com'],
  ['  Ana.Lopez+kinline@EXAMPLE.com ', 'analopez@example.com'],
  ['a.n.a.lopez+x+y@example.com', 'analopez@example.com'],
  ['ana@googlemail.com', 'ana@gmail.com'],
  ['ana@bücher.example', 'ana@xn--bcher-kva.example'],
  ['ana@xn--bcher-kva.example', 'ana@xn--bcher-kva.example'],
  ['ＡＮＡ@example.com', 'ana@example.com'],
  ['ana@example.com.', 'ana@example.com'],
  ['ana', null],
  ['@example.com', null],
  ['+tag@example.com', null],
  ['ana@localhost', null],
  ['a na@example.com', null],
])('the mailbox of %s is %s', (typed, mark) => {
  expect(emailMark(typed)).toBe(mark);
});

test.each([
  ['512 555 0134', '+15125550134'],
  ['(512) 555-0134', '+15125550134'],
  ['1-512-555-0134', '+15125550134'],
  ['+1 512.555.0134', '+15125550134'],
  ['+52 55 1234 5678', '+525512345678'],
  ['５１２ ５５５ ０１３４', '+15125550134'],
  ['12', null],
  ['call me', null],
])('the number %s is %s', (typed, mark) => {
  expect(phoneMark(typed)).toBe(mark);
});

test.each([
  ['José Núñez', 'jose nunez'],
  ['NÚÑEZ, José', 'jose nunez'],
  ['O’Brien, Mary', 'mary obrien'],
  ["Mary O'Brien Jr.", 'mary obrien'],
  ['Ana-María López García', 'ana garcia lopez maria'],
  ['Łukasz Żak', 'lukasz zak'],
])('the words of %s are %s', (typed, words) => {
  expect(nameMark(typed).join(' ')).toBe(words);
});
