import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import {
  type Agency,
  type Facility,
  listOwnAgencies,
  listOwnFacilities,
  listOwnUnits,
  PLACES_PER_PAGE,
  readOwnAgency,
  readOwnFacility,
} from '#domain/directory/index.ts';
import type { App } from '#kernel/app.ts';
import { answers } from './answers.ts';
import { type Call, needs } from './gate.ts';
import { agencyAsked, agencySchema, cursor, facilitySchema, limit, pageOf, unitSchema } from './schemas.ts';

const tags = ['Places'];
const byId = z.object({ id: z.string().max(60) });
const page = z.strictObject({ cursor, limit: limit(PLACES_PER_PAGE) });

const agenciesRoute = createRoute({
  method: 'get',
  path: '/api/v1/agencies',
  operationId: 'listAgencies',
  tags,
  summary: 'Your agencies',
  ...needs('places:read', 'The agencies that this key is for: yours, or those that a partner’s key reaches and that are open to families.'),
  request: { query: page },
  responses: answers(pageOf(agencySchema, 'AgencyPage'), 'A page of agencies.'),
});
const agencyRoute = createRoute({
  method: 'get',
  path: '/api/v1/agencies/{id}',
  operationId: 'getAgency',
  tags,
  summary: 'One agency',
  ...needs('places:read'),
  request: { params: byId },
  responses: answers(agencySchema, 'The agency with this id.'),
});
const facilitiesRoute = createRoute({
  method: 'get',
  path: '/api/v1/facilities',
  operationId: 'listFacilities',
  tags,
  summary: 'Your facilities',
  ...needs('places:read', 'Closed ones too, in the order in which they were added.'),
  request: { query: page.extend({ agency: agencyAsked.meta({ description: 'Only those of this agency (its id).' }) }) },
  responses: answers(pageOf(facilitySchema, 'FacilityPage'), 'A page of facilities.'),
});
const facilityRoute = createRoute({
  method: 'get',
  path: '/api/v1/facilities/{id}',
  operationId: 'getFacility',
  tags,
  summary: 'One facility',
  ...needs('places:read'),
  request: { params: byId },
  responses: answers(facilitySchema, 'The facility with this id.'),
});
const unitsRoute = createRoute({
  method: 'get',
  path: '/api/v1/units',
  operationId: 'listUnits',
  tags,
  summary: 'Your housing units',
  ...needs('places:read', 'All of them on one page, closed ones too. Only for an agency’s own key.'),
  request: {
    query: z.strictObject({ facility: z.string().max(60).optional().meta({ description: 'Only those of this facility (its id).' }) }),
  },
  responses: answers(pageOf(unitSchema, 'UnitPage'), 'The units, by name.'),
});

export function placesRoutes(app: App, v1: OpenAPIHono<Call>): void {
  v1.openapi(agenciesRoute, async (c) => {
    const { cursor: from, limit: most } = c.req.valid('query');
    const { places, next } = await listOwnAgencies(app, c.get('scope'), { cursor: from, most: most ?? 50 });
    return c.json({ data: places.map(agencyOut), has_more: next !== null, next_cursor: next }, 200);
  });
  v1.openapi(agencyRoute, async (c) => c.json(agencyOut(await readOwnAgency(app, c.get('scope'), c.req.valid('param').id)), 200));
  v1.openapi(facilitiesRoute, async (c) => {
    const { agency, cursor: from, limit: most } = c.req.valid('query');
    const { places, next } = await listOwnFacilities(app, c.get('scope'), { agency, cursor: from, most: most ?? 50 });
    return c.json({ data: places.map(facilityOut), has_more: next !== null, next_cursor: next }, 200);
  });
  v1.openapi(facilityRoute, async (c) => c.json(facilityOut(await readOwnFacility(app, c.get('scope'), c.req.valid('param').id)), 200));
  v1.openapi(unitsRoute, async (c) => {
    const units = await listOwnUnits(app, c.get('scope'), c.req.valid('query'));
    const data = units.map(({ id, facilityId, name, closedAt }) => ({
      ...{ id, facility_id: facilityId, name },
      closed_at: closedAt?.toISOString() ?? null,
    }));
    return c.json({ data, has_more: false, next_cursor: null }, 200);
  });
}

function agencyOut({ id, slug, name, shortName, stateCode, kind, timeZone, number }: Agency) {
  return { id, slug, name, short_name: shortName, state: stateCode, kind, time_zone: timeZone, number_example: number.example };
}

function facilityOut({ id, agencyId, name, city, timeZone, closedAt }: Facility) {
  return { id, agency_id: agencyId, name, city, time_zone: timeZone, closed_at: closedAt?.toISOString() ?? null };
}
