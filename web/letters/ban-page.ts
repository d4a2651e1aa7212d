import { redirect } from '@sveltejs/kit';
import { askAboutBan, readOwnBan } from '#domain/mail/index.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';

interface BanEvent {
  locals: App.Locals;
  params: { ban: string };
  request: Request;
}

/** The page on which either of the two reads why staff stopped letters between them, and asks about it: outside and on the tablet. */
export const loadBan = (event: BanEvent) =>
  runLoad(event, async () => ({ ban: await readOwnBan(event.locals.app, event.locals.scope, event.params.ban) }));

export const banActions = {
  default: (event: BanEvent) =>
    runForm(event, { words: 'text' }, async ({ words }) => {
      await askAboutBan(event.locals.app, event.locals.scope, { ban: event.params.ban, words });
      redirect(303, `/letters/stopped/${event.params.ban}`);
    }),
};
