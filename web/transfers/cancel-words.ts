import type { translator } from '#words/index.ts';

/** Whether, and how long, money can be taken back after paying: said before anybody pays. */
export function cancelWords(t: ReturnType<typeof translator>, minutes: number, facility: string): { value: string; more?: string } {
  if (minutes === 0) return { value: t('transfers.check.back_never') };
  return { value: t('transfers.check.back_within', { minutes }), more: t('transfers.check.back_unless', { facility }) };
}
