import { redirect, type RequestEvent } from '@sveltejs/kit';
import {
  askPhoneCode,
  channelNames,
  clockOf,
  minutesFrom,
  provePhone,
  readPreferences,
  readWaitingPhone,
  removePhone,
  savePreferences,
} from '#domain/notifications/index.ts';
import { type FieldKind, runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import { zones } from '#web/places/zones.ts';

const NOTES = ['saved', 'proved', 'removed'] as const;

export const noticesLoad = (event: RequestEvent) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const preferences = await readPreferences(app, scope);
    const { quiet } = preferences;
    return {
      ...preferences,
      textsFrom: app.texter?.from ?? '',
      quiet:
        quiet === null ? null : { isOn: quiet.isOn, from: clockOf(quiet.fromMinute), until: clockOf(quiet.untilMinute), zone: quiet.zone },
      zones: quiet === null || zones.some((zone) => zone === quiet.zone) ? [...zones] : [quiet.zone, ...zones],
      note: NOTES.find((note) => event.url.searchParams.has(note)) ?? null,
    };
  });

export const noticesActions = {
  save: async (event: RequestEvent) => {
    const { app, scope } = event.locals;
    const { kinds } = await readPreferences(app, scope);
    const boxes = kinds.flatMap(({ kind }) => channelNames.map((channel) => ({ name: `${kind}-${channel}`, box: `${kind} ${channel}` })));
    const fields: Record<string, FieldKind> = { quietFrom: 'text', quietUntil: 'text', zone: 'text', quiet: 'check' };
    for (const { name } of boxes) fields[name] = 'check';
    return await runForm(event, fields, async (values) => {
      const quiet = {
        isOn: Boolean(values['quiet']),
        fromMinute: minutesFrom(values['quietFrom']),
        untilMinute: minutesFrom(values['quietUntil']),
        zone: String(values['zone']),
      };
      await savePreferences(app, scope, { on: boxes.filter(({ name }) => values[name]).map(({ box }) => box), quiet });
      redirect(303, '/notices?saved');
    });
  },
  removePhone: (event: RequestEvent) =>
    runForm(event, {}, async () => {
      await removePhone(event.locals.app, event.locals.scope);
      redirect(303, '/notices?removed');
    }),
};

/** The form to add a number; where no texts can be sent it says so. */
export const phoneLoad = ({ locals: { app } }: RequestEvent): { offered: boolean } => ({ offered: Boolean(app.texter) });

export const phoneActions = {
  default: (event: RequestEvent) =>
    runForm(event, { phone: 'text', agreed: 'check' }, async ({ phone, agreed }) => {
      const { app, scope, source } = event.locals;
      await askPhoneCode(app, scope, { phone, agreed, source });
      redirect(303, '/notices/phone/code');
    }),
};

export const codeLoad = (event: RequestEvent) =>
  runLoad(event, async () => ({ waiting: await readWaitingPhone(event.locals.app, event.locals.scope) }));

export const codeActions = {
  default: (event: RequestEvent) =>
    runForm(event, { code: 'secret' }, async ({ code }) => {
      await provePhone(event.locals.app, event.locals.scope, { code });
      redirect(303, '/notices?proved');
    }),
};
