import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type CastAgency, castPair, type Pair } from '#domain/directory/cast.ts';
import { chooseContact } from '#domain/directory/index.ts';
import { castMailAgency } from '#domain/stamps/cast.ts';
import { giveStamps, readResidentPurse, readShop, stampsForAnswer } from '#domain/stamps/index.ts';
import { newId } from '#kernel/ids.ts';
import { type TestApp, testApp } from '#test/database.ts';
import { codeOf } from '#test/refused.ts';
import { castDecision, castLetter, castMailroom, castReader, castWriter, himself } from '../cast.ts';
import {
  cancelLetter,
  keepAnswer,
  listDrafts,
  listLetters,
  listUnopened,
  listWriters,
  listWritten,
  openAnswer,
  ownData,
  readAnswer,
  readEnvelopes,
  readLetter,
  readWritten,
  sendAnswer,
} from '../index.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
const BODY = 'Mamá,\n\nfeliz cumpleaños 🎂';

let app: TestApp;
let at: CastAgency;
beforeAll(async () => {
  app = await testApp();
  at = await castMailAgency(app, { freePerMonth: 0 });
});
afterAll(() => app.end());

const her = (by: Pair): string => by.customer.actor!;
const stampsOf = async (by: Pair) => {
  const { balance, available } = await readShop(app, by.customer, at.agency.id);
  return [balance, available];
};

async function decided(letter: string, outcome: 'release' | 'return'): Promise<string> {
  await castDecision(app, await castReader(app, at, letter), outcome);
  return letter;
}
/** She wrote to him, and that was handed on; with a stamp for his answer or without. */
async function pair(withReply: boolean): Promise<Pair> {
  const by = await castWriter(app, at);
  await decided(await castLetter(app, by, { withReply }), 'release');
  return by;
}
async function answered(by: Pair, body = BODY): Promise<string> {
  const { draftId, version } = await keepAnswer(app, himself(by, at), { to: her(by), body });
  const { letterId } = await sendAnswer(app, himself(by, at), { to: her(by), draft: draftId, version });
  await app.runJobs();
  return letterId;
}

it('is sent once with the stamp she sent; handed on it is hers to read, and its stamp is spent', async () => {
  const by = await pair(true);
  const { draftId, version } = await keepAnswer(app, himself(by, at), { to: her(by), body: BODY });
  expect(await listDrafts(app, by.customer)).toEqual([]);
  expect(await listWriters(app, himself(by, at))).toMatchObject([{ customer: her(by), senderName: 'Dana Peñalosa' }]);
  expect(await stampsForAnswer(app, himself(by, at), { to: her(by), stamps: 1n })).toEqual({ isReply: true, monthly: 0n, own: 0n });
  const send = () => sendAnswer(app, himself(by, at), { to: her(by), draft: draftId, version });
  const sent = await Promise.all([send(), send(), send()]);
  const [{ letterId }] = sent;
  expect([new Set(sent.map((one) => one.letterId)).size, (await send()).letterId]).toEqual([1, letterId]);
  await app.runJobs();
  expect(await readWritten(app, himself(by, at), letterId)).toMatchObject({ body: BODY, state: 'in_line', recipientName: 'Dana Peñalosa' });
  expect(await stampsOf(by)).toEqual([4n, 3n]);
  // Not before it is handed on.
  expect(await codeOf(readLetter(app, by.customer, letterId))).toBe('mail.unknown_letter');
  expect(await codeOf(openAnswer(app, by.customer, letterId))).toBe('mail.unknown_letter');
  expect((await listLetters(app, by.customer)).letters).toHaveLength(1);
  expect((await readEnvelopes(app, castMailroom(at), [letterId])).get(letterId)).toMatchObject({
    senderName: 'Mateo Delgado',
    recipientName: 'Dana Peñalosa',
  });
  await decided(letterId, 'release');
  expect(await stampsOf(by)).toEqual([3n, 3n]);
  expect((await listLetters(app, by.customer, { resident: by.residentId })).letters).toMatchObject([
    { letterId, author: 'resident', state: 'released' },
    { author: 'customer' },
  ]);
  expect((await listLetters(app, by.customer, { words: 'cumpleaño', group: 'received' })).letters).toMatchObject([{ letterId }]);
  expect((await listLetters(app, by.customer, { group: 'waiting' })).letters).toEqual([]);
  expect(await listUnopened(app, by.customer)).toMatchObject([{ letterId }]);
  expect((await ownData.read(app, by.customer))[0]!.rows).toMatchObject([{ from: 'Mateo Delgado', message: BODY }, {}]);
  const { rows } = await app.owner.query<{ text: string }>(`select content::text as text from notifications.notices where key = $1`, [
    `letter_arrived:${letterId}`,
  ]);
  expect(rows).toHaveLength(1);
  expect(rows[0]!.text).not.toContain('cumpleaños');
});

