import { sumIncoming } from '#domain/transfers/index.ts';
import { runLoad } from '#web/load.ts';
import type { PageServerLoad } from './$types';

const SPANS = { two_weeks: 14, month: 35, quarter: 92 } as const;
type Span = keyof typeof SPANS;
const spans = Object.keys(SPANS) as Span[];

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const asked = event.url.searchParams;
    const span = spans.find((one) => one === asked.get('span')) ?? 'two_weeks';
    const filter = { to: asked.get('to'), days: SPANS[span], facility: asked.get('facility') };
    const { day: from, to, facility, facilities, days, agency } = await sumIncoming(app, scope, filter);
    return { span, spans, from, to, facility, facilities, days, agency, now: app.clock.now() };
  });
