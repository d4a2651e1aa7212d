import { redirect, type RequestEvent } from '@sveltejs/kit';
import {
  changePolicy,
  type DeductionRules,
  isOfFacility,
  needsSecondPerson,
  type PolicyBodies,
  readPolicyPage,
} from '#domain/directory/index.ts';
import { refuse, refuseFields } from '#kernel/refusal.ts';
import { copyWay } from './fee-form.ts';
import { feesFromCsv, textOfFile } from './fee-csv.ts';
import { runFlatForm } from './flat-form.ts';
import { changeRows, formOf } from './forms.ts';
import { isPageName, type PageKind, type PageName, pages } from './kinds.ts';
import { type Effect, effectsOf } from './preview.ts';
import type { Values } from './values.ts';

/** The page of one rule: fill in → see what changes → from when and why. */
export type Step = 'fill' | 'check';

function askedFor(event: RequestEvent): { page: PageName; kind: PageKind; facilityId: string | null } {
  const page = event.params['page'] ?? '';
  if (!isPageName(page)) refuse('directory.unknown_policy');
  return { page, kind: pages[page], facilityId: isOfFacility(pages[page]) ? event.url.searchParams.get('facility') : null };
}

async function viewOf(event: RequestEvent) {
  const { app, scope } = event.locals;
  const { page, kind, facilityId } = askedFor(event);
  const agencyId = scope.agency ?? refuse('kernel.not_allowed');
  if (isOfFacility(kind) && facilityId === null) refuse('directory.unknown_facility');
  return { page, kind, facilityId, agencyId, view: await readPolicyPage(app, scope, { agencyId, kind, facilityId }) };
}

/** What the page shows. With `?like=<rule>` the form begins with an older rule. */
export async function loadPolicyPage(event: RequestEvent) {
  const { page, kind, view } = await viewOf(event);
  const { history, ...rest } = view;
  const like = history.find(({ id }) => id === event.url.searchParams.get('like'));
  const start = like ?? view.inForce;
  return {
    ...rest,
    page,
    kind,
    values: { ...formOf(kind).toForm(start ? start.body : null), base: view.base ?? '' } as Values,
    like: like ? like.effectiveFrom : null,
    history: history.map(({ body: _body, ...row }) => row),
    proposals: view.proposals.map(({ body: _body, ...row }) => row),
    byTwo: needsSecondPerson(kind),
    noticeDays: (kind === 'deductions' && (view.inForce?.body as DeductionRules | undefined)?.noticeDays) || 0,
    inForce: view.inForce && { id: view.inForce.id, effectiveFrom: view.inForce.effectiveFrom },
    coming: view.coming.map(({ id, effectiveFrom }) => ({ id, effectiveFrom })),
    saved: event.url.searchParams.has('saved'),
  };
}

/** One button of the form: a row more or less, a copied way, a table read in, the effects shown, the change made. */
export async function changePolicyPage(event: RequestEvent) {
  const { page, kind, facilityId, agencyId, view } = await viewOf(event);
  const { app, scope, lang } = event.locals;
  const reader = { lang, timeZone: view.agency.timeZone, now: app.clock.now(), under: view.under };
  const effects = (body: PolicyBodies[PageKind]): Effect[] => effectsOf(kind, (view.inForce?.body ?? null) as never, body as never, reader);
  const form = formOf(kind);
  const stepOf = (values: Values): { step: Step; extra: Effect[] } => {
    if (values['do'] !== 'save') return { step: 'fill', extra: [] };
    const { body, errors } = form.fromForm(values);
    return errors.length > 0 ? { step: 'fill', extra: [] } : { step: 'check', extra: effects(body) };
  };
  return await runFlatForm(event, stepOf, async (values, file) => {
    const what = values['do'] ?? 'check';
    const fill = (typed: Values) => ({ step: 'fill' as const, extra: [] as Effect[], values: typed });
    if (what === 'fill') return fill(values);
    if (what === 'add' || what.startsWith('remove-')) return fill(changeRows(kind, values, what));
    if (kind === 'fee_schedule' && (what === 'copy' || what === 'csv')) {
      const read = what === 'copy' ? copyWay(values) : await tableOf(values, file('csvFile'));
      refuseFields(read.errors);
      return fill(read.values);
    }
    const { body, errors } = form.fromForm(values);
    refuseFields(errors);
    if (what !== 'save') return { step: 'check' as const, extra: effects(body), values };
    const input = {
      agencyId,
      kind,
      facilityId,
      body: body as never,
      from: dayOf(values),
      reason: values['reason'] ?? '',
      base: values['base'] || null,
    };
    const changed = await changePolicy(app, scope, input);
    if ('proposalId' in changed) redirect(303, `/proposals/${changed.proposalId}?made`);
    redirect(303, `/policies/${page}?saved${facilityId === null ? '' : `&facility=${facilityId}`}`);
  });
}

/** The table that was chosen as a file, or else the pasted one. */
async function tableOf(values: Values, file: File | null): Promise<ReturnType<typeof feesFromCsv>> {
  if (file === null) return feesFromCsv(values['csv'] ?? '', values);
  const text = textOfFile(await file.bytes()) ?? refuse('directory.roster_not_text', {}, 'csvFile');
  return feesFromCsv(text, values, 'csvFile');
}

/** The three boxes of a date as one: "2026-12-01", '' when nothing was typed. */
function dayOf(values: Values): string {
  const [year = '', month = '', day = ''] = ['year', 'month', 'day'].map((part) => (values[`from-${part}`] ?? '').trim());
  if (year === '' && month === '' && day === '') return '';
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
