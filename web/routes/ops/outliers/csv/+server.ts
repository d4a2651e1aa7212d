import { outliersCsv } from '#web/oversight/outliers-page.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => outliersCsv(event);
