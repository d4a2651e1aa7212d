import { expect, test } from 'vitest';
import { refuse, refuseFields } from '#kernel/refusal.ts';
import { type FormProblem, runForm } from './form.ts';

function sent(fields: [string, string][]): { request: Request; locals: { lang: 'en' | 'es' } } {
  const body = new FormData();
  for (const [name, value] of fields) body.append(name, value);
  return { request: new Request('http://localhost/', { method: 'POST', body }), locals: { lang: 'es' } };
}

function problemIn(answer: unknown): FormProblem {
  return (answer as { data: FormProblem }).data;
}

test('every kind of field is read', async () => {
  const event = sent([
    ['amount', ' 4\u00000 '],
    ['password', 'four words are enough'],
    ['terms', 'yes'],
    ['born-month', '2'],
    ['born-day', '3'],
    ['born-year', '1980'],
    ['to', 'a'],
    ['to', 'b\u0000'],
  ]);
  const kinds = {
    amount: 'text',
    password: 'secret',
    terms: 'check',
    later: 'check',
    born: 'date',
    died: 'date',
    to: 'many',
    gone: 'text',
  } as const;
  const values = await runForm(event, kinds, async (read) => read);
  expect(values).toEqual({
    amount: ' 40 ',
    password: 'four words are enough',
    terms: true,
    later: false,
    born: '1980-02-03',
    died: '',
    to: ['a', 'b'],
    gone: '',
  });
});

test('what is wrong is told from the top of the page to its foot, boxes that were not ticked in their place', async () => {
  const event = sent([
    ['csrf', 'x'],
    ['password', ''],
    ['born-month', ''],
    ['born-day', ''],
    ['code', ''],
  ]);
  const fields = { code: 'text', password: 'secret', born: 'date', terms: 'check', name: 'text' } as const;
  const answer = await runForm(event, fields, async () => {
    refuseFields(['elsewhere', 'name', 'terms', 'code', 'born', 'password'].map((field) => ({ field, code: 'kernel.not_allowed' })));
  });
  const order = problemIn(answer).errors.map(({ field }) => field);
  expect(order.filter((field) => field in fields && field !== 'terms' && field !== 'name')).toEqual(['password', 'born', 'code']);
  expect(order.indexOf('terms')).toBe(order.indexOf('born') + 1);
  expect(order.at(-1)).toBe('elsewhere');
});

test('a refusal keeps what was typed, never the secret, and speaks the reader’s language at each field once', async () => {
  const event = sent([
    ['amount', '<b>x'],
    ['password', 'secret'],
    ['born-month', 'x'],
  ]);
  const answer = await runForm(event, { amount: 'text', password: 'secret', born: 'date' }, async () => {
    refuseFields([
      { field: 'amount', code: 'kernel.sign_in_first' },
      { field: 'amount', code: 'kernel.not_allowed' },
    ]);
  });
  expect(answer).toMatchObject({ status: 422 });
  const problem = problemIn(answer);
  expect(problem.values).toEqual({ amount: '<b>x', 'born-month': 'x', 'born-day': '', 'born-year': '' });
  expect(problem.errors).toHaveLength(1);
  expect(problem.errors[0]?.message).not.toContain('log in');
  expect(problem.message).not.toBe('');
});

test('signing in comes first, not being allowed is 403, and a bug stays a bug', async () => {
  const fields = {};
  await expect(runForm(sent([]), fields, async () => refuse('kernel.sign_in_first'))).rejects.toMatchObject({
    status: 303,
    location: '/login',
  });
  await expect(runForm(sent([]), fields, async () => refuse('kernel.not_allowed'))).resolves.toMatchObject({ status: 403 });
  const broken = async (): Promise<never> => {
    throw new TypeError('broken');
  };
  await expect(runForm(sent([]), fields, broken)).rejects.toThrow('broken');
});
