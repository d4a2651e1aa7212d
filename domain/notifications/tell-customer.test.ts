import { afterAll, expect, it } from 'vitest';
import { castClosed } from '#domain/identity/cast.ts';
import { noticeHouse } from '#test/notice-house.ts';
import { content, system, tellingIn } from '#test/notice-people.ts';
import { type CustomerNews, tellCustomer, tellCustomers } from './index.ts';

const house = await noticeHouse();
const { app } = house;
const { person, tell, mails, choose, deliveriesOf } = tellingIn(house);
afterAll(() => house.end());

const news = (customer: string, key: string): CustomerNews => ({
  customer,
  kind: 'money',
  template: 'note',
  key,
  at: app.clock.now(),
  write: () => content,
});
const queued = async (login: string) =>
  (
    await app.owner.query<{ key: string; lang: string }>(
      `select key, lang from notifications.notices where login_id = $1 and template = 'note' order by key`,
      [login],
    )
  ).rows;

it('says it in the language of the login, or of the paper in it; and nothing where there is nothing to say', async () => {
  const to = await person();
  await app.owner.query(`update identity.logins set lang = 'es' where id = $1`, [to.login]);
  const asked: string[] = [];
  const all = [
    { ...news(to.login, 'a'), write: (lang: string) => (asked.push(lang), content) },
    { ...news(to.login, 'b'), lang: 'en' as const, write: (lang: string) => (asked.push(lang), Promise.resolve(content)) },
    { ...news(to.login, 'c'), write: () => null },
  ];
  await app.tx(system, (tx) => tellCustomers(tx, system, all));
  expect(asked).toEqual(['es', 'en']);
  expect(await queued(to.login)).toEqual([
    { key: 'a', lang: 'es' },
    { key: 'b', lang: 'en' },
  ]);
});

it('tells nobody whose login is closed, or who is none: nothing is written, and the others hear theirs', async () => {
  const [here, gone] = [await person(), await person()];
  await castClosed(app, gone.login);
  let written = 0;
  const write = () => (written++, content);
  const all = [gone.login, 'lgn_nobody', here.login].map((login) => ({ ...news(login, `gone:${login}`), write }));
  await app.tx(system, (tx) => tellCustomers(tx, system, all));
  await app.tx(system, (tx) => tellCustomer(tx, system, all[0]!));
  expect(written).toBe(1);
  expect([await queued(gone.login), await queued('lgn_nobody'), (await queued(here.login)).length]).toEqual([[], [], 1]);
});

it('what waited when the login was closed goes nowhere, by no channel', async () => {
  const [before, after] = [await person(), await person({ phone: true })];
  await choose(after, { 'money sms': true });
  // One waits to be spread, one to be sent.
  await tell(before, `before:${before.login}`);
  await tell(after, `after:${after.login}`, 'security');
  await tell(after, `news:${after.login}`);
  await castClosed(app, before.login);
  await castClosed(app, after.login);
  await app.runJobs();
  for (const to of [before, after]) {
    const deliveries = (await deliveriesOf(to)).filter(({ template }) => template === 'note');
    expect(deliveries.filter(({ outcome }) => outcome === 'sent')).toEqual([]);
    expect(await mails(to)).toEqual([]);
    expect(await house.mailsTo(`${to.login}@closed.invalid`)).toEqual([]);
  }
  expect(await house.textsTo(after.number)).toEqual([]);
});
