import { afterAll, expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { type Scope, systemScope } from '#kernel/scope.ts';
import { testApp } from '#test/database.ts';
import { stampForm } from './form-stamp.ts';
import { listMessages } from './list-messages.ts';
import { ownData } from './own-data.ts';
import { sendMessage } from './send-message.ts';

const app = await testApp();
afterAll(() => app.end());

const customer = (): Scope => ({ ...systemScope('t'), realm: 'customer', actor: newId('lgn') });
const operator: Scope = { ...systemScope('t'), realm: 'operator', actor: newId('lgn'), roles: ['operator'] };
const write = (scope: Scope, email: string) =>
  sendMessage(app, scope, {
    topic: 'fees',
    name: 'Dana Reyes',
    email,
    message: `Why does it cost, ${email.length}?`,
    about: '',
    trap: '',
    stamp: stampForm(app, new Date(Date.now() - 60_000)),
    confirmed: false,
    source: email,
  });

test('a closed login’s messages lose who and where, keep what was said, and nothing else can be changed', async () => {
  const [dana, lupe] = [customer(), customer()];
  await write(dana, 'dana@example.com');
  await write(lupe, 'lupe@example.com');
  await write({ ...dana, realm: 'public', actor: null }, 'nobody@example.com');
  await ownData.forget!(app, dana);
  await ownData.forget!(app, dana);
  const { messages } = await listMessages(app, operator, { state: 'open', search: '', page: 0 });
  expect(messages.map(({ name, email }) => [name, email])).toEqual([
    [null, ''],
    ['Dana Reyes', 'lupe@example.com'],
    ['Dana Reyes', 'nobody@example.com'],
  ]);
  expect(await ownData.read(app, dana)).toMatchObject([{ rows: [{ email: '', text: 'Why does it cost, 16?' }] }]);
  for (const text of [
    `update support.messages set body = 'x'`,
    `update support.messages set email = 'thief@example.com'`,
    `update support.messages set name = null, email = '', login = null`,
    `update support.messages set name = null, email = ''`,
  ])
    await expect(app.owner.query(text), text).rejects.toMatchObject({ code: '42501' });
});
