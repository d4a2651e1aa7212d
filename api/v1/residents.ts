import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { listPeopleTold, PEOPLE_PER_PAGE, readPersonTold, tellPerson, type ToldPerson } from '#domain/directory/index.ts';
import type { App } from '#kernel/app.ts';
import { answers } from './answers.ts';
import { answerCall, type Call, needs } from './gate.ts';
import { callName, cursor, limit, pageOf, residentNewsSchema, residentSchema, residentToldSchema } from './schemas.ts';

const tags = ['Residents'];
const byNumber = z.object({
  number: z
    .string()
    .min(1)
    .max(60)
    .meta({ description: 'Your number; missing zeros, spaces and dashes are forgiven.', example: 'S123456' }),
});

const listRoute = createRoute({
  method: 'get',
  path: '/api/v1/residents',
  operationId: 'listResidents',
  tags,
  summary: 'The people you told us of',
  ...needs(
    'roster:read',
    'By number, a page at a time. With `changed_since`, in the order of the changes: nobody is left out, whoever changed twice may come twice, and `next_cursor` is always there. Keep it, and ask with it alone the next time.',
  ),
  request: {
    query: z.strictObject({
      facility: z.string().max(60).optional().meta({ description: 'Only those at this facility (its id).' }),
      status: z.enum(['here', 'released', 'deceased', 'hidden']).optional(),
      changed_since: z.iso
        .datetime({ offset: true, error: 'Write the moment like 2026-11-21T15:04:05Z' })
        .optional()
        .meta({ description: 'Of whom something was recorded from this moment on.' }),
      cursor,
      limit: limit(PEOPLE_PER_PAGE),
    }),
  },
  responses: answers(pageOf(residentSchema, 'ResidentPage'), 'A page of people.'),
});
const readRoute = createRoute({
  method: 'get',
  path: '/api/v1/residents/{number}',
  operationId: 'getResident',
  tags,
  summary: 'One person',
  ...needs('roster:read'),
  request: { params: byNumber },
  responses: answers(residentSchema, 'The person with this number.'),
});
const tellRoute = createRoute({
  method: 'put',
  path: '/api/v1/residents/{number}',
  operationId: 'putResident',
  tags,
  summary: 'Tell one person',
  ...needs(
    'roster:write',
    'Adds the person, or records what is new. What you leave out stays as it is; null or an empty text empties it. The same news twice records nothing.',
  ),
  request: {
    params: byNumber,
    headers: callName,
    body: { required: true, content: { 'application/json': { schema: residentNewsSchema } } },
  },
  responses: answers(residentToldSchema, 'The person as he stands now.'),
});

export function residentsRoutes(app: App, v1: OpenAPIHono<Call>): void {
  v1.openapi(listRoute, async (c) => {
    const { facility, status, changed_since: since, cursor: from, limit: most } = c.req.valid('query');
    const page = await listPeopleTold(app, c.get('scope'), {
      facilityId: facility,
      status,
      changedSince: since === undefined ? undefined : new Date(since),
      cursor: from,
      most: most ?? 50,
    });
    return c.json({ data: page.people.map(residentOut), has_more: page.hasMore, next_cursor: page.next }, 200);
  });
  v1.openapi(readRoute, async (c) => c.json(residentOut(await readPersonTold(app, c.get('scope'), c.req.valid('param').number)), 200));
  v1.openapi(tellRoute, async (c) => {
    const news = c.req.valid('json');
    const { number } = c.req.valid('param');
    return await answerCall(app, c, async (one) => {
      const { person, recorded } = await tellPerson(one, c.get('scope'), number, {
        givenName: news.given_name,
        familyName: news.family_name,
        otherNames: news.other_names,
        birthDate: news.birth_date,
        facility: news.facility,
        unit: news.unit,
        status: news.status,
        arrivedOn: news.arrived_on,
      });
      return { status: 200, body: { recorded, resident: residentOut(person) } };
    });
  });
}

function residentOut(person: ToldPerson) {
  return {
    id: person.id,
    number: person.number,
    given_name: person.givenName,
    family_name: person.familyName,
    other_names: person.otherNames,
    birth_date: person.birthDate,
    facility_id: person.facilityId,
    unit: person.unit,
    status: person.status,
    arrived_on: person.arrivedOn,
    changed_at: person.changedAt.toISOString(),
  };
}
