import { describe, expect, test } from 'vitest';
import { oneLine, renderMail } from './render.ts';
import { escapeHtml } from './render-html.ts';

const origins = { family: 'http://localhost:3000', staff: 'http://staff.localhost:3000', ops: 'http://ops.localhost:3000' };
const NASTY = `<img src=x onerror=alert(1)>"'&\u2028{{7*7}}`;

const mail = renderMail(origins, 'en', {
  subject: { key: 'notifications.new_device.subject' },
  heading: { key: 'notifications.new_device.heading' },
  blocks: [
    { kind: 'text', text: { key: 'notifications.new_device.text', params: { device: NASTY, when: 'today' } } },
    {
      kind: 'rows',
      title: { key: 'notifications.new_device.heading' },
      rows: [
        { label: { key: 'notifications.new_device.button' }, value: NASTY },
        { label: { key: 'notifications.new_device.button' }, value: '$55.95', total: true },
      ],
    },
    {
      kind: 'steps',
      steps: [
        { state: 'done', title: { key: 'notifications.new_device.button' }, when: NASTY },
        { state: 'next', title: { key: 'notifications.new_device.button' } },
      ],
    },
    { kind: 'button', text: { key: 'notifications.new_device.button' }, path: '/transfers/trf_1?a=b&c=d' },
  ],
});

describe('a mail', () => {
  test('shows what people typed as text, wherever it stands', () => {
    expect(mail.html).not.toContain('<img');
    expect(mail.html.split(escapeHtml(NASTY))).toHaveLength(4);
    expect(mail.text.split(NASTY)).toHaveLength(4);
  });

  test('says in text what it says in HTML, button included', () => {
    expect(mail.text).toContain('http://localhost:3000/transfers/trf_1?a=b&c=d');
    expect(mail.html).toContain('href="http://localhost:3000/transfers/trf_1?a=b&#38;c=d"');
    expect(mail.text).toContain('It was not me: $55.95');
    expect(mail.text).toContain('[x] It was not me');
  });

  test('offers the other language on the page behind its button', () => {
    expect(mail.text).toContain('Español: http://localhost:3000/transfers/trf_1?a=b&c=d&lang=es');
  });

  test('holds no style sheet, picture or script from elsewhere', () => {
    expect(mail.html).not.toMatch(/<(script|link|img|iframe)|url\(|@import/i);
    expect([...mail.html.matchAll(/https?:\/\/[^"\s<]+/g)].map(([url]) => new URL(url).host)).toEqual(
      expect.not.arrayContaining(['evil.example']),
    );
  });

  test.each(['https://evil.example/x', '//evil.example/x', '/\\evil.example'])('never leads to %s', (path) => {
    const content = {
      subject: { key: 'notifications.foot' },
      heading: { key: 'notifications.foot' },
      blocks: [{ kind: 'button', text: { key: 'notifications.foot' }, path }],
    } as const;
    expect(() => renderMail(origins, 'en', content)).toThrow('not to us');
  });

  test('has a subject of one line', () => {
    expect(oneLine('Hello\r\nBcc: everybody@example.com\u2028x')).toBe('Hello Bcc: everybody@example.com x');
  });
});
