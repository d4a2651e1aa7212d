import { sql } from 'kysely';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiRoutes } from '#api/index.ts';
import { adminOf, castAgency } from '#domain/directory/cast.ts';
import { type KeyScope, makeKey, readKey } from '#domain/identity/index.ts';
import { verifyLedger } from '#domain/ledger/index.ts';
import { makeFileNow, readIncoming } from '#domain/transfers/index.ts';
import { newId } from '#kernel/ids.ts';
import { type Client, clientOf } from '#test/api-client.ts';
import { type HandoffHouse, handoffHouse, type Story } from '#test/handoff-house.ts';

// What a program says of money: it is on the account, or it goes back.
let house: HandoffHouse;
let api: Hono;
let story: Story;
let program: Client;

let names = 0;
async function keyOf(scopes: readonly KeyScope[], at = story.sender.at, facilities?: readonly string[]): Promise<string> {
  const where = facilities ? { reach: 'named', facilities, agencyFacilities: facilities } : {};
  return (await makeKey(house.app, adminOf(at), { name: `key ${++names}`, scopes, days: '30', ...where })).text;
}
const read = async (id: string) => (await program.call('getTransfer', { path: { id } })).body;
const told = async (operation: string, id: string, json: object, more: object = {}) => {
  const { status, body, headers } = await program.call(operation, { path: { id }, json, ...more });
  return { said: body.error ? `${status} ${body.error.code} ${body.error.param}` : `${status} ${body.verdict}`, headers };
};
const took = { deductions: [{ name: 'Restitution', amount: '8.00' }] };

beforeAll(async () => {
  house = await handoffHouse();
  api = apiRoutes(house.app);
  story = await house.story();
  program = await clientOf(api, await keyOf(['transfers:read', 'transfers:write']));
}, 60_000);
afterAll(async () => {
  expect(await verifyLedger(house.app)).toEqual([]);
  await house.end();
});

describe('one answer', () => {
  test('posts with what was really taken, or sends back with the reason', { timeout: 60_000 }, async () => {
    const [kept, refused] = [await story.given('40'), await story.paid('50')];
    await makeFileNow(house.app, story.clerk);
    expect(await read(kept.transferId)).toMatchObject({ state: 'waiting', deductions: null, handed_over_at: expect.any(String) as string });
    expect((await told('acknowledgeTransfer', kept.transferId, { amount: '40.00', ...took })).said).toBe('200 posted');
    expect((await told('rejectTransfer', refused.transferId, { reason: 'released', note: 'Left on Friday' })).said).toBe('200 rejected');
    await house.settle();
    expect(await read(kept.transferId)).toMatchObject({ state: 'posted', ...took });
    expect(await read(refused.transferId)).toMatchObject({ state: 'returned', reason: 'released', deductions: null });
    expect([await story.stateOf(kept), await story.stateOf(refused)]).toEqual(['posted', 'returned']);
    // Its own people see which program said so, what was taken, and the file it stood in.
    expect(await readIncoming(house.app, story.clerk, [kept.transferId])).toMatchObject([
      {
        postedByName: 'key 1',
        taken: [{ name: 'Restitution', amountCents: 800n }],
        handedOver: { file: { number: expect.any(String) as string } },
      },
    ]);
    const { rows } = await house.app.owner.query(
      `select realm, action from kernel.audit_rows where subject = $1 and action = 'transfers.acknowledged'`,
      [kept.transferId],
    );
    expect(rows).toEqual([{ realm: 'machine', action: 'transfers.acknowledged' }]);
  });

  test('said again changes nothing; against an earlier word it waits for an operator, also under a name', async () => {
    const { transferId: id } = await story.given('40');
    const named = { headers: { 'Idempotency-Key': `post ${id}`.replace(' ', '-') } };
    expect((await told('acknowledgeTransfer', id, took, named)).said).toBe('200 posted');
    const again = await told('acknowledgeTransfer', id, took, named);
    expect([again.said, again.headers.get('Idempotent-Replayed')]).toEqual(['200 posted', 'true']);
    expect((await told('acknowledgeTransfer', id, {}, named)).said).toBe('422 identity.call_name_taken Idempotency-Key');
    expect((await told('acknowledgeTransfer', id, took)).said).toBe('200 repeated');
    const against = { headers: { 'Idempotency-Key': `reject-${id}` } };
    for (let i = 0; i < 2; i++)
      expect((await told('rejectTransfer', id, { reason: 'other' }, against)).said).toBe('409 transfers.answer_conflict null');
    const { rows } = await house.app.owner.query('select why from transfers.answer_conflicts where transfer_id = $1', [id]);
    expect(rows).toEqual([{ why: 'other_outcome' }]);
    expect((await read(id)).state).toBe('posted');
  });

  test('that cannot be true is refused beside its field, and changes nothing', async () => {
    const { transferId: id } = await story.given('40');
    const wrong = async (json: object, operation = 'acknowledgeTransfer') => (await told(operation, id, json)).said;
    expect(await wrong({ amount: '39.99' })).toBe('422 transfers.answer_amount_differs amount');
    expect(await wrong({ deductions: [{ name: 'Fee', amount: '40.01' }] })).toBe('422 transfers.answer_deducted_too_much deductions');
    expect(await wrong({ deductions: [{ name: ' \u0000 ', amount: '1.00' }] })).toBe('422 transfers.answer_bad_deduction deductions');
    expect(await wrong({ deductions: [{ name: 'Fee', amount: '1' }] })).toBe('400 api.bad_value deductions.0.amount');
    expect(await wrong({ deductions: [{ name: 'Fee', amount: 1 }] })).toBe('400 api.bad_value deductions.0.amount');
    expect(await wrong({}, 'rejectTransfer')).toBe('400 api.missing_field reason');
    expect(await wrong({ reason: 'mood' }, 'rejectTransfer')).toBe('400 api.bad_value reason');
    expect((await read(id)).state).toBe('waiting');
  });
});

