import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { readOwnPlaces } from '#domain/directory/index.ts';
import type { App } from '#kernel/app.ts';
import { answers } from './answers.ts';
import type { Call } from './gate.ts';
import { agencySchema, facilitySchema, pageOf, unitSchema } from './schemas.ts';

const tags = ['Places'];

const agencyRoute = createRoute({
  method: 'get',
  path: '/api/v1/agency',
  operationId: 'getAgency',
  tags,
  summary: 'Your agency',
  description: 'Needs `places:read`.',
  responses: answers(agencySchema, 'The agency of this key.'),
});
const facilitiesRoute = createRoute({
  method: 'get',
  path: '/api/v1/facilities',
  operationId: 'listFacilities',
  tags,
  summary: 'Your facilities',
  description: 'All of them on one page, closed ones too. Needs `places:read`.',
  responses: answers(pageOf(facilitySchema, 'FacilityPage'), 'The facilities, by name.'),
});
const unitsRoute = createRoute({
  method: 'get',
  path: '/api/v1/units',
  operationId: 'listUnits',
  tags,
  summary: 'Your housing units',
  description: 'All of them on one page, closed ones too. Needs `places:read`.',
  request: {
    query: z.strictObject({ facility: z.string().max(60).optional().meta({ description: 'Only those of this facility (its id).' }) }),
  },
  responses: answers(pageOf(unitSchema, 'UnitPage'), 'The units, by name.'),
});

export function placesRoutes(app: App, v1: OpenAPIHono<Call>): void {
  v1.openapi(agencyRoute, async (c) => {
    const { agency } = await readOwnPlaces(app, c.get('scope'));
    const { id, slug, name, shortName, stateCode, kind, timeZone, number } = agency;
    return c.json(
      { id, slug, name, short_name: shortName, state: stateCode, kind, time_zone: timeZone, number_example: number.example },
      200,
    );
  });
  v1.openapi(facilitiesRoute, async (c) => {
    const { facilities } = await readOwnPlaces(app, c.get('scope'));
    const data = facilities.map(({ id, name, city, timeZone, closedAt }) => ({
      id,
      name,
      city,
      time_zone: timeZone,
      closed_at: closedAt?.toISOString() ?? null,
    }));
    return c.json({ data, has_more: false, next_cursor: null }, 200);
  });
  v1.openapi(unitsRoute, async (c) => {
    const { facility } = c.req.valid('query');
    const { units } = await readOwnPlaces(app, c.get('scope'));
    const data = units
      .filter((unit) => facility === undefined || unit.facilityId === facility)
      .map(({ id, facilityId, name, closedAt }) => ({ id, facility_id: facilityId, name, closed_at: closedAt?.toISOString() ?? null }));
    return c.json({ data, has_more: false, next_cursor: null }, 200);
  });
}
