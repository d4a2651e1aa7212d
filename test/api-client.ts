import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'vitest';
import type { Hono } from 'hono';

// A client that knows nothing but the served document: calls by operationId, fills the paths, and holds every answer against its schema.

interface Operation {
  operationId: string;
  parameters?: { name: string; in: string; required?: boolean }[];
  responses: Record<string, Answer | { $ref: string }>;
}
interface Answer {
  content?: Record<string, { schema: object }>;
}
export interface ApiDocument {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object>; responses: Record<string, Answer> };
}

export interface Asked {
  path?: Record<string, string>;
  query?: Record<string, string | string[]>;
  json?: unknown;
  body?: string | Uint8Array;
  type?: string;
  headers?: Record<string, string>;
  key?: string | null;
}
export interface Told {
  status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- held against its schema below
  body: any;
  headers: Headers;
}

export async function clientOf(api: Hono, key: string) {
  const document = (await (await api.request('/api/v1/openapi.json')).json()) as ApiDocument;
  const operations = new Map(
    Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => [operation.operationId, { path, method, operation }] as const),
    ),
  );
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: 'document', ...document });
  const refs = (schema: object): object => JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"document#/')) as object;

  async function call(operationId: string, asked: Asked = {}): Promise<Told> {
    const { path, method, operation } = operations.get(operationId)!;
    const query = new URLSearchParams(
      Object.entries(asked.query ?? {}).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
    );
    const filled = path.replace(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(asked.path![name]!));
    const bearer = asked.key === undefined ? key : asked.key;
    const body = asked.json === undefined ? asked.body : JSON.stringify(asked.json);
    const type = asked.json === undefined ? asked.type : 'application/json';
    const answer = await api.request(`${filled}${query.size > 0 ? `?${query}` : ''}`, {
      method: method.toUpperCase(),
      headers: {
        ...(bearer === null ? {} : { Authorization: `Bearer ${bearer}` }),
        ...(type === undefined ? {} : { 'Content-Type': type }),
        ...asked.headers,
      },
      ...(body === undefined ? {} : { body: body as BodyInit }),
    });
    const told: Told = { status: answer.status, body: await answer.json(), headers: answer.headers };
    const described = operation.responses[String(answer.status)] ?? {};
    const said = '$ref' in described ? document.components.responses[described.$ref.split('/').at(-1)!] : described;
    const schema = said?.content?.['application/json']?.schema;
    expect(schema, `${operationId} is not said to answer ${answer.status}: ${JSON.stringify(told.body)}`).toBeDefined();
    const check = ajv.compile(refs(schema!));
    expect(check(told.body) ? [] : check.errors, `${operationId} ${answer.status} ${JSON.stringify(told.body)}`).toEqual([]);
    return told;
  }
  return { document, call };
}
export type Client = Awaited<ReturnType<typeof clientOf>>;