describe('many answers', () => {
  test('have a verdict each, in their order, within the reach of the key', async () => {
    const [one, two, three] = [await story.given('40'), await story.given('41'), await story.given('42')];
    const answers = [
      { reference: two.reference, outcome: 'rejected', reason: 'no_account' },
      { transfer: newId('trf'), outcome: 'posted' },
      { transfer: one.transferId, outcome: 'posted', ...took },
      { transfer: three.transferId, outcome: 'posted', amount: '41.99' },
      { reference: one.reference, outcome: 'posted', ...took },
    ];
    const verdicts = async (key?: string) =>
      (await program.call('answerTransfers', { json: { answers }, ...(key ? { key } : {}) })).body.data.map(
        ({ verdict, why }: { verdict: string; why: string | null }) => [verdict, why].filter(Boolean).join(' '),
      );
    const elsewhere = await castAgency(house.app);
    const nobody = Array.from({ length: 5 }, () => 'kept_out unknown');
    expect(await verdicts(await keyOf(['transfers:write'], elsewhere))).toEqual(nobody);
    expect(await verdicts(await keyOf(['transfers:write'], story.sender.at, ['fac_elsewhere']))).toEqual(nobody);
    expect(await verdicts()).toEqual(['rejected', 'kept_out unknown', 'posted', 'kept_out amount_differs', 'repeated']);
    expect(await verdicts()).toEqual(['repeated', 'kept_out unknown', 'repeated', 'kept_out amount_differs', 'repeated']);
    const shape = async (json: object) => {
      const { status, body } = await program.call('answerTransfers', { json });
      return `${status} ${body.error.code} ${body.error.param}`;
    };
    expect(await shape({ answers: [] })).toBe('400 api.bad_value answers');
    expect(await shape({ answers: [{ outcome: 'posted' }] })).toBe('400 api.bad_value answers.0.transfer');
    expect(await shape({ answers: Array.from({ length: 201 }, () => answers[0]) })).toBe('400 api.bad_value answers');
  });

  test('from several programs at once, in every order, named or not, count once', { timeout: 60_000 }, async () => {
    const sent = await Promise.all(Array.from({ length: 12 }, (_, i) => story.given(`${20 + i}`)));
    const forth = sent.map(({ transferId }) => ({ transfer: transferId, outcome: 'posted' }));
    const back = sent.map(({ reference }) => ({ reference, outcome: 'posted' })).toReversed();
    const said = await Promise.all(
      [forth, back, forth, back].map(async (answers, i) => {
        const headers: Record<string, string> = i < 2 ? { 'Idempotency-Key': `batch-${i}` } : {};
        return (await program.call('answerTransfers', { json: { answers }, headers })).body.data as { verdict: string }[];
      }),
    );
    const verdicts = said.flat().map(({ verdict }) => verdict);
    expect(verdicts.filter((one) => one === 'posted')).toHaveLength(12);
    expect(verdicts.filter((one) => one === 'repeated')).toHaveLength(36);
  });
});

test('past the application, a key writes only what its scope, its agency and its facilities allow', async () => {
  const { transferId } = await story.given('40');
  const { scope } = await readKey(house.app, await keyOf(['transfers:read', 'transfers:write']), { kind: 'write', request: 't' });
  const write = (over: object, kind = 'posted', details = '{}') =>
    house.app.tx({ ...scope, ...over }, (tx) =>
      sql`insert into transfers.states (transfer_id, kind, at, actor, details, customer, agency_id, facility_id)
        select transfer_id, ${kind}, now(), kernel.actor(), ${details}::jsonb, customer, agency_id, facility_id from transfers.transfers
        where transfer_id = ${transferId} returning 1`
        .execute(tx)
        .then(({ rows }) => rows.length),
    );
  await expect(write({ roles: ['transfers:read'] })).rejects.toMatchObject({ code: '42501' });
  await expect(write({}, 'withheld')).rejects.toMatchObject({ code: '42501' });
  await expect(write({}, 'returning', '{"why":"operator"}')).rejects.toMatchObject({ code: '42501' });
  expect(await write({ facilities: ['fac_elsewhere'] })).toBe(0);
  expect(await write({ agency: newId('agc') })).toBe(0);
});
