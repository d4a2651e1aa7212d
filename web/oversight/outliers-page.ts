import { type RequestEvent, redirect } from '@sveltejs/kit';
import { listOutliers, lookInto, type Reason } from '#domain/oversight/index.ts';
import { csvOf } from '#kernel/csv.ts';
import { HOUSE_ZONE, localTime } from '#kernel/wall-clock.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import { tr, translator } from '#words/index.ts';

/** The page of outliers: an agency's for its people, the operators' for operators. */
export async function loadOutliers(event: RequestEvent) {
  const { app, scope } = event.locals;
  return await runLoad(event, async () => {
    const { reports, report, measures, flags } = await listOutliers(app, scope, { week: event.url.searchParams.get('week') });
    const timeZone = report?.timeZone ?? HOUSE_ZONE;
    const most = Math.max(1, ...measures.map(({ withoutWork }) => withoutWork));
    return {
      weeks: reports.map(({ week }) => week),
      week: report?.week ?? null,
      timeZone,
      measures: measures.map((m) => ({ ...m, share: Math.round((100 * m.withoutWork) / most) })),
      flags: flags.map((flag) => ({
        ...flag,
        trail: `/audit?${new URLSearchParams({
          from: localTime(flag.fromAt, timeZone).day,
          until: localTime(new Date(flag.untilAt.getTime() - 1), timeZone).day,
          who: flag.loginId,
        })}`,
      })),
      answered: event.url.searchParams.has('answered'),
    };
  });
}

export const outlierActions = {
  answer: (event: RequestEvent) => {
    // Each flag has a note of its own on the page, so its field carries the flag's id.
    const flag = event.url.searchParams.get('flag') ?? '';
    return runForm(event, { [`note-${flag}`]: 'text' }, async (typed) => {
      await lookInto(event.locals.app, event.locals.scope, { flag, note: typed[`note-${flag}`] });
      redirect(303, '/outliers?answered');
    });
  },
};

/** The words for a reason: what was seen, and what is usual. */
export function reasonWords(lang: 'en' | 'es', reason: Reason): string {
  const usual = 'usual' in reason && reason.usual !== null ? tr(lang, 'oversight.usual', { usual: Math.round(reason.usual) }) : '';
  const { kind, count } = reason;
  return `${tr(lang, `oversight.reason.${kind}`, { count, days: 'days' in reason ? reason.days : 0 })} ${usual}`.trim();
}

/** The week's numbers of everybody, as a sheet. */
export function outliersCsv(event: RequestEvent): Promise<Response> {
  const { app, scope, lang } = event.locals;
  return runLoad(event, async () => {
    const { report, measures } = await listOutliers(app, scope, { week: event.url.searchParams.get('week') });
    const t = translator(lang);
    const head = [
      t('oversight.column.name'),
      t('oversight.column.role'),
      t('oversight.column.people'),
      t('oversight.column.without_work'),
      t('oversight.column.most_in_a_day'),
      t('oversight.column.late'),
    ];
    const rows = measures.map((m) => [m.name, tr(lang, `oversight.role.${m.role}`), m.people, m.withoutWork, m.mostInADay, m.late]);
    const text = csvOf([head, ...rows].map((cells) => cells.map(String)));
    return new Response(text, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="looks-${report?.week ?? 'none'}.csv"`,
        'cache-control': 'no-store',
      },
    });
  });
}
