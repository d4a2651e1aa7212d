import { expect, test } from 'vitest';
import { readDocument, typeOf } from './read-document.ts';

const document = {
  info: { description: 'One.\n\nTwo.' },
  servers: [{ url: 'http://localhost' }],
  tags: [
    { name: 'Places', description: 'Where.' },
    { name: 'News', description: 'One.\n\nTwo.' },
  ],
  paths: {
    '/a/{id}': {
      put: {
        operationId: 'putA',
        summary: 'Put',
        tags: ['Places'],
        parameters: [
          { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
          { name: 'idempotency-key', in: 'header', schema: { type: 'string', description: 'A name.' } },
        ],
        requestBody: {
          content: { 'application/json': { schema: { $ref: '#/components/schemas/News' } }, 'text/csv': { schema: { type: 'string' } } },
        },
        responses: {
          200: { description: 'Done.', content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } } },
          500: { description: 'No.' },
        },
      },
    },
  },
  webhooks: {
    'a.came': {
      post: {
        operationId: 'news.a.came',
        summary: 'It came',
        tags: ['News'],
        parameters: [{ name: 'webhook-id', in: 'header', required: true, schema: { type: 'string' } }],
        requestBody: { content: { 'application/json': { schema: { type: 'object', properties: { id: { type: 'string' } } } } } },
        responses: { '2XX': { description: 'You have it.' } },
      },
    },
  },
  components: {
    schemas: {
      News: {
        type: 'object',
        required: ['name'],
        properties: { name: { type: 'string' }, born: { type: ['string', 'null'], format: 'date' } },
      },
      Thing: {
        type: 'object',
        properties: {
          left: { anyOf: [{ type: 'object', properties: { n: { type: 'integer', description: 'How many.' } } }, { type: 'null' }] },
          words: { type: 'array', items: { type: 'object', properties: { word: { type: 'string' } } } },
        },
      },
      ThingPage: { type: 'object', properties: {} },
    },
  },
};

test('a document becomes rooms, calls and forms', () => {
  const shown = readDocument(document);
  expect([shown.server, shown.about]).toEqual(['http://localhost', ['One.', 'Two.']]);
  expect(shown.rooms).toMatchObject([
    {
      name: 'Places',
      about: ['Where.'],
      calls: [{ id: 'putA', method: 'PUT', path: '/a/{id}', bodies: ['application/json', 'text/csv'] }],
    },
    {
      name: 'News',
      about: ['One.', 'Two.'],
      calls: [{ id: 'news.a.came', method: 'type:', path: 'a.came', takes: [], body: [{ name: 'id' }], answers: [] }],
    },
  ]);
  const call = shown.rooms[0]!.calls[0]!;
  expect(call.takes).toEqual([
    { name: 'id', type: 'string', required: true, text: '' },
    { name: 'Idempotency-Key', type: 'string', required: false, text: 'A name.' },
  ]);
  expect(call.body).toEqual([
    { name: 'name', type: 'string', required: true, text: '' },
    { name: 'born', type: 'string, date or null', required: false, text: '' },
  ]);
  expect(call.answers).toEqual([{ status: '200', text: 'Done.', schema: 'Thing' }]);
  expect(shown.errors).toEqual([{ status: '500', text: 'No.', schema: null }]);
  expect(shown.things.map(({ name, fields }) => `${name}: ${fields.map((field) => field.name).join(' ')}`)).toEqual([
    'News: name born',
    'Thing: left left.n words words[].word',
  ]);
});

test.each([
  [{ type: 'string', enum: ['a', null] }, 'a | null'],
  [{ type: 'array', items: { $ref: '#/components/schemas/Thing' } }, 'Thing[]'],
  [{ anyOf: [{ type: 'integer' }, { type: 'null' }] }, 'integer or null'],
  [{}, 'any'],
])('the type %j', (schema, text) => {
  expect(typeOf(schema as never)).toBe(text);
});
