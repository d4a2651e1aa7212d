import { EVERY } from '#domain/transfers/index.ts';
import type { Translate } from '#words/index.ts';

/** How often money can be sent, as choices of a form. */
export function everyOptions(t: Translate): { value: string; text: string; hint?: string }[] {
  return EVERY.map((value) => ({
    value,
    text: t(`transfers.plan.every_${value}`),
    ...(value === 'month' ? { hint: t('transfers.plan.month_hint') } : {}),
  }));
}
