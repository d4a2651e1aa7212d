import { listWriters } from '#domain/mail/index.ts';
import { runLoad } from '#web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => ({
    timeZone: event.locals.door?.device.timeZone ?? '',
    writers: (await listWriters(event.locals.app, event.locals.scope)).map(({ customer, senderName, savedAt }) => ({
      customer,
      name: senderName,
      savedAt,
    })),
  }));
