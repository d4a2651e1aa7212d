import { redirect } from '@sveltejs/kit';
import { type AskView, decideAsks, readAsks } from '#domain/directory/index.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { refusalWords, runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

const DECISIONS = ['approve', 'deny', 'revoke'] as const;

function decisionOf(url: URL): (typeof DECISIONS)[number] {
  return DECISIONS.find((one) => one === url.searchParams.get('decision')) ?? 'deny';
}

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope, lang } = event.locals;
    const decision = decisionOf(event.url);
    const found: AskView[] | string = await readAsks(app, scope, event.url.searchParams.getAll('ask')).catch((error: unknown) => {
      if (isRefusal(error) && error.code === 'directory.none_chosen') return refusalWords(lang, error.code, error.params);
      throw error;
    });
    const all = typeof found === 'string' ? [] : found;
    const open = all.filter(({ ask }) => ask.state === (decision === 'revoke' ? 'approved' : 'waiting'));
    const services = [...new Set(open.map(({ ask }) => ask.service))];
    const rule = open[0]?.rule;
    return {
      decision,
      problem: typeof found === 'string' ? found : null,
      asks: open.map(({ ask }) => ask),
      skipped: all.length - open.length,
      timeZone: all[0]?.agency.timeZone ?? 'UTC',
      reasons: rule?.reasons ?? [],
      validDays: services.length === 1 && rule ? rule[services[0]!].validDays : null,
      asksPerson: services.some((service) => rule?.[service].by === 'resident' || rule?.[service].by === 'both'),
    };
  });

export const actions: Actions = {
  default: (event) =>
    runForm(event, { ask: 'many', reason: 'text', words: 'text', until: 'date', consent: 'check' }, async ({ ask, ...values }) => {
      const { app, scope } = event.locals;
      const { decided, skipped } = await decideAsks(app, scope, { asks: ask, decision: decisionOf(event.url), ...values });
      redirect(303, `/approvals?decided=${decided}&skipped=${skipped}`);
    }),
};
