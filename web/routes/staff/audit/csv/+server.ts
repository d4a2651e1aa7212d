import { trailCsv } from '#web/trail/trail-page.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => trailCsv(event);
