import { OpenAPIHono } from '@hono/zod-openapi';
import type { App } from '#kernel/app.ts';
import { aboutApi } from './about.ts';
import { acknowledgeRoutes } from './acknowledge.ts';
import { nameErrors } from './answers.ts';
import { answerIssues, answerOwn, answerThrown } from './errors.ts';
import { type Call, gate, limitBody, nameCall } from './gate.ts';
import { moneyRoutes } from './money.ts';
import { aboutNews, newsRoutes } from './news.ts';
import { placesRoutes } from './places.ts';
import { residentsRoutes } from './residents.ts';
import { rostersRoutes } from './rosters.ts';

const DOCUMENT = '/api/v1/openapi.json';

/** /api/v1: what programs of agencies and partners read and tell. Each room adds its routes here; the document is made of them. */
export function makeV1(app: App): OpenAPIHono<Call> {
  const v1 = new OpenAPIHono<Call>({
    // What was given comes along; the library's types do not say so.
    defaultHook: (result, c) => (result.success ? undefined : answerIssues(c, result.error.issues, (result as { data?: unknown }).data)),
  });
  v1.onError((error, c) => answerThrown(app, error, c));
  v1.use('/api/v1/*', nameCall);
  // Who opens the address itself is a person: the page that explains it.
  for (const root of ['/api/v1', '/api/v1/']) v1.get(root, (c) => c.redirect(`${app.origins.family}/developers`, 303));
  v1.get(DOCUMENT, (c) => c.json(describe(app, v1)));
  v1.use('/api/v1/*', gate(app), limitBody);
  v1.openAPIRegistry.registerComponent('securitySchemes', 'key', {
    type: 'http',
    scheme: 'bearer',
    description: 'A key that an admin of your agency makes on the page "Keys" of the staff site, or that Kinline gave you as its partner.',
  });
  nameErrors(v1);
  placesRoutes(app, v1);
  residentsRoutes(app, v1);
  rostersRoutes(app, v1);
  moneyRoutes(app, v1);
  acknowledgeRoutes(app, v1);
  newsRoutes(v1);
  v1.all('/api/v1/*', (c) => {
    const methods = methodsAt(v1, c.req.path).join(', ');
    if (methods === '') return answerOwn(c, 404, 'not_found', 'not_found');
    c.header('Allow', methods);
    return answerOwn(c, 405, 'invalid_request', 'wrong_method', { methods });
  });
  return v1;
}

/** What an address takes; none when there is nothing at it. */
function methodsAt(v1: OpenAPIHono<Call>, path: string): string[] {
  const isHere = (pattern: string): boolean => new RegExp(`^${pattern.replace(/:[^/]+/g, '[^/]+')}$`).test(path);
  return [...new Set(v1.routes.filter((route) => route.method !== 'ALL' && isHere(route.path)).map((route) => route.method))];
}

/** The document of the API, OpenAPI 3.1. */
export function describeApi(app: App): object {
  return describe(app, makeV1(app));
}

function describe(app: App, v1: OpenAPIHono<Call>): object {
  return v1.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: 'Kinline API', version: '1.0.0', description: aboutApi },
    servers: [{ url: app.origins.family }],
    security: [{ key: [] }],
    tags: [
      { name: 'Places', description: 'Agencies, their facilities and housing units.' },
      { name: 'Residents', description: 'The people held by your agency, one by one.' },
      { name: 'Rosters', description: 'The same people in whole files.' },
      { name: 'Money', description: 'Prices, and money on its way to the people you hold.' },
      { name: 'News', description: aboutNews },
    ],
  });
}
