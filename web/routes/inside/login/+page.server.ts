import { redirect } from '@sveltejs/kit';
import { signIn } from '#domain/devices/index.ts';
import { readAgency } from '#domain/directory/index.ts';
import { publicScope } from '#kernel/scope.ts';
import { runForm } from '#web/form.ts';
import { EMPTIED, keepSession } from '#web/inside/door.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, setHeaders }) => {
  const { app, door, isLeftBehind, requestId, lang } = locals;
  if (door?.session) redirect(303, '/');
  // Whoever signed out had his browser emptied then.
  const note = (['out', 'idle', 'ended'] as const).find((name) => url.searchParams.has(name)) ?? null;
  if (isLeftBehind || note === 'idle' || note === 'ended') setHeaders({ 'clear-site-data': EMPTIED });
  const { agency } = await readAgency(app, publicScope(requestId, lang), door!.device.agencyId);
  return {
    label: agency.number.label[lang],
    example: agency.number.example,
    device: door!.device.name,
    note,
  };
};

export const actions: Actions = {
  default: (event) =>
    runForm(event, { number: 'text', pin: 'secret' }, async ({ number, pin }) => {
      const { app, scope, door } = event.locals;
      const { token, mustChange } = await signIn(app, scope, { device: door!.device, number, pin });
      keepSession(event.cookies, token);
      redirect(303, mustChange ? '/pin' : '/');
    }),
};
