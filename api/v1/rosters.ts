import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import {
  confirmRoster,
  dateOrders,
  listBadRows,
  listRostersSent,
  readRoster,
  rosterFields,
  type RosterView,
  sendRoster,
  stopRoster,
} from '#domain/directory/index.ts';
import type { App } from '#kernel/app.ts';
import { refuse } from '#kernel/refusal.ts';
import type { Scope } from '#kernel/scope.ts';
import { tr } from '#words/index.ts';
import { answers } from './answers.ts';
import { answerOwn, wordsOf } from './errors.ts';
import { answerCall, type Call, needs } from './gate.ts';
import { badRowSchema, callName, cursor, limit, pageOf, rosterSchema } from './schemas.ts';

const tags = ['Rosters'];
const byId = z.object({ id: z.string().max(60) });
const flag = z.enum(['true', 'false']).optional();
const pairs = (description: string, example: string) =>
  z
    .union([z.string(), z.array(z.string())])
    .optional()
    .meta({ type: 'array', items: { type: 'string' }, description, example: [example] });
const fields = rosterFields.map((field) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
const JSON_LINES = 'application/x-ndjson';

const sendRoute = createRoute({
  method: 'post',
  path: '/api/v1/rosters',
  operationId: 'sendRoster',
  tags,
  summary: 'Send a roster',
  ...needs(
    'roster:write',
    `A CSV as you have it, or JSON lines with our names of the fields (${fields.join(', ')}), up to 25 MB. It is read, compared and taken over without another call, unless many people would leave: then it waits for a yes. Ask for its state until it has ended.`,
  ),
  request: {
    headers: callName,
    query: z.strictObject({
      kind: z
        .enum(['whole', 'delta'])
        .meta({ description: 'whole: it holds everybody, and whoever is missing is marked as released. delta: changes only.' }),
      dry_run: flag.meta({ description: 'Only the report.' }),
      file_name: z.string().max(200).optional(),
      column: pairs('Of a CSV: which column holds what. Remembered for your next file.', 'number=DC Number'),
      dates: z.enum(dateOrders).optional().meta({ description: 'How days are written: 2026-11-21, 11/21/2026 or 21.11.2026. Remembered.' }),
      code: pairs('Your code for a facility. Remembered.', '014=Palmetto Ridge'),
      status: pairs('What a word of yours means: here, released or deceased. Remembered.', 'OUT TO COURT=here'),
    }),
    body: {
      required: true,
      content: {
        'text/csv': { schema: z.string().meta({ description: 'UTF-8, UTF-16 or Latin-1; comma, semicolon, tab or |.' }) },
        [JSON_LINES]: {
          schema: z.string().meta({ description: 'UTF-8, an object a line; every line names the fields of the first one.' }),
        },
      },
    },
  },
  responses: answers(rosterSchema, 'It has come; the work begins.', 202),
});
const listRoute = createRoute({
  method: 'get',
  path: '/api/v1/rosters',
  operationId: 'listRosters',
  tags,
  summary: 'Rosters you sent',
  ...needs('roster:write', 'The newest first, however they came.'),
  request: { query: z.strictObject({ cursor, limit: limit(50) }) },
  responses: answers(pageOf(rosterSchema, 'RosterPage'), 'A page of rosters.'),
});
const readRoute = createRoute({
  method: 'get',
  path: '/api/v1/rosters/{id}',
  operationId: 'getRoster',
  tags,
  summary: 'How a roster stands, with its report',
  ...needs('roster:write'),
  request: { params: byId },
  responses: answers(rosterSchema, 'The roster.'),
});
const badRoute = createRoute({
  method: 'get',
  path: '/api/v1/rosters/{id}/bad_rows',
  operationId: 'listBadRows',
  tags,
  summary: 'The rows that were kept out',
  ...needs('roster:write', 'Every wrong cell with its line and the reason; kept for 90 days.'),
  request: { params: byId, query: z.strictObject({ cursor, limit: limit(500) }) },
  responses: answers(pageOf(badRowSchema, 'BadRowPage'), 'A page of them, in the order of the file.'),
});
const confirmRoute = createRoute({
  method: 'post',
  path: '/api/v1/rosters/{id}/confirm',
  operationId: 'confirmRoster',
  tags,
  summary: 'Say yes to a roster that waits',
  ...needs(
    'roster:write',
    'For a file after which many people would not be there any more. Where another roster was taken over meanwhile, it is compared again first.',
  ),
  request: {
    params: byId,
    headers: callName,
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z
            .strictObject({ may_leave: z.boolean().meta({ description: 'You have seen how many would leave, and say yes.' }) })
            .openapi('Confirm'),
        },
      },
    },
  },
  responses: answers(rosterSchema, 'It is being taken over, or compared again.'),
});
const stopRoute = createRoute({
  method: 'post',
  path: '/api/v1/rosters/{id}/stop',
  operationId: 'stopRoster',
  tags,
  summary: 'Drop a roster that has not been taken over',
  ...needs('roster:write'),
  request: { params: byId, headers: callName },
  responses: answers(rosterSchema, 'It is dropped.'),
});

