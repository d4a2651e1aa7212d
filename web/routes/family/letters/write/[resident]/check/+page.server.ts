import { redirect } from '@sveltejs/kit';
import { lengthOf, readDraft, readReturn, sendLetter, sureDay } from '#domain/mail/index.ts';
import { readShop } from '#domain/stamps/index.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { runForm } from '#web/form.ts';
import { runLoad } from '#web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  runLoad(event, async () => {
    const { app, scope } = event.locals;
    const { resident, draft, hasDetails, ...rules } = await readDraft(app, scope, event.params.resident);
    const page = `/letters/write/${resident.id}`;
    // A card without a word is no letter yet.
    if (draft === null || draft.body === '') redirect(303, page);
    if (!hasDetails) redirect(303, `/details?next=${encodeURIComponent(`${page}/check`)}`);
    const dueAt = new Date(app.clock.now().getTime() + rules.deadlineHours * 3_600_000);
    const { available, agencyId } = await readShop(app, scope, resident.agencyId);
    return {
      name: `${resident.givenName} ${resident.familyName}`,
      number: resident.number,
      facility: resident.facility.name,
      timeZone: resident.facility.timeZone,
      page,
      corrects: draft.corrects === null ? null : await readReturn(app, scope, draft.corrects),
      agencyId,
      draft: { id: draft.draftId, version: draft.version, body: draft.body, card: draft.card },
      length: lengthOf(draft.body),
      most: rules.most,
      stamps: Number(rules.stamps),
      reached: rules.reached,
      ban: rules.ban && { id: rules.ban.banId, reviewOn: rules.ban.reviewOn },
      takesCards: rules.cardStamps !== null,
      cardStamps: draft.card === null ? 0 : Number(rules.cardStamps ?? 0n),
      replyStamps: draft.withReply ? Number(rules.replyStamps ?? 0n) : 0,
      available: Number(available),
      times: rules.times,
      dueAt,
      sureDay: sureDay(dueAt, resident.facility.timeZone),
    };
  });

/** What changed since the page was shown stands on the page itself. */
const ON_THE_PAGE = new Set([
  'stamps.too_few',
  'mail.details_needed',
  'mail.draft_changed',
  'mail.banned',
  'mail.no_cards',
  'mail.limit_day',
  'mail.limit_week',
  'mail.limit_waiting',
]);

export const actions: Actions = {
  default: (event) =>
    runForm(event, { draft: 'secret', version: 'secret', day: 'date', anyway: 'check' }, async ({ draft, version, day, anyway }) => {
      const { app, scope } = event.locals;
      const { resident } = event.params;
      const { letterId } = await sendLetter(app, scope, { resident, draft, version: Number(version), day, anyway }).catch(
        (error: unknown) => {
          if (isRefusal(error) && ON_THE_PAGE.has(error.code)) return redirect(303, `/letters/write/${resident}/check`);
          throw error;
        },
      );
      redirect(303, `/letters/${letterId}`);
    }),
};
