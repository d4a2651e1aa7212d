import type { PromisedHolds } from '#domain/directory/index.ts';
import type { Lang } from '#kernel/scope.ts';
import { formatPlainDate } from '#words/format.ts';
import { translator } from '#words/index.ts';

/** From when money can be used that the agency holds, as rows of a summary; one where it is the same whatever pays. `of`: of one sending, or of the first of many. */
export function heldRows(
  { card, wallet }: PromisedHolds,
  { agency, lang, of = 'one' }: { agency: string; lang: Lang; of?: 'one' | 'first' },
): { label: string; value: string; more: string }[] {
  const t = translator(lang);
  const same = card !== undefined && card.from === wallet?.from;
  const ways = same
    ? [{ way: 'any', hold: card } as const]
    : [{ way: 'card', hold: card } as const, { way: 'wallet', hold: wallet } as const];
  return ways.flatMap(({ way, hold }) => {
    if (hold === undefined) return [];
    const day = formatPlainDate(hold.from, lang);
    return {
      label: t(`transfers.check.held_${way}`),
      value: of === 'one' ? t('transfers.check.held_from', { day }) : t('transfers.plan.held_from', { day }),
      more: t(`transfers.check.held_${hold.count}`, { agency, days: hold.days, cite: hold.legalCite }),
    };
  });
}
