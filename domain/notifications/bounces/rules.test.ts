import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { App } from '#kernel/app.ts';
import { newId } from '#kernel/ids.ts';
import { noticeOf, tokenIn, unsubscribeToken } from '../unsubscribe/token.ts';
import { judge, statusIn } from './judge.ts';
import { readReport } from './read-report.ts';
import { attemptIn, returnMark } from './return-mark.ts';

const houseWith = (root: string) => ({ secret: (purpose: string) => createHmac('sha256', root).update(purpose).digest() }) as App;
const [app, other] = [houseWith('one'), houseWith('another')];

describe('what a no says', () => {
  test.each([
    ['550 5.1.1 No such user', 550, 'address'],
    ['550 5.1.10 Null MX', 550, 'address'],
    ['553 5.1.3 Bad form', 553, 'address'],
    ['550 5.2.1 Mailbox disabled', 550, 'address'],
    ['552 5.2.2 Mailbox full', 552, 'message'],
    ['550 5.7.1 Blocked by policy', 550, 'message'],
    ['554 5.7.26 Not authenticated', 554, 'message'],
    ['550 No such user', 550, 'address'],
    ['554 Transaction failed', 554, 'message'],
    ['452 4.2.2 Full for now', 452, 'later'],
    ['451 Try again', 451, 'later'],
    ['550 4.2.2 A code of one kind, a status of another', 550, 'later'],
    ['', null, 'later'],
  ])('%s', (text, code, verdict) => expect(judge({ status: statusIn(text), code })).toBe(verdict));

  test('a status is no part of an address or a version', () => {
    expect(statusIn('550 relay 10.5.1.1 says no')).toBeNull();
    expect(statusIn('550-5.1.1 The account does not exist')).toBe('5.1.1');
  });
});

describe('the return address', () => {
  const attempt = newId('att');
  const address = `bounces+${returnMark(app, attempt)}@kinline.example`;
  test('fits, and names its try, also in capitals and among other addresses', () => {
    expect(address.indexOf('@')).toBeLessThanOrEqual(64);
    expect(attemptIn(app, ['postmaster@kinline.example', `"B" <${address.toUpperCase()}>`])).toBe(attempt);
  });
  test.each([
    ['another try', address.replace(/\+./, '+z')],
    ['another signature', address.replace(/.@/, (end) => (end[0] === '0' ? '1@' : '0@'))],
    ['a shorter one', address.replace(/..@/, '@')],
    ['no mark', 'bounces@kinline.example'],
    ['of another installation', `bounces+${returnMark(other, attempt)}@kinline.example`],
  ])('%s is none of ours', (_what, text) => expect(attemptIn(app, [text])).toBeNull());
});

describe('the unsubscribe link', () => {
  const notice = newId('msg');
  const token = unsubscribeToken(app, notice);
  test('names its notice', () => expect(noticeOf(app, token)).toBe(notice));
  test('can not be moved to another notice, made up, or taken from the return address', () => {
    const [id, mac] = [token.slice(0, 26), token.slice(27)];
    const elsewhere = newId('msg').slice(4);
    for (const wrong of [
      `${elsewhere}-${mac}`,
      `${id}-${mac.slice(1)}`,
      `${id}-${'A'.repeat(22)}`,
      id,
      '',
      null,
      7,
      returnMark(app, `att_${id}`),
      unsubscribeToken(other, notice),
    ])
      expect(noticeOf(app, wrong)).toBeNull();
  });
  test('is found in the mail that somebody complains about', () => {
    expect(tokenIn(`List-Unsubscribe: <https://kin.example/webhooks/unsubscribe/${token}>\r\n`)).toBe(token);
    expect(tokenIn('List-Unsubscribe: <https://kin.example/other>')).toBeNull();
  });
});

const report = (...lines: string[]) => Buffer.from(lines.join('\r\n'));
const dsn = (fields: string[]) =>
  report(
    'From: MAILER-DAEMON@mx.example',
    'To: bounces+x@kinline.example',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'Sorry.',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example',
    '',
    ...fields,
    '',
    '--b--',
    '',
  );

describe('a mail that came back', () => {
  test('says whom, what and why', async () => {
    const read = await readReport(
      dsn([
        'Final-Recipient: rfc822; a@b.example',
        'Action: failed',
        'Status: 5.1.1 (bad mailbox)',
        'Diagnostic-Code: smtp; 550 5.1.1',
        ' No such user',
      ]),
      ['bounces+y@kinline.example'],
    );
    expect(read).toMatchObject({ what: 'failed', status: '5.1.1', detail: 'smtp; 550 5.1.1 No such user' });
    expect(read.returnedTo).toEqual(['bounces+y@kinline.example', 'bounces+x@kinline.example']);
  });
  test.each([
    ['a delay', ['Final-Recipient: rfc822; a@b.example', 'Action: delayed', 'Status: 4.4.1'], 'delayed'],
    ['an arrival', ['Final-Recipient: rfc822; a@b.example', 'Action: delivered', 'Status: 2.0.0'], null],
    ['no recipient', [], null],
  ])('%s', async (_what, fields, what) => expect((await readReport(dsn(fields), [])).what).toBe(what));

  test.each([
    [
      'an answer of a holiday',
      report('From: a@b.example', 'Auto-Submitted: auto-replied', 'Subject: Away', '', 'Action: failed\r\nStatus: 5.1.1'),
    ],
    ['nothing at all', Buffer.alloc(0)],
    ['noise', Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7919) % 256))],
  ])('%s says nothing', async (_what, raw) => expect((await readReport(raw, [])).what).toBeNull());

  test('a complaint brings along what it is about, and "not spam" is none', async () => {
    const arf = (type: string) =>
      report(
        'From: fbl@mx.example',
        'MIME-Version: 1.0',
        'Content-Type: multipart/report; report-type=feedback-report; boundary=b',
        '',
        '--b',
        'Content-Type: text/plain',
        '',
        'x',
        '--b',
        'Content-Type: message/feedback-report',
        '',
        `Feedback-Type: ${type}`,
        '',
        '--b',
        'Content-Type: message/rfc822',
        '',
        'From: hello@kinline.example',
        'List-Unsubscribe:',
        ' <https://kin.example/webhooks/unsubscribe/abc>',
        '',
        'Hi',
        '--b--',
        '',
      );
    const read = await readReport(arf('abuse'), []);
    expect(read).toMatchObject({ what: 'complaint', detail: 'abuse' });
    expect(read.about).toContain('List-Unsubscribe: <https://kin.example/webhooks/unsubscribe/abc>');
    expect((await readReport(arf('not-spam'), [])).what).toBeNull();
  });
});
