import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { tr } from '#words/index.ts';
import { channelNames, kinds, type Kind, kindsOf, ruleOf } from './kinds.ts';
import { channelsFor, type Choices } from './where-to.ts';

const said = (choices: Record<string, boolean>): Choices => new Map(Object.entries(choices)) as Choices;
const NOTHING = said({});
const money = { kind: 'money', asked: false } as const;
const security = { kind: 'security', asked: false } as const;

describe('the channels a notice takes', () => {
  test.each([
    ['what nobody has chosen: the defaults', money, NOTHING, true, ['email', 'push']],
    ['mail switched off', money, said({ 'money email': false }), true, ['push']],
    ['texts switched on', money, said({ 'money sms': true }), true, ['email', 'push', 'sms']],
    ['everything off', money, said({ 'money email': false, 'money push': false }), true, []],
    ['another kind off changes nothing', money, said({ 'approvals email': false }), true, ['email', 'push']],
    ['safety by mail can not be switched off', security, said({ 'security email': false, 'security push': false }), true, ['email']],
    ['safety takes every way when mail does not arrive', security, said({ 'security push': false }), false, ['email', 'push', 'sms']],
    ['money does not', money, NOTHING, false, ['email', 'push']],
    [
      'what was asked for comes by mail, whatever was said',
      { kind: 'money', asked: true } as const,
      said({ 'money email': false }),
      true,
      ['email'],
    ],
    [
      'a warning beside its mail takes every phone, whatever was said',
      { ...security, phonesOnly: true },
      said({ 'security push': false }),
      true,
      ['push', 'sms'],
    ],
  ])('%s', (_what, notice, choices, arrives, expected) => {
    expect(channelsFor(notice, choices, arrives)).toEqual(expected);
  });
});

describe('every kind', () => {
  test.each(Object.keys(kinds) as Kind[])('%s has its words, and its line for a phone holds nothing that fills in', (kind) => {
    for (const lang of ['en', 'es'] as const) {
      const words = JSON.parse(readFileSync(`words/${lang}/notices.json`, 'utf8')) as Record<string, string>;
      for (const key of ['kind', 'kind_hint', 'line']) expect(words[`${key}.${kind}`], key).toBeTruthy();
      expect(tr(lang, `notices.line.${kind}`)).toBe(tr(lang, `notices.line.${kind}`, { name: 'Mateo', amount: '$40.00' }));
      expect(tr(lang, `notices.line.${kind}`).length).toBeLessThan(100);
    }
    const rule = ruleOf(kind);
    for (const list of [rule.always, rule.on]) expect(rule.by).toEqual(expect.arrayContaining([...list]));
    expect(channelNames).toEqual(expect.arrayContaining([...rule.by]));
  });

  test('is offered to whom it concerns', () => {
    expect(kindsOf('customer')).toEqual(['security', 'money', 'approvals', 'letters', 'people']);
    expect(kindsOf('staff')).toContain('security');
    expect(kindsOf('staff')).not.toContain('money');
  });
});