it('is seen by nobody else, handed on or not', async () => {
  const [by, other] = [await pair(true), await pair(false)];
  const letter = await answered(by);
  for (const released of [false, true]) {
    if (released) await decided(letter, 'release');
    expect(await codeOf(readLetter(app, other.customer, letter))).toBe('mail.unknown_letter');
    expect(await codeOf(readWritten(app, himself(other, at), letter))).toBe('mail.unknown_letter');
    for (const scope of [other.customer, himself(other, at), { ...castMailroom(at), facilities: [] }]) {
      const seen = await app.tx(scope, async (tx) => [
        await tx.selectFrom('mail.letters').select('letter_id').where('letter_id', '=', letter).execute(),
        await tx.selectFrom('mail.letter_states').select('kind').where('letter_id', '=', letter).execute(),
      ]);
      expect(seen).toEqual([[], []]);
    }
  }
  expect(await codeOf(cancelLetter(app, by.customer, letter))).toBe('mail.unknown_letter');
  expect(await codeOf(listWritten(app, by.customer))).toBe('kernel.not_allowed');
});

it('comes back with reason, rule and who; its stamp can be answered with again', async () => {
  const by = await pair(true);
  const letter = await decided(await answered(by), 'return');
  const { state, states } = await readWritten(app, himself(by, at), letter);
  expect([state, states.at(-1)!.details]).toEqual(['returned', { reason: 'contraband', rule: 'Rule 12.3', note: 'Line 2' }]);
  expect((await readResidentPurse(app, himself(by, at))).replies.get(her(by))).toBe(1);
  expect([await stampsOf(by), await listUnopened(app, by.customer)]).toEqual([[4n, 3n], []]);
  const { rows } = await app.owner.query('select key from notifications.notices where key like $1', [`letter_%:${letter}`]);
  expect(rows).toEqual([]);
});

it('is opened once by a deed, and he sees it', async () => {
  const by = await pair(true);
  const letter = await decided(await answered(by), 'release');
  expect((await readWritten(app, himself(by, at), letter)).state).toBe('released');
  await Promise.all([1, 2].map(() => openAnswer(app, by.customer, letter)));
  expect((await readWritten(app, himself(by, at), letter)).state).toBe('opened');
  expect([(await readLetter(app, by.customer, letter)).state, await listUnopened(app, by.customer)]).toEqual(['opened', []]);
});

it('the last stamp pays for one letter, whichever is asked for first', async () => {
  const by = await pair(false);
  const mother = await castPair(app, at);
  await giveStamps(app, by.customer, { gift: newId('gft'), resident: by.residentId, stamps: 1n });
  const drafts = [await keepAnswer(app, himself(by, at), { to: her(by), body: 'One' })];
  // The second family member: her letter to the same person was handed on.
  await app.owner.query(
    `insert into mail.letters (letter_id, draft_id, author, customer, resident_id, agency_id, facility_id, body, stamps, sender_name, recipient_name,
       resident_name, resident_number, facility_name, agency_name, time_zone, lang, sent_at, due_at)
     select 'let_second', 'dft_second', 'customer', $1, resident_id, agency_id, facility_id, body, stamps, 'Luz Peña', recipient_name, resident_name, resident_number,
       facility_name, agency_name, time_zone, lang, sent_at, due_at from mail.letters where customer = $2`,
    [her(mother), her(by)],
  );
  await app.owner.query(
    `insert into mail.inbox (letter_id, customer, resident_id, agency_id, sender_name, time_zone, outcome, at)
     select letter_id, customer, resident_id, agency_id, sender_name, time_zone, 'released', sent_at from mail.letters where letter_id = 'let_second'`,
  );
  drafts.push(await keepAnswer(app, himself(by, at), { to: her(mother), body: 'Two' }));
  const sent = await Promise.allSettled(
    drafts.map(({ customer, draftId, version }) => sendAnswer(app, himself(by, at), { to: customer, draft: draftId, version })),
  );
  expect(sent.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(await stampsForAnswer(app, himself(by, at), { to: her(by), stamps: 1n })).toBeNull();
  expect((await listWritten(app, himself(by, at))).letters).toHaveLength(1);
});

it('goes to nobody who did not write, and not where she may not write to him; the draft stays', async () => {
  const [by, stranger] = [await pair(true), await castPair(app, at)];
  expect(await codeOf(readAnswer(app, himself(by, at), her(stranger)))).toBe('mail.unknown_writer');
  expect(await codeOf(keepAnswer(app, by.customer, { to: her(by), body: 'x' }))).toBe('kernel.not_allowed');
  const { draftId, version } = await keepAnswer(app, himself(by, at), { to: her(by), body: BODY });
  expect(await codeOf(sendAnswer(app, himself(by, at), { to: her(by), draft: draftId, version: version + 1 }))).toBe('mail.draft_changed');
  for (const choice of ['pause_mail', 'block'] as const) {
    await chooseContact(app, by.customer, { resident: by.residentId, choice });
    expect(await codeOf(sendAnswer(app, himself(by, at), { to: her(by), draft: draftId, version }))).toBe('mail.no_answer_now');
    await chooseContact(app, by.customer, { resident: by.residentId, choice: choice === 'block' ? 'unblock' : 'resume_mail' });
  }
  expect(await listWriters(app, himself(by, at))).toMatchObject([{ savedAt: expect.any(Date) }]);
});
