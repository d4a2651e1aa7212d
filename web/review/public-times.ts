import { readReviewPolicy } from '#domain/directory/index.ts';
import { readDecisionTimes } from '#domain/review/index.ts';
import { translator } from '#words/index.ts';
import { hours } from './figure-sheets.ts';

/** How long letters take at these facilities, for anybody to read: those with enough letters to say, in the order given. */
export async function publicTimes(
  { app, scope, lang }: Pick<App.Locals, 'app' | 'scope' | 'lang'>,
  facilities: readonly { id: string; name: string }[],
): Promise<{ name: string; cells: string[] }[]> {
  const t = translator(lang);
  const share = (percent: number | null): string =>
    percent === null ? t('review.times.too_few') : t('review.figures.percent', { percent });
  return await app.tx(scope, async (tx) => {
    const rows: { name: string; cells: string[] }[] = [];
    for (const { id, name } of facilities) {
      const times = await readDecisionTimes(tx, id, app.clock.now());
      if (times === null) continue;
      const { decided, medianSeconds, slowSeconds, returnedPercent, inTimePercent } = times;
      const cells = [t('review.times.decided_more', { count: decided }), hours(medianSeconds, lang), hours(slowSeconds, lang)];
      rows.push({ name, cells: [...cells, share(returnedPercent), share(inTimePercent)] });
    }
    return rows;
  });
}

/** By which rule letters are read at these facilities, for anybody to read: those that take letters. */
export async function publicRules(
  { app, scope, lang }: Pick<App.Locals, 'app' | 'scope' | 'lang'>,
  facilities: readonly { id: string; agencyId: string; name: string; services: { letters: boolean } }[],
): Promise<{ name: string; cells: string[] }[]> {
  const t = translator(lang);
  return await app.tx(scope, async (tx) => {
    const rows: { name: string; cells: string[] }[] = [];
    for (const { id, agencyId, name } of facilities.filter(({ services }) => services.letters)) {
      const { mode, deadlineHours, resend } = await readReviewPolicy(tx, { agencyId, facilityId: id }, app.clock.now());
      const fixed = t(resend === false ? 'review.rules.new_only' : 'review.rules.fix');
      rows.push({ name, cells: [t(`review.rules.${mode}`), t('review.figures.hours', { hours: deadlineHours }), fixed] });
    }
    return rows;
  });
}
