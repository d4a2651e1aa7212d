import type { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { apiRoutes } from '#api/index.ts';
import { adminOf, type CastAgency, castAgency } from '#domain/directory/cast.ts';
import { endKey, keyScopes, makeKey } from '#domain/identity/index.ts';
import { castApplied, castSender, castTransfer } from '#domain/transfers/cast.ts';
import { newId } from '#kernel/ids.ts';
import { type Client, clientOf } from '#test/api-client.ts';
import { type TestApp, testApp } from '#test/database.ts';

// What a stranger sends: every route of the document, and every field of it, with what nobody thought of. `call` holds each answer against the document.

let app: TestApp;
let api: Hono;
let at: CastAgency;
let client: Client;
let transferId: string;

beforeAll(async () => {
  app = await testApp();
  api = apiRoutes(app);
  const sender = await castSender(app);
  at = sender.at;
  const transfer = await castTransfer(app, sender, '40');
  await castApplied(app, transfer);
  transferId = transfer.transferId;
  client = await clientOf(api, (await makeKey(app, adminOf(at), { name: 'fuzz', scopes: keyScopes, days: '30' })).text);
}, 60_000);
afterAll(() => app.end());

const inside = (text: string): string => Buffer.from(text).toString('base64url');
const texts = [
  '',
  'a\u0000b',
  '\ud800',
  '🙂'.repeat(2000),
  "'; drop table transfers.transfers; --",
  '../%00',
  '9'.repeat(30),
  '2026-02-30',
  '9999-12-31',
  '0000-01-01',
  '+275760-09-13T00:00:00.000Z',
  newId('trf'),
  newId('fac'),
  // Cursors that are none of ours.
  inside('{"kind":"change","after":"99999999999999999999"}'),
  inside('{"kind":"number","after":null}'),
  inside(`9999-99-99T00:00:00Z ${newId('trf')}`),
];
const values: unknown[] = [...texts.slice(0, 11), null, true, -1, 1e308, [], [null], { a: {} }];

interface Field {
  name: string;
  in: string;
}
interface Route {
  id: string;
  method: string;
  path: string;
  fields: Field[];
  body: Record<string, unknown> | null;
}

/** A body that is right, made of the schema: fields are spoiled one by one. */
function example(schema: Record<string, unknown>): unknown {
  const { schemas } = client.document.components as { schemas: Record<string, Record<string, unknown>> };
  if (typeof schema['$ref'] === 'string') return example(schemas[schema['$ref'].split('/').at(-1)!]!);
  if (schema['example'] !== undefined) return schema['example'];
  if (Array.isArray(schema['enum'])) return schema['enum'][0];
  if (Array.isArray(schema['anyOf'])) return example(schema['anyOf'][0] as Record<string, unknown>);
  if (schema['type'] === 'array') return [example(schema['items'] as Record<string, unknown>)];
  if (schema['type'] === 'object')
    return Object.fromEntries(
      Object.entries((schema['properties'] ?? {}) as Record<string, Record<string, unknown>>).map(([name, one]) => [name, example(one)]),
    );
  if (schema['format'] === 'date') return '1985-12-31';
  return schema['type'] === 'boolean' ? false : 'x';
}

function routes(): Route[] {
  return Object.entries(client.document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      const { requestBody } = operation as { requestBody?: { content: Record<string, { schema: Record<string, unknown> }> } };
      const schema = requestBody?.content['application/json']?.schema;
      const body = schema ? (example(schema) as Record<string, unknown>) : null;
      // What only the house knows: a place that is there, and that an answer names its transfer in one way.
      if (operation.operationId === 'putResident') body!['facility'] = at.facility.id;
      if (operation.operationId === 'answerTransfers') body!['answers'] = [{ transfer: transferId, outcome: 'posted' }];
      return { id: operation.operationId, method, path, fields: operation.parameters ?? [], body };
    }),
  );
}

/** The same value in every place of a body, one place at a time. */
function spoiled(body: unknown, value: unknown): unknown[] {
  if (body === null || typeof body !== 'object') return [value];
  return Object.entries(body).flatMap(([name, one]) =>
    spoiled(one, value).map((bad) => (Array.isArray(body) ? body.with(Number(name), bad) : { ...body, [name]: bad })),
  );
}

interface Answered {
  status: number;
  body: { error?: { type?: unknown; code?: unknown; param?: unknown; message?: unknown; request_id?: unknown } };
}
/** What is wrong with how a call was refused: a crash, no words or the library's, or a budget that hid the rest. */
function complaint({ status, body }: Answered): string | null {
  if (status < 400) return null;
  const { type, code, param, message, request_id: request } = body.error ?? {};
  const isWhole = typeof type === 'string' && typeof code === 'string' && param !== undefined && typeof request === 'string';
  const isOurs = typeof message === 'string' && !/expected|received|Invalid|Too (big|small)/.test(message);
  return status < 500 && status !== 429 && isWhole && isOurs ? null : `${status} ${JSON.stringify(body)}`;
}

