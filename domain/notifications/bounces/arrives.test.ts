import { afterAll, describe, expect, test } from 'vitest';
import { tokenFor, visitor } from '#domain/identity/cast.ts';
import { requestReset, resetPassword } from '#domain/identity/index.ts';
import { newId } from '#kernel/ids.ts';
import type { Scope } from '#kernel/scope.ts';
import { MAIL_SECRET, noticeHouse } from '#test/notice-house.ts';
import { content, type Person, system, tellingIn } from '#test/notice-people.ts';
import { clearDeadAddress, listDeadAddresses, mailArrives, notify, readUnsubscribe, setUnsubscribed } from '../index.ts';
import { unsubscribeToken } from '../unsubscribe/token.ts';

const house = await noticeHouse();
const { app } = house;
const { person, tell, mails, boxes, deliveriesOf } = tellingIn(house);
afterAll(() => house.end());
const operator: Scope = { ...system, realm: 'operator', actor: newId('lgn'), roles: ['operator'], session: 'ses' };

describe('unsubscribing', () => {
  const header = async (to: Person, name: string) => (await mails(to))[0]!.headers.find((one) => one.name === name)?.value;
  const linkOf = async (to: Person) => /<([^>]*)>/.exec((await header(to, 'List-Unsubscribe'))!)![1]!;

  test('one press in the mail program ends one kind, without a cookie; looking does not; the mail says it, too', async () => {
    const to = await person();
    await tell(to, `press:${to.login}`);
    await app.runJobs();
    expect(await header(to, 'List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click');
    const link = await linkOf(to);
    expect(link).toMatch(/^http:\/\/localhost:3000\/webhooks\/unsubscribe\//);
    const token = link.split('/').at(-1)!;
    expect((await mails(to))[0]!.text).toContain(`http://localhost:3000/unsubscribe/${token}`);
    const here = `${house.door}${new URL(link).pathname}`;
    expect((await fetch(here, { redirect: 'manual' })).headers.get('location')).toBe(`http://localhost:3000/unsubscribe/${token}`);
    expect((await fetch(here, { method: 'POST', body: new URLSearchParams({ other: 'x' }) })).status).toBe(400);
    expect(await readUnsubscribe(app, visitor(), { token })).toEqual({ kind: 'money', comes: true });
    const before = await boxes(to);
    const press = () => fetch(here, { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) });
    expect((await Promise.all([press(), press(), press()])).map(({ status }) => status)).toEqual([204, 204, 204]);
    expect(await boxes(to)).toEqual(before.filter((box) => box !== 'money email'));
    await tell(to, `after:${to.login}`);
    await app.runJobs();
    expect(await mails(to)).toHaveLength(1);
    await setUnsubscribed(app, visitor(), { token, comes: true });
    expect(await boxes(to)).toContain('money email');
  });

  test('a mail about safety has no such link; a made-up one does nothing', async () => {
    const to = await person();
    await tell(to, `sec:${to.login}`, 'security');
    await app.runJobs();
    expect(await header(to, 'List-Unsubscribe')).toBeUndefined();
    expect((await mails(to))[0]!.text).not.toContain('unsubscribe');
    const { rows } = await app.owner.query<{ id: string }>(`select id from notifications.notices where key = $1`, [`sec:${to.login}`]);
    for (const token of [unsubscribeToken(app, rows[0]!.id), unsubscribeToken(app, newId('msg')), 'x']) {
      expect(await readUnsubscribe(app, visitor(), { token })).toBeNull();
      await expect(setUnsubscribed(app, visitor(), { token, comes: false })).rejects.toThrow('notifications.link_unknown');
      const answer = await fetch(`${house.door}/webhooks/unsubscribe/${token}`, {
        method: 'POST',
        body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
      });
      expect(answer.status).toBe(404);
    }
  });

  test('works for an address without a login, and for that address only', async () => {
    const order = { kind: 'answers', template: 'note', lang: 'en', content, at: app.clock.now() } as const;
    const say = (address: string, key: string) => app.tx(system, (tx) => notify(tx, system, { ...order, to: { address }, key }));
    await say('Stranger@example.com', 'stranger:1');
    await app.runJobs();
    const token = /unsubscribe\/([\w-]+)/.exec((await house.mailsTo('stranger@example.com'))[0]!.text)![1]!;
    await setUnsubscribed(app, visitor(), { token, comes: false });
    await say('stranger@example.com', 'stranger:2');
    await say('other@example.com', 'other:1');
    await app.runJobs();
    expect(await house.mailsTo('stranger@example.com')).toHaveLength(1);
    expect(await house.mailsTo('other@example.com')).toHaveLength(1);
  });

  test('a complaint at the mailbox provider is another way to say it', async () => {
    const to = await person({ email: `${newId('c').slice(-10)}@complains.example` });
    await tell(to, `fbl:${to.login}`);
    await house.until('the complaint', async () => !(await boxes(to)).includes('money email'));
    const [delivery] = (await deliveriesOf(to)).filter(({ template }) => template === 'note');
    expect(delivery!.reports).toEqual(['complained']);
    expect(await mailArrives(app, to.scope, { address: to.email })).toBe(true);
  });
});

describe('mail that does not arrive', () => {
  const dead = async (to: Person) => !(await mailArrives(app, to.scope, { address: to.email }));

  test.each([
    ['refused at once', 'refused.example'],
    ['brought back later', 'bounces.example'],
  ])('%s: the address gets no more, and its owner hears of safety by phone', async (_what, domain) => {
    const to = await person({ email: `${newId('b').slice(-10)}@${domain}`, phone: true });
    await tell(to, `dead:${to.login}`);
    await house.until('the mark', () => dead(to));
    const before = (await house.mailsTo(to.email)).length;
    await tell(to, `dead2:${to.login}`);
    await tell(to, `dead3:${to.login}`, 'security');
    await app.runJobs();
    expect(await house.mailsTo(to.email)).toHaveLength(before);
    expect((await house.textsTo(to.number)).map(({ body }) => body)).toEqual([expect.stringContaining('something changed in your login')]);
    const found = await listDeadAddresses(app, operator, { part: to.email.slice(2, 9).toUpperCase(), open: true, page: 1 });
    expect(found.addresses).toMatchObject([{ address: to.email, clearReason: null, answer: expect.stringContaining('5.1.1') as string }]);
  });

  test('a full mailbox is tried again and not marked; a server that wants no mail of ours is neither', async () => {
    const [full, blocked] = [await person({ email: 'f@full.example' }), await person({ email: 'b@blocked.example' })];
    await tell(full, 'full:1');
    await tell(blocked, 'blocked:1');
    await app.runJobs();
    expect(await dead(full)).toBe(false);
    expect(await dead(blocked)).toBe(false);
    expect((await deliveriesOf(full))[0]).toMatchObject({ outcome: 'failed', tries: 1 });
    expect((await deliveriesOf(blocked))[0]).toMatchObject({ outcome: 'refused' });
  });

  test('whoever asks for a way in is still written to, and using the link proves the address', async () => {
    const to = await person({ email: `${newId('r').slice(-10)}@bounces.example` });
    await tell(to, `prove:${to.login}`);
    await house.until('the mark', () => dead(to));
    await requestReset(app, visitor(), { realm: 'customer', email: to.email, source: to.email });
    const token = await tokenFor(app, to.email, 'reset_password');
    await app.runJobs();
    expect((await house.mailsTo(to.email)).some(({ text }) => text.includes('/reset/'))).toBe(true);
    const newest = /\/reset\/([\w-]{43})/.exec((await house.mailsTo(to.email)).find(({ text }) => text.includes('/reset/'))!.text)![1]!;
    expect(newest).not.toBe(token);
    const password = 'window table harbor lemon';
    await resetPassword(app, visitor(), { realm: 'customer', token: newest, password, confirmation: password });
    // Here even the news of the new password comes back, so the mark may be there again: what counts is that it was taken away.
    const cleared = () =>
      app.owner.query(`select clear_reason from notifications.dead_addresses where address = $1 and clear_reason is not null`, [to.email]);
    await house.until('the clearing', async () => (await cleared()).rowCount === 1);
    expect((await cleared()).rows).toEqual([{ clear_reason: 'proved' }]);
  });

  test('an operator may try again, and it is on record; nobody else may look', async () => {
    const to = await person({ email: `${newId('o').slice(-10)}@refused.example` });
    await tell(to, `op:${to.login}`);
    await house.until('the mark', () => dead(to));
    const { addresses } = await listDeadAddresses(app, operator, { part: to.email, open: true, page: 1 });
    for (const scope of [to.scope, visitor(), { ...operator, realm: 'staff' as const }]) {
      await expect(listDeadAddresses(app, scope, { part: '', open: true, page: 1 })).rejects.toThrow('kernel.not_allowed');
      await expect(clearDeadAddress(app, scope, { id: addresses[0]!.id })).rejects.toThrow('kernel.not_allowed');
    }
    await clearDeadAddress(app, operator, { id: addresses[0]!.id });
    expect(await dead(to)).toBe(false);
    const { rows } = await app.owner.query(`select actor from kernel.audit_rows where action = 'notifications.address_cleared'`);
    expect(rows).toEqual([{ actor: operator.actor }]);
    await expect(clearDeadAddress(app, operator, { id: 'dad_none' })).rejects.toThrow('notifications.unknown_address');
  });

  test('the door takes mail only from our own mail server, and believes only our own mark', async () => {
    const bring = (authorization: string, to: string) =>
      fetch(`${house.door}/webhooks/mail`, {
        method: 'POST',
        headers: { authorization, 'x-envelope-to': to },
        body: 'From: x@y.example\r\nContent-Type: multipart/report; boundary=b\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; x\r\n\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--b--\r\n',
      });
    const forged = `bounces+${'0'.repeat(26)}-${'0'.repeat(20)}@kinline.example`;
    for (const wrong of ['', 'Bearer', 'Bearer wrong', `Basic ${btoa('x:wrong')}`]) expect((await bring(wrong, forged)).status).toBe(401);
    for (const right of [`Bearer ${MAIL_SECRET}`, `Basic ${btoa(`postfix:${MAIL_SECRET}`)}`]) {
      const answer = await bring(right, forged);
      expect([answer.status, await answer.json()]).toEqual([200, { received: 'nothing' }]);
    }
    const huge = await fetch(`${house.door}/webhooks/mail`, {
      method: 'POST',
      headers: { authorization: `Bearer ${MAIL_SECRET}` },
      body: 'x'.repeat(2 * 1024 * 1024),
    });
    expect(huge.status).toBe(413);
  });
});
