import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHash } from 'node:crypto';
import { freshSandbox, type FreshSandbox } from '#test/sandbox.ts';
import { answerKinds, answerTo } from './answers.ts';
import { readHandedFile } from './read-file.ts';

const body = 'reference,name,amount\r\nKL-2345-6789,"Peña, Teo",40.00\r\nKL-2345-678A,Ana,50.01\r\n';
const sum = (text: string): string => createHash('sha256').update(text).digest('hex');
const whole = `${body}TRAILER,7,2,90.01,${sum(body)}\r\n`;

describe('the agency’s system', () => {
  it('takes a whole file', () => {
    expect(readHandedFile(Buffer.from(whole))).toMatchObject({ number: '7', totalCents: 9001n, problems: [], rows: [{}, {}] });
  });
  it.each([
    ['a changed amount', whole.replace('40.00', '41.00'), ['total', 'sum']],
    ['a line less', whole.replace(/KL-2345-678A.*\r\n/, ''), ['count', 'total', 'sum']],
    ['no trailer', body, ['no_trailer']],
    ['a changed name', whole.replace('Ana', 'Eva'), ['sum']],
  ])('does not trust one with %s', (_what, text, problems) => expect(readHandedFile(Buffer.from(text)).problems).toEqual(problems));
  it.each(answerKinds)('answers the same each time: %s', (kind) => {
    const { rows } = readHandedFile(Buffer.from(whole));
    expect(answerTo(rows, kind)).toBe(answerTo(rows, kind));
    expect(answerTo(rows, kind)).toMatch(/^reference,result,/);
  });
});

describe('over HTTP', () => {
  let fresh: FreshSandbox;
  beforeAll(async () => {
    fresh = await freshSandbox();
  });
  afterAll(() => fresh.end());

  it('takes the bytes of a file and gives answers; the same file twice is one', async () => {
    const send = (text: string) => fresh.browse('/agency/files', { method: 'POST', body: text, headers: { 'content-type': 'text/csv' } });
    const first = await send(whole);
    expect([first.status, (await send(whole)).status]).toEqual([201, 201]);
    const { id, count, total } = (await first.json()) as { id: string; count: number; total: string };
    expect([count, total]).toEqual([2, '90.01']);
    const answer = await (await fresh.browse(`/agency/files/${id}/deducted.csv`)).text();
    expect(answer).toContain('KL-2345-6789,posted,40.00,,Restitution,8.00');
    expect((await send(whole.replace('40.00', '41.00'))).status).toBe(422);
    expect((await fresh.browse(`/agency/files/${id}/nothing.csv`)).status).toBe(404);
    const page = await (await fresh.browse('/agency')).text();
    expect(page.match(/posted\.csv/g)).toHaveLength(2);
    const elsewhere = await fresh.browse('/agency/files', { method: 'POST', body: whole, headers: { origin: 'http://evil.example' } });
    expect(elsewhere.status).toBe(403);
  });
});
