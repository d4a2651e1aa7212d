// The API's document as its page shows it: rooms, calls, what each takes and answers. Pure.

export interface ShownField {
  name: string;
  type: string;
  required: boolean;
  text: string;
}
export interface ShownCall {
  id: string;
  method: string;
  path: string;
  title: string;
  text: string;
  takes: ShownField[];
  /** Types of the body that are taken, and the fields of a JSON one. */
  bodies: string[];
  body: ShownField[];
  /** When it is done. */
  answers: ShownAnswer[];
}
export interface ShownRoom {
  name: string;
  /** Paragraphs. */
  about: string[];
  calls: ShownCall[];
}
export interface ShownThing {
  name: string;
  fields: ShownField[];
}
export interface ShownAnswer {
  status: string;
  text: string;
  schema: string | null;
}
export interface ShownApi {
  server: string;
  about: string[];
  rooms: ShownRoom[];
  /** What every call may answer when it is not done. */
  errors: ShownAnswer[];
  things: ShownThing[];
}

interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  description?: string;
  enum?: (string | number | null)[];
  items?: Schema;
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
}
interface Content {
  content?: Record<string, { schema: Schema }>;
}
interface Operation {
  operationId: string;
  summary: string;
  description?: string;
  tags?: string[];
  parameters?: { name: string; in: string; required?: boolean; description?: string; schema: Schema }[];
  requestBody?: Content;
  responses: Record<string, Answer | { $ref: string }>;
}
type Answer = Content & { description: string };
interface OpenApi {
  info: { description?: string };
  servers?: { url: string }[];
  tags?: { name: string; description?: string }[];
  paths: Record<string, Record<string, Operation>>;
  /** What is told to a program, by its type. */
  webhooks?: Record<string, Record<string, Operation>>;
  components?: { schemas?: Record<string, Schema>; responses?: Record<string, Answer> };
}

/** The page's view of an OpenAPI 3.1 document. */
export function readDocument(document: object): ShownApi {
  const { info, servers, tags, paths, webhooks, components } = document as OpenApi;
  const callsOf = (all: OpenApi['paths'], isNews: boolean) =>
    Object.entries(all).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => {
        const call = callOf(path, method.toUpperCase(), operation, components);
        // News has no address of ours: it is known by its type. Its headers are always the same: the room tells of them once.
        return { tag: operation.tags?.[0] ?? '', call: isNews ? { ...call, method: 'type:', takes: [] } : call };
      }),
    );
  const calls = [...callsOf(paths, false), ...callsOf(webhooks ?? {}, true)];
  const errors = Object.values(paths)
    .flatMap((methods) => Object.values(methods))
    .flatMap((operation) => answersOf(operation, components).filter(({ status }) => status >= '400'));
  return {
    server: servers?.[0]?.url ?? '',
    about: (info.description ?? '').split('\n\n'),
    rooms: (tags ?? []).map(({ name, description }) => ({
      name,
      about: (description ?? '').split('\n\n'),
      calls: calls.filter(({ tag }) => tag === name).map(({ call }) => call),
    })),
    errors: [...new Map(errors.map((answer) => [answer.status, answer])).values()],
    things: Object.entries(components?.schemas ?? {})
      .filter(([name]) => !name.endsWith('Page'))
      .map(([name, schema]) => ({ name, fields: fieldsOf(schema, '') })),
  };
}

function callOf(path: string, method: string, operation: Operation, components: OpenApi['components']): ShownCall {
  const bodies = Object.entries(operation.requestBody?.content ?? {});
  const json = bodies.find(([type]) => type === 'application/json')?.[1].schema;
  return {
    id: operation.operationId,
    method,
    path,
    title: operation.summary,
    text: operation.description ?? '',
    takes: (operation.parameters ?? []).map((one) => ({
      name: one.in === 'header' ? headerName(one.name) : one.name,
      type: typeOf(one.schema),
      required: one.required === true,
      text: one.description ?? one.schema.description ?? '',
    })),
    bodies: bodies.map(([type]) => type),
    body: json ? fieldsOf(resolved(json, components), '') : [],
    answers: answersOf(operation, components).filter(({ status, schema }) => status < '400' && schema !== null),
  };
}

function answersOf(operation: Operation, components: OpenApi['components']): ShownAnswer[] {
  return Object.entries(operation.responses).map(([status, answer]) => {
    const { description, content } = '$ref' in answer ? components!.responses![nameOf(answer)!]! : answer;
    return { status, text: description, schema: nameOf(content?.['application/json']?.schema) };
  });
}

const headerName = (name: string): string => name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());
const nameOf = (schema: Schema | undefined): string | null => schema?.$ref?.split('/').at(-1) ?? null;

function resolved(schema: Schema, components: OpenApi['components']): Schema {
  const name = nameOf(schema);
  return name === null ? schema : (components?.schemas?.[name] ?? schema);
}

/** All fields of an object, those of objects within it as `leaving.left`. */
function fieldsOf(schema: Schema, before: string): ShownField[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const inner = field.anyOf?.find((one) => one.properties) ?? field;
    const list = inner.items?.properties ? inner.items : null;
    const own: ShownField = {
      name: before + name,
      type: typeOf(field),
      required: schema.required?.includes(name) === true,
      text: field.description ?? inner.description ?? '',
    };
    return [own, ...fieldsOf(list ?? inner, `${before}${name}${list ? '[]' : ''}.`)];
  });
}

/** "string, date", "here | released", "Resident[]", "integer or null". */
export function typeOf(schema: Schema): string {
  const name = nameOf(schema);
  if (name !== null) return name;
  if (schema.enum) return schema.enum.map((one) => one ?? 'null').join(' | ');
  if (schema.anyOf) return schema.anyOf.map(typeOf).join(' or ');
  const types = [schema.type ?? 'any'].flat();
  const plain = types
    .filter((type) => type !== 'null')
    .map((type) => (type === 'array' && schema.items ? `${typeOf(schema.items)}[]` : type));
  if (plain.length === 0) return 'null';
  return `${plain.join(' or ')}${schema.format ? `, ${schema.format}` : ''}${types.includes('null') ? ' or null' : ''}`;
}
