import type { ReturnView } from '#domain/mail/index.ts';
import { formatDate, formatDateTime } from '#words/format.ts';
import type { Lang, Translate } from '#words/index.ts';

interface Step {
  state: 'done' | 'now' | 'back';
  title: string;
  at?: Date;
  when?: string;
  text?: string;
}

/** That a letter was returned, and each look at it after that, as steps of its way. */
export function returnSteps(returned: ReturnView | null, stampsBack: string, t: Translate, lang: Lang): Step[] {
  if (returned === null) return [];
  const { facilityName: facility, timeZone, at, lateSince, appeal } = returned;
  const looks = appeal.courses.map(({ end, dueAt, isLate }): Step => {
    const day = formatDate(dueAt, lang, timeZone);
    if (end === null)
      return {
        state: 'now',
        title: t('mail.view.step_look', { facility }),
        when: t(isLate ? 'mail.back.late' : 'mail.back.waits', { day }),
      };
    if (end.outcome === 'reversed')
      return { state: 'done', title: t('mail.view.step_reversed'), at: end.at, text: t('mail.view.step_reversed_text') };
    return { state: 'back', title: t(`mail.view.step_${end.outcome}`), at: end.at };
  });
  const late = lateSince && t('mail.view.step_was_late', { time: formatDateTime(lateSince, lang, timeZone) });
  return [{ state: 'back', title: t('mail.view.step_returned'), at, text: stampsBack, ...(late && { when: late }) }, ...looks];
}
