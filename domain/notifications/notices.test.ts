import { afterAll, describe, expect, test } from 'vitest';
import { visitor } from '#domain/identity/cast.ts';
import type { Scope } from '#kernel/scope.ts';
import { noticeHouse } from '#test/notice-house.ts';
import { tellingIn } from '#test/notice-people.ts';
import { deliver } from './deliver.ts';
import { readPreferences, savePreferences } from './index.ts';
import { sendDue, spread } from './spread.ts';

const house = await noticeHouse();
const { app } = house;
const { person, tell, mails, choose, deliveriesOf } = tellingIn(house);
afterAll(() => house.end());

const NIGHT = { isOn: true, fromMinute: 21 * 60, untilMinute: 8 * 60, zone: 'America/New_York' };
const at = (text: string) => app.clock.set(new Date(text));

describe('one notice', () => {
  test('is told once by each channel, however often it is ordered, spread and delivered at once', async () => {
    const to = await person({ phone: true });
    await choose(to, { 'money sms': true });
    await Promise.all(Array.from({ length: 10 }, () => tell(to, `once:${to.login}`)));
    const { rows } = await app.owner.query<{ id: string }>(
      `select id from notifications.notices where login_id = $1 and template = 'note'`,
      [to.login],
    );
    expect(rows).toHaveLength(1);
    await Promise.all(Array.from({ length: 10 }, () => spread(app, { notice: rows[0]!.id })));
    const all = (await deliveriesOf(to)).filter(({ template }) => template === 'note');
    expect(all.map(({ channel }) => channel).sort()).toEqual(['email', 'sms']);
    for (const { deliveryId } of all) await Promise.allSettled(Array.from({ length: 25 }, () => deliver(app, { delivery: deliveryId })));
    await app.runJobs();
    expect(await mails(to)).toHaveLength(1);
    expect(await house.textsTo(to.number)).toHaveLength(1);
  });

  test('says on a phone the kind of news in its reader’s language, and neither name, amount nor place; a subject neither', async () => {
    for (const lang of ['en', 'es'] as const) {
      const to = await person({ phone: true, lang });
      await choose(to, { 'money sms': true });
      await tell(to, `line:${to.login}`);
      await app.runJobs();
      const [text] = await house.textsTo(to.number);
      expect(text!.body).toContain(lang === 'en' ? 'there is news about money' : 'hay noticias de su dinero');
      expect(text!.body).toContain('STOP');
      expect(text!.body).not.toMatch(/Mateo|40|Palmetto/);
      const [mail] = (await house.mailsTo(to.email)).filter(({ text: said }) => said.includes('Palmetto'));
      expect(mail!.subject).not.toMatch(/Mateo|40|Palmetto/);
      expect(
        mail!.html
          .replace(/<style>[^]*<\/style>|<[^>]*>/g, '')
          .trim()
          .replace(/^\S.*\n+/, ''),
      ).toMatch(/^(Open this mail|Abra este correo)/);
    }
  });

  test('a crash between the other side’s yes and our note sends it again under the same Message-ID, and no other channel', async () => {
    const to = await person({ phone: true });
    await choose(to, { 'money sms': true });
    await tell(to, `crash:${to.login}`);
    const tx = app.tx;
    let broken = 1;
    const dying = {
      ...app,
      tx: (async (scope: Scope, work: never) => {
        if (scope.request.startsWith('delivery-') && dying.sent && broken-- > 0) throw new Error('killed');
        return await tx(scope, work);
      }) as typeof tx,
      sent: false,
      mailer: { ...app.mailer, send: async (mail: never) => ((dying.sent = true), await app.mailer.send(mail)) },
    };
    const { rows } = await app.owner.query<{ id: string }>(`select id from notifications.notices where key = $1`, [`crash:${to.login}`]);
    await spread(app, { notice: rows[0]!.id });
    const mail = (await deliveriesOf(to)).find(({ channel, template }) => channel === 'email' && template === 'note')!;
    await expect(deliver(dying as never, { delivery: mail.deliveryId })).rejects.toThrow('killed');
    await expect(deliver(app, { delivery: mail.deliveryId })).rejects.toThrow('is being sent');
    app.clock.move(3 * 60_000);
    await deliver(app, { delivery: mail.deliveryId });
    await app.runJobs();
    const sent = await mails(to);
    expect(sent).toHaveLength(2);
    const ids = sent.map(({ headers }) => headers.find(({ name }) => name === 'Message-ID')!.value);
    expect(ids[0]).toBe(ids[1]);
    expect(await house.textsTo(to.number)).toHaveLength(1);
  });
});

