import { redirect } from '@sveltejs/kit';
import { changePolicy, readAgency, readPolicyPage } from '#domain/directory/index.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const { agency } = await readAgency(app, scope, event.params.agency);
    const { inForce, base, history } = await readPolicyPage(app, scope, { agencyId: agency.id, kind: 'licence', facilityId: null });
    return {
      agency,
      licence: inForce?.body ?? null,
      base,
      history: history.map(({ body, ...row }) => ({ ...row, licensee: body.licensee })),
    };
  });

const fields = {
  licensee: 'text',
  nmlsId: 'text',
  address: 'text',
  phone: 'text',
  sample: 'check',
  from: 'date',
  reason: 'text',
  base: 'text',
} as const;

export const actions: Actions = {
  default: (event) =>
    runForm(event, fields, async ({ from, reason, base, sample, ...words }) => {
      const { app, scope } = event.locals;
      const { agency } = await readAgency(app, scope, event.params.agency);
      const { licensee, nmlsId, address, phone } = words;
      const body = { licensee: licensee.trim(), nmlsId: nmlsId.trim(), address: address.trim(), phone: phone.trim(), sample };
      await changePolicy(app, scope, { agencyId: agency.id, kind: 'licence', facilityId: null, body, from, reason, base: base || null });
      redirect(303, `/agencies/${agency.slug}`);
    }),
};