export function rostersRoutes(app: App, v1: OpenAPIHono<Call>): void {
  v1.openapi(sendRoute, async (c) => {
    const query = c.req.valid('query');
    const type = (c.req.header('Content-Type') ?? '').split(';')[0]!.trim().toLowerCase();
    const format = type === 'text/csv' ? 'csv' : type === JSON_LINES ? 'json_lines' : null;
    if (format === null) return answerOwn(c, 415, 'invalid_request', 'wrong_type', { types: `text/csv, ${JSON_LINES}` }, 'Content-Type');
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    const said = {
      columns: Object.fromEntries(parted(query.column, 'column').map(([field, heading]) => [fieldOf(field), heading])),
      codes: Object.fromEntries(parted(query.code, 'code')),
      words: Object.fromEntries(parted(query.status, 'status')),
      ...(query.dates === undefined ? {} : { dates: query.dates }),
    };
    return await answerCall(app, c, async (one) => {
      const { rosterId } = await sendRoster(one, c.get('scope'), {
        format,
        bytes,
        fileName: query.file_name ?? (format === 'csv' ? 'roster.csv' : 'roster.jsonl'),
        kind: query.kind,
        thenDo: query.dry_run === 'true' ? 'report' : 'apply',
        said,
      });
      return { status: 202, body: rosterOut(await readRoster(one, c.get('scope'), rosterId)) };
    });
  });
  v1.openapi(listRoute, async (c) => {
    const { cursor: from, limit: most } = c.req.valid('query');
    const { rosters, next } = await listRostersSent(app, c.get('scope'), { before: from, most: most ?? 20 });
    return c.json({ data: rosters.map(rosterOut), has_more: next !== null, next_cursor: next }, 200);
  });
  v1.openapi(readRoute, async (c) => c.json(await rosterNow(app, c.get('scope'), c.req.valid('param').id), 200));
  v1.openapi(badRoute, async (c) => {
    const { cursor: from, limit: most } = c.req.valid('query');
    const { rows, next } = await listBadRows(app, c.get('scope'), c.req.valid('param').id, { after: from, most: most ?? 200 });
    const data = rows.map(({ field, code, ...row }) => ({
      ...row,
      field: field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      code,
      message: wordsOfReason(code),
    }));
    return c.json({ data, has_more: next !== null, next_cursor: next }, 200);
  });
  v1.openapi(confirmRoute, (c) => {
    const { may_leave: mayLeave } = c.req.valid('json');
    return changed(app, c, c.req.valid('param').id, (one, scope, id) => confirmRoster(one, scope, { id, mayLeave }));
  });
  v1.openapi(stopRoute, (c) => changed(app, c, c.req.valid('param').id, stopRoster));
}

async function changed(
  app: App,
  c: Context<Call>,
  id: string,
  act: (app: App, scope: Scope, id: string) => Promise<unknown>,
): Promise<never> {
  return (await answerCall(app, c, async (one) => {
    await act(one, c.get('scope'), id);
    return { status: 200, body: await rosterNow(one, c.get('scope'), id) };
  })) as never;
}

const rosterNow = async (app: App, scope: Scope, id: string) => rosterOut(await readRoster(app, scope, id));

/** "field=heading" → both; a code or word of the agency may have a "=" of its own. */
function parted(said: string | string[] | undefined, param: string): [string, string][] {
  return [said ?? []].flat().map((pair) => {
    const at = param === 'column' ? pair.indexOf('=') : pair.lastIndexOf('=');
    if (at < 1) refuse('directory.bad_pair', {}, param);
    return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
  });
}

function fieldOf(name: string): string {
  const at = fields.indexOf(name);
  return rosterFields[at] ?? refuse('directory.unknown_field', { fields: fields.join(', ') }, 'column');
}

const wordsOfReason = (code: string): string => tr('en', `directory.roster.reason.${code}`);

function rosterOut({ roster, leaving, unknownWords }: Pick<RosterView, 'roster' | 'leaving' | 'unknownWords'>) {
  const done = roster.state === 'done' ? { ...noCounts, ...roster.counts } : null;
  return {
    id: roster.id,
    state: roster.state,
    kind: roster.kind,
    dry_run: roster.thenDo === 'report',
    file_name: roster.fileName,
    rows_read: roster.rowsRead,
    bad_rows: roster.badRows,
    unreadable_rows: roster.unreadableRows,
    report: roster.report,
    result: done,
    leaving: leaving && {
      left: leaving.left,
      here_before: leaving.hereBefore,
      percent: leaving.percent,
      must_confirm: leaving.because !== null && roster.state === 'waiting',
      because: leaving.because,
    },
    unknown_status_words: unknownWords,
    trouble: roster.trouble === null ? null : { code: `directory.${roster.trouble}`, message: troubleWords(roster.trouble) },
    sent_at: roster.startedAt.toISOString(),
    confirmed_at: roster.confirmedAt?.toISOString() ?? null,
    ended_at: roster.endedAt?.toISOString() ?? null,
  };
}

/** 'forgotten' is no refusal: nobody said yes within a day. */
function troubleWords(trouble: string): string {
  return trouble === 'forgotten' ? tr('en', 'directory.roster.forgotten') : wordsOf(`directory.${trouble}`, {});
}

const noCounts = { added: 0, changed: 0, moved: 0, released: 0, died: 0, unchanged: 0, unknown: 0, left: 0 };