describe('preferences', () => {
  test('nobody has a box for a channel that he does not have, and safety by mail has none to switch off', async () => {
    const to = await person();
    const { kinds, phone } = await readPreferences(app, to.scope);
    expect(phone).toBeNull();
    expect(kinds.find(({ kind }) => kind === 'security')!.channels).toEqual([{ channel: 'email', wanted: true, fixed: true }]);
    await savePreferences(app, to.scope, { on: [], quiet: null });
    expect((await readPreferences(app, to.scope)).kinds.map(({ kind, channels }) => [kind, channels[0]!.wanted])).toEqual([
      ['security', true],
      ['money', false],
      ['approvals', false],
      ['letters', false],
      ['people', false],
    ]);
    await tell(to, `off:${to.login}`);
    await tell(to, `safe:${to.login}`, 'security');
    await tell(to, `asked:${to.login}`, 'money', true);
    await app.runJobs();
    expect(await mails(to)).toHaveLength(2);
  });

  test('what is switched off while it waits is not sent', async () => {
    at('2027-02-01T23:00:00-05:00');
    const to = await person({ phone: true });
    await choose(to, { 'money sms': true }, NIGHT);
    await tell(to, `waits:${to.login}`);
    await app.runJobs();
    expect(await mails(to)).toHaveLength(1);
    expect(await house.textsTo(to.number)).toEqual([]);
    await choose(to, { 'money sms': false });
    at('2027-02-02T08:00:01-05:00');
    await sendDue.run(app);
    await app.runJobs();
    expect(await house.textsTo(to.number)).toEqual([]);
    expect((await deliveriesOf(to)).find(({ channel }) => channel === 'sms')).toMatchObject({ outcome: 'nothing', answer: 'switched off' });
  });

  test('quiet hours keep back a text, not a mail and not news of safety, until the clock of the zone says so', async () => {
    at('2027-03-13T22:00:00-05:00');
    const to = await person({ phone: true });
    await choose(to, { 'money sms': true, 'security sms': true }, NIGHT);
    await tell(to, `quiet:${to.login}`);
    await tell(to, `loud:${to.login}`, 'security');
    await app.runJobs();
    expect(await mails(to)).toHaveLength(2);
    expect((await house.textsTo(to.number)).map(({ body }) => body)).toEqual([expect.stringContaining('something changed in your login')]);
    // The night when clocks go ahead: eight o'clock comes after nine hours.
    at('2027-03-14T07:59:00-04:00');
    await sendDue.run(app);
    await app.runJobs();
    expect(await house.textsTo(to.number)).toHaveLength(1);
    at('2027-03-14T08:00:01-04:00');
    await Promise.all([sendDue.run(app), sendDue.run(app), sendDue.run(app)]);
    await app.runJobs();
    expect((await house.textsTo(to.number)).map(({ body }) => body)[0]).toContain('news about money');
    expect(await house.textsTo(to.number)).toHaveLength(2);
  });

  test('quiet hours that end sooner by choice let go what waits; new ones hold what is due', async () => {
    at('2027-04-01T22:00:00-04:00');
    const to = await person({ phone: true });
    await choose(to, { 'money sms': true }, NIGHT);
    await tell(to, `sooner:${to.login}`);
    await app.runJobs();
    await choose(to, {}, { ...NIGHT, isOn: false });
    await sendDue.run(app);
    await app.runJobs();
    expect(await house.textsTo(to.number)).toHaveLength(1);
    await choose(to, {}, NIGHT);
    await tell(to, `again:${to.login}`);
    await app.runJobs();
    await choose(to, {}, { ...NIGHT, zone: 'America/Los_Angeles', untilMinute: 9 * 60, fromMinute: 18 * 60 });
    await sendDue.run(app);
    await app.runJobs();
    expect(await house.textsTo(to.number)).toHaveLength(1);
    expect((await deliveriesOf(to)).find(({ waitsUntil }) => waitsUntil !== null)!.waitsUntil).toEqual(
      new Date('2027-04-02T09:00:00-07:00'),
    );
  });

  test.each([
    [{ fromMinute: null }, 'quietFrom: notifications.quiet_time'],
    [{ untilMinute: NIGHT.fromMinute }, 'quietUntil: notifications.quiet_same'],
    [{ zone: 'Mars/Olympus' }, 'zone: notifications.zone_unknown'],
    [{ zone: 'a'.repeat(61), untilMinute: null }, 'zone: notifications.zone_unknown'],
  ])('%j is refused beside its field', async (wrong, said) => {
    const to = await person();
    await expect(choose(to, {}, { ...NIGHT, ...wrong })).rejects.toThrow(said);
  });

  test('nobody reads or writes another’s, and no visitor any', async () => {
    const [one, two] = [await person(), await person()];
    await choose(one, { 'money email': false });
    expect((await readPreferences(app, two.scope)).kinds.find(({ kind }) => kind === 'money')!.channels[0]!.wanted).toBe(true);
    await expect(readPreferences(app, visitor())).rejects.toThrow('kernel.not_allowed');
    const seen = await app.tx(two.scope, async (tx) => (await tx.selectFrom('notifications.choices').selectAll().execute()).length);
    expect(seen).toBe(0);
    const forged = app.tx(two.scope, (tx) =>
      tx
        .insertInto('notifications.choices')
        .values({ id: 'x', login_id: one.login, kind: 'money', channel: 'email', wanted: true, chosen_by: 'owner', chosen_at: new Date() })
        .execute(),
    );
    await expect(forged).rejects.toThrow('row-level security');
  });
});