const ROSTER = 'Number,Name,Facility\nS123456,"Delgado, Mateo",Palmetto Ridge\n';
let calls = 0;
async function ask(
  route: Route,
  over: { query?: Record<string, string>; path?: Record<string, string>; json?: unknown },
): Promise<string | null> {
  // How many calls there may be in a minute is not what is looked at here.
  if (calls++ % 9 === 0) await app.owner.query('delete from identity.api_budgets');
  const named = route.path.includes('/transfers/') ? transferId : 'S123456';
  const path = Object.fromEntries(route.fields.filter((one) => one.in === 'path').map(({ name }) => [name, named]));
  const csv = route.id === 'sendRoster' ? { body: ROSTER, type: 'text/csv' } : {};
  const query: Record<string, string> = route.id === 'sendRoster' ? { kind: 'delta', dry_run: 'true' } : {};
  const json = over.json === undefined ? route.body : over.json;
  const asked = { path: { ...path, ...over.path }, query: { ...query, ...over.query }, ...csv };
  const said = await client.call(route.id, { ...asked, ...(json === null ? {} : { json }) });
  const bad = complaint(said);
  return bad === null ? null : `${route.id} ${JSON.stringify(over).slice(0, 200)}: ${bad.slice(0, 300)}`;
}

test('every field of every route, spoiled, is answered in words and never with a crash', { timeout: 120_000 }, async () => {
  const complaints: (string | null)[] = [];
  for (const route of routes()) {
    for (const field of route.fields.filter((one) => one.in === 'query' || one.in === 'path'))
      // An address can hold no text that is not Unicode, and an empty step of a path is another address.
      for (const text of texts.filter((one) => one.isWellFormed() && (field.in === 'query' || !/^\.*$/.test(one))))
        complaints.push(await ask(route, field.in === 'path' ? { path: { [field.name]: text } } : { query: { [field.name]: text } }));
    if (route.body !== null)
      for (const value of values)
        for (const json of [value, ...spoiled(route.body, value)]) complaints.push(await ask(route, { json: json ?? 'null' }));
  }
  expect(complaints.filter((one) => one !== null)).toEqual([]);
});

test('a body of another type is refused by its type', async () => {
  for (const route of routes().filter(({ body }) => body !== null))
    for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data']) {
      const path = Object.fromEntries(route.fields.filter((one) => one.in === 'path').map(({ name }) => [name, transferId]));
      const { status, body } = await client.call(route.id, { path, body: JSON.stringify(route.body), type });
      const { code, param, message } = body.error;
      expect([route.id, type, status, code, param, message]).toEqual([
        ...[route.id, type, 415, 'api.wrong_type', 'Content-Type'],
        'Send one of these types: application/json.',
      ]);
    }
});

test(
  'every route refuses who may not: no key, another agency’s, one that has ended, a header that is none',
  { timeout: 60_000 },
  async () => {
    const stranger = await castAgency(app);
    const theirs = (await makeKey(app, adminOf(stranger), { name: 'stranger', scopes: keyScopes, days: '30' })).text;
    const ended = await makeKey(app, adminOf(at), { name: 'ended', scopes: keyScopes, days: '30' });
    await endKey(app, adminOf(at), ended.keyId);
    const own = [at.agency.id, at.facility.id, transferId];
    for (const route of routes()) {
      const ids = [at.agency.id, at.facility.id, 'S123456', transferId, newId('ros')];
      for (const id of ids) {
        const path = Object.fromEntries(route.fields.filter((one) => one.in === 'path').map(({ name }) => [name, id]));
        const query: Record<string, string> = route.fields.some(({ name }) => name === 'facility') ? { facility: at.facility.id } : {};
        const asked = { path, query, ...(route.body === null ? {} : { json: route.body }) };
        const { status, body } = await client.call(route.id, { ...asked, key: theirs });
        const shown = own.filter((one) => JSON.stringify(body).includes(one));
        expect([route.id, id, complaint({ status, body }), shown]).toEqual([route.id, id, null, []]);
        if (id !== ids[0]) continue;
        for (const none of [null, '', 'knl_x', ended.text])
          expect([route.id, none, (await client.call(route.id, { ...asked, key: none })).status]).toEqual([route.id, none, 401]);
      }
    }
  },
);
